package dev.seatrial.cli;

import dev.seatrial.verdict.Status;
import java.util.Collection;

/** What the process says at its end. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int HARNESS_ERROR = 3;
  static final int INCONCLUSIVE = 4;

  private ExitCode() {}

  /**
   * The exit code of cells.
   *
   * @param strict anything that is not green counts as failed
   */
  static int of(Collection<Status> cells, boolean strict) {
    if (strict && !cells.stream().allMatch(Status::green)) {
      return FAILED;
    }
    if (cells.contains(Status.HARNESS_ERROR)) {
      return HARNESS_ERROR;
    }
    if (cells.contains(Status.FAIL)) {
      return FAILED;
    }
    boolean green = cells.stream().anyMatch(Status::green);
    return cells.contains(Status.INCONCLUSIVE) || !green ? INCONCLUSIVE : OK;
  }
}
