package dev.seatrial.run;

import java.util.List;

/** The harness could not do its own work; never the product's fault. */
final class HarnessFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> evidence;

  HarnessFailure(String message, List<String> evidence) {
    super(message);
    this.evidence = List.copyOf(evidence);
  }

  HarnessFailure(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
    this.evidence = List.of();
  }

  List<String> evidence() {
    return evidence;
  }
}
