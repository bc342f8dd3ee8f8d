package dev.seatrial.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run from outside, when the process is told to: what the cell under way made is taken away,
 * and nothing new stays or is begun.
 */
final class Interruption {
  private @Nullable CleanupStack active;
  private boolean asked;

  /**
   * The stack of the cell that begins.
   *
   * @throws HarnessFailure when the run was ended already
   */
  synchronized void watch(CleanupStack stack) {
    if (asked) {
      throw new HarnessFailure("the run was ended from outside", List.of());
    }
    active = stack;
  }

  synchronized void forget() {
    active = null;
  }

  synchronized boolean asked() {
    return asked;
  }

  /** Returns when everything is taken away. */
  void end() {
    CleanupStack stack;
    synchronized (this) {
      asked = true;
      stack = active;
    }
    if (stack != null) {
      stack.close();
    }
  }
}
