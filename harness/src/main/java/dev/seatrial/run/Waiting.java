package dev.seatrial.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waiting for a condition that explains why it does not hold yet. */
final class Waiting {
  /** What the last try may take beyond the time; most have a shorter limit of their own. */
  private static final Duration TRY = Duration.ofSeconds(30);

  private Waiting() {}

  /** Awaitility waits on through an interrupt; with this, the next look ends it. */
  static Callable<Boolean> heeding(Callable<Boolean> condition) {
    Thread waiting = Thread.currentThread();
    return () -> {
      if (Interruption.ends(waiting)) {
        throw HarnessFailure.endedFromOutside();
      }
      return condition.call();
    };
  }

  /**
   * Polls until the condition gives no more reason. A try that has begun in time is waited for: on
   * a busy machine, even the first one may end later.
   *
   * @param within after that, no other try begins
   * @param reason why it does not hold; empty when it does
   * @return the last reason when the time was up; empty when the condition held
   */
  static Optional<String> until(
      String name, Duration within, Duration poll, Supplier<Optional<String>> reason) {
    return until(name, within, TRY, poll, reason);
  }

  /** Likewise; the last try may take so much longer. */
  static Optional<String> until(
      String name,
      Duration within,
      Duration longer,
      Duration poll,
      Supplier<Optional<String>> reason) {
    String[] last = {"the first try has not ended"};
    boolean[] held = {false};
    long end = System.nanoTime() + within.toNanos();
    try {
      Awaitility.await(name)
          .atMost(within.plus(longer))
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
                    held[0] = now.isEmpty();
                    return held[0] || System.nanoTime() >= end;
                  }));
      return held[0] ? Optional.empty() : Optional.of(last[0]);
    } catch (ConditionTimeoutException e) {
      return Optional.of(last[0]);
    }
  }
}
