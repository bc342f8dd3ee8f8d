package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seatrial.observation.Observation.Answered;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageProbeTest {
  private final FakeService quay = new FakeService();
  private final AtomicInteger asked = new AtomicInteger();
  private final FakeCell fake;
  private final OutageProbe probe;
  private volatile boolean engineFails;

  OutageProbeTest(@TempDir Path directory) {
    fake = new FakeCell(directory);
    probe =
        new OutageProbe(
            fake.context,
            call -> {
              asked.incrementAndGet();
              if (engineFails) {
                throw new IllegalStateException("the engine is busy");
              }
              return Optional.of(quay.port());
            });
  }

  @AfterEach
  void close() {
    probe.close();
    quay.close();
  }

  @Test
  void changesAreWrittenDownAndSilenceBeforeTheStartIsNot() {
    quay.on("GET /healthz", 503, "");
    begin();
    await().until(() -> quay.requests().size() > 2);
    assertThat(answers()).isEmpty();
    quay.on("GET /healthz", 200, "");
    await().until(() -> answers().equals(List.of(true)));
    quay.on("GET /healthz", 503, "");
    await().until(() -> answers().equals(List.of(true, false)));
    quay.on("GET /healthz", 200, "");
    await().until(() -> answers().equals(List.of(true, false, true)));
  }

  @Test
  void aGoodAnswerIsWrittenDownOnceASecond() {
    begin();
    await().until(() -> quay.requests().size() > 2);
    assertThat(answers()).containsExactly(true);
    fake.passes(Duration.ofSeconds(1));
    await().until(() -> answers().equals(List.of(true, true)));
  }

  @Test
  void theLastGoodAnswerIsWrittenDownWithItsOwnTime() {
    begin();
    await().until(() -> answers().equals(List.of(true)));
    Instant first = times().get(0);
    fake.passes(Duration.ofMillis(900));
    await().until(() -> asked.get() > 2);
    int before = asked.get();
    await().until(() -> asked.get() > before + 1);
    quay.on("GET /healthz", 503, "");
    await().until(() -> answers().equals(List.of(true, true, false)));
    assertThat(times().get(1)).isEqualTo(first.plusMillis(900));
  }

  @Test
  void theLastGoodAnswerBeforeTheEndIsWrittenDown() {
    begin();
    await().until(() -> answers().equals(List.of(true)));
    fake.passes(Duration.ofMillis(900));
    int before = asked.get();
    await().until(() -> asked.get() > before + 1);
    probe.close();
    assertThat(times()).hasSize(2);
    assertThat(Duration.between(times().get(0), times().get(1))).hasMillis(900);
  }

  @Test
  void itLooksAtOnceAtWhatIsAboutToEnd() {
    begin();
    await().until(() -> answers().equals(List.of(true)));
    fake.passes(Duration.ofSeconds(5));
    probe.look(List.of("dock"));
    int before = quay.requests().size();
    fake.passes(Duration.ofSeconds(5));
    probe.look(List.of("quay@2.0"));
    assertThat(quay.requests().size()).isGreaterThan(before);
    assertThat(times().get(times().size() - 1)).isEqualTo(fake.context.now());
  }

  @Test
  void anEngineThatFailsForAWhileDoesNotEndTheProbe() {
    engineFails = true;
    begin();
    await().until(() -> asked.get() > 1);
    engineFails = false;
    await().until(() -> answers().equals(List.of(true)));
  }

  @Test
  void aRequestThatTheEndCutsOffIsNoOutage() {
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger answered = new AtomicInteger();
    quay.on(
        "GET /healthz",
        () -> {
          if (answered.incrementAndGet() > 1) {
            awaitQuietly(held);
          }
          return new FakeService.Reply(200, "");
        });
    begin();
    await().until(() -> answered.get() > 1);
    probe.close();

    assertThat(answers()).containsExactly(true);
    held.countDown();
  }

  private void begin() {
    probe.probe("new", FakeCell.call("quay", "/healthz"));
  }

  private List<Boolean> answers() {
    return fake.seen(Answered.class).stream().map(Answered::good).toList();
  }

  private List<Instant> times() {
    return fake.seen(Answered.class).stream().map(Answered::at).toList();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
