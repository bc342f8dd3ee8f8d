package dev.seatrial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlannedStep;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final StringWriter shown = new StringWriter();
  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  private final Cell cell = Harbour.judged();
  private final PlannedStep start = cell.phases().get(0).steps().get(0);
  private final PlannedStep seed = cell.phases().get(0).steps().get(1);

  @Test
  void elsewhereThanInATerminalThereArePlainLines() {
    try (ConsoleProgress progress = progress(false)) {
      progress.working("\u001b[32mpulling harbour/dock:1.0\u001b[0m");
      progress.working("Step 3/7 : RUN make");
      progress.cellStarted(cell);
      progress.stepStarted(cell, start);
      seconds(2);
      progress.stepFinished(cell, start, finished(start, Outcome.OK, Optional.empty()));
      progress.stepStarted(cell, seed);
      progress.stepStarted(cell, seed.children().get(0));
      progress.stepFinished(
          cell,
          seed.children().get(0),
          finished(seed.children().get(0), Outcome.FAILED, Optional.of("no answer")));
      progress.stepFinished(cell, seed, finished(seed, Outcome.FAILED, Optional.empty()));
      progress.stepFinished(cell, start, finished(start, Outcome.SKIPPED, Optional.empty()));
      progress.cellFinished(cell);
    }

    assertThat(shown.toString().lines().map(l -> l.replaceAll("about .*\\)", "about …)")))
        .containsExactly(
            "[   0.0s] pulling harbour/dock:1.0",
            "[   0.0s] cell 1/1  " + cell.id() + "  (about …)",
            "[   2.0s] ok   1.1  start dock  2s",
            "[   2.0s] 1.2  seed few",
            "[   2.0s] FAIL 1.2.1  http POST dock /login  0ms",
            "[   2.0s]      no answer",
            "[   2.0s] FAIL 1.2  seed few  0ms",
            "[   2.0s] done in 2s");
  }

  @Test
  void aSignOfLifeComesAfterAWhileAndSaysWhatIsWaitedFor() {
    try (ConsoleProgress progress = progress(false)) {
      progress.cellStarted(cell);
      progress.stepStarted(cell, start);
      progress.waiting("dock to be healthy");
      int before = shown.toString().length();
      seconds(15);
      progress.tick();
      assertThat(shown.toString()).hasSize(before);
      seconds(1);
      progress.tick();
      progress.tick();
    }

    assertThat(shown.toString().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("[  16.0s] ... cell 1/1  16s of about ")
        .endsWith("1.1  start dock  16s  [dock to be healthy]");
  }

  @Test
  void whileImagesAreMadeItSaysSo() {
    try (ConsoleProgress progress = progress(false)) {
      progress.working("Step 3/7 : RUN make");
      seconds(16);
      progress.tick();
    }

    assertThat(shown.toString())
        .isEqualToIgnoringNewLines("[  16.0s] ... preparing images    [Step 3/7 : RUN make]");
  }

  @Test
  void noSecretIsShown() {
    try (ConsoleProgress progress = progress(false)) {
      progress.cellStarted(cell);
      progress.working("pulling postgresql://boat:anchor@hold");
      PlannedStep telling = new PlannedStep("1.1", "tell anchor", start.step(), List.of(start));
      progress.stepStarted(cell, telling);
      progress.waiting("anchor");
      seconds(16);
      progress.tick();
      progress.stepFinished(cell, telling, finished(telling, Outcome.OK, Optional.empty()));
    }

    assertThat(shown.toString()).contains("tell \u2022\u2022\u2022").doesNotContain("anchor");
  }

  @Test
  void inATerminalTheStatusLineIsWrittenOverAndTakenAway() {
    try (ConsoleProgress progress = progress(true)) {
      progress.cellStarted(cell);
      progress.stepStarted(cell, start);
      progress.tick();
    }

    String last = shown.toString().lines().skip(1).findFirst().orElse("");
    assertThat(shown.toString()).contains("cell 1/1  0ms of about ");
    assertThat(shown.toString()).matches("(?s).*\r +\r").doesNotContain("...");
    assertThat(last).doesNotStartWith("[");
  }

  private ConsoleProgress progress(boolean terminal) {
    return new ConsoleProgress(
        new PrintWriter(shown), new Plan(1, List.of(cell)), terminal, nanos::get);
  }

  private void seconds(long seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  private static StepFinished finished(
      PlannedStep step, Outcome outcome, Optional<String> message) {
    return new StepFinished(Instant.EPOCH, step.id(), outcome, message, message, List.of());
  }
}
