package dev.seatrial.run;

import java.util.List;

/** The system under test did not do what was declared. */
final class StepFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String finding;
  private final transient List<String> evidence;

  /**
   * Makes a failure.
   *
   * @param finding id of its class, e.g. {@code run.hung-after-failing}
   * @param message one sentence
   * @param evidence last lines of output, an answer, …
   */
  StepFailure(String finding, String message, List<String> evidence) {
    super(message);
    this.finding = finding;
    this.evidence = List.copyOf(evidence);
  }

  String finding() {
    return finding;
  }

  List<String> evidence() {
    return evidence;
  }
}
