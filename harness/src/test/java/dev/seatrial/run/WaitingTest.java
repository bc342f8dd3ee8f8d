package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final Duration POLL = Duration.ofMillis(10);

  @Test
  void theLastReasonIsTold() {
    AtomicInteger tries = new AtomicInteger();

    assertThat(
            Waiting.until(
                "it",
                Duration.ofSeconds(5),
                POLL,
                () -> tries.incrementAndGet() < 3 ? Optional.of("no") : Optional.empty()))
        .isEmpty();
    assertThat(tries).hasValue(3);
    assertThat(Waiting.until("it", Duration.ofSeconds(1), POLL, () -> Optional.of("still no")))
        .hasValue("still no");
  }

  @Test
  void aTryThatIsCutOffTellsNothing() {
    CountDownLatch never = new CountDownLatch(1);

    assertThat(
            Waiting.until(
                "it",
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                POLL,
                () -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return Optional.of("interrupted");
                }))
        .hasValue("the first try has not ended");
  }

  @Test
  void aTryThatHasBegunInTimeIsWaitedFor() {
    AtomicInteger tries = new AtomicInteger();
    assertThat(
            Waiting.until(
                "it",
                Duration.ofMillis(1),
                POLL,
                () -> {
                  Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
                  return tries.incrementAndGet() < 9 ? Optional.of("no") : Optional.empty();
                }))
        .hasValue("no");
    assertThat(tries).hasValue(1);
  }

  @Test
  void whatIsThrownComesOut() {
    assertThatThrownBy(
            () ->
                Waiting.until(
                    "it",
                    Duration.ofSeconds(5),
                    POLL,
                    () -> {
                      throw new StepFailure("gone", "it is gone", List.of());
                    }))
        .isInstanceOf(StepFailure.class);
  }
}
