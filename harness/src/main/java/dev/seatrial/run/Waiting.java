package dev.seatrial.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waiting for a condition that explains why it does not hold yet. */
final class Waiting {
  private Waiting() {}

  /** Awaitility waits on through an interrupt; with this, the next look ends it. */
  static Callable<Boolean> heeding(Callable<Boolean> condition) {
    Thread waiting = Thread.currentThread();
    return () -> {
      if (Interruption.ends(waiting)) {
        throw new HarnessFailure(Interruption.SENTENCE, List.of());
      }
      return condition.call();
    };
  }

  /**
   * Polls until the condition gives no more reason.
   *
   * @param reason why it does not hold; empty when it does
   * @return the last reason when the time was up; empty when the condition held
   */
  static Optional<String> until(
      String name, Duration within, Duration poll, Supplier<Optional<String>> reason) {
    String[] last = {"the first try has not ended"};
    try {
      Awaitility.await(name)
          .atMost(within.plusMillis(1))
          .pollDelay(Duration.ZERO)
          .pollInterval(poll)
          .until(
              heeding(
                  () -> {
                    Optional<String> now = reason.get();
                    // A try that is cut off because the time is up tells nothing of the condition.
                    if (!Thread.currentThread().isInterrupted()) {
                      now.ifPresent(r -> last[0] = r);
                    }
                    return now.isEmpty();
                  }));
      return Optional.empty();
    } catch (ConditionTimeoutException e) {
      return Optional.of(last[0]);
    }
  }
}
