package dev.seatrial.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.verdict.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lines that a run leaves where nobody looks on. */
class NarratorTest {
  private final StringWriter shown = new StringWriter();
  private final Watch watch = new Watch();
  private final Standing standing = watch.standing(1);
  private final Narrator plain =
      new Narrator(
          standing,
          new PlainScreen(
              new PrintWriter(shown),
              watch::nanos,
              new StatusBlock(standing, () -> Optional.of("memory 1.0 of 2.0 GiB free"))));

  @Test
  void whatHasHappenedIsALineEach() {
    plain.working("\u001b[32mpulling harbour/dock:1.0\u001b[0m");
    plain.working("Step 3/7 : RUN make");
    aCell(plain);

    assertThat(lines())
        .containsExactly(
            "[   0.0s] pulling harbour/dock:1.0",
            "[   0.0s] cell 1/1  " + watch.cell.id() + "  (about …)",
            "[   2.0s] ok   1.1  start dock  2s",
            "[   2.0s] 1.2  seed few",
            "[   2.0s] FAIL 1.2.1  http POST dock /login  0ms",
            "[   2.0s]      no answer",
            "[   2.0s] FAIL 1.2  seed few  0ms",
            "[   2.0s] fail  " + watch.cell.id() + "  in 2s",
            "[   2.0s]      migration: no answer");
    assertThat(shown.toString()).doesNotContain("\u001b");
  }

  @Test
  void quietlyOnlyWhatIsNotGreenIsSaid() {
    Narrator quiet = new Narrator(standing, new QuietScreen(new PrintWriter(shown)));
    aCell(quiet);
    watch.seconds(60);
    quiet.tick();
    quiet.cellStarted(watch.cell);
    quiet.cellFinished(watch.cell);
    quiet.cellJudged(watch.cell, watch.verdict(Status.PASS, "all is well"));
    quiet.close();

    assertThat(lines())
        .containsExactly(
            "[   2.0s] fail  " + watch.cell.id() + "  in 2s",
            "[   2.0s]      migration: no answer");
  }

  @Test
  void aSignOfLifeComesWithinFifteenSecondsAndSaysWhatIsWaitedFor() {
    plain.cellStarted(watch.cell);
    plain.stepStarted(watch.cell, watch.start);
    plain.waiting("dock to be healthy");
    watch.seconds(13);
    plain.tick();
    assertThat(lines()).hasSize(1);
    for (int halves = 0; halves < 60; halves++) {
      watch.seconds(1);
      plain.tick();
    }

    assertThat(lines()).hasSize(1 + 5);
    assertThat(lines().get(1))
        .startsWith("[  14.0s] ... cell 1/1  14s of about ")
        .endsWith("1.1  start dock  14s  [dock to be healthy]");
  }

  @Test
  void whileImagesAreMadeItSaysSo() {
    plain.working("Step 3/7 : RUN make");
    watch.seconds(16);
    plain.tick();

    assertThat(lines()).containsExactly("[  16.0s] ... preparing images  [Step 3/7 : RUN make]");
  }

  @Test
  void noSecretIsShown() {
    plain.cellStarted(watch.cell);
    plain.working("pulling postgresql://boat:anchor@hold");
    PlannedStep telling =
        new PlannedStep("1.1", "tell anchor", watch.start.step(), List.of(watch.start));
    plain.stepStarted(watch.cell, telling);
    plain.waiting("anchor");
    watch.seconds(16);
    plain.tick();
    plain.stepFinished(watch.cell, telling, Watch.finished(telling, Outcome.OK));

    assertThat(shown.toString()).contains("tell \u2022\u2022\u2022").doesNotContain("anchor");
  }

  private void aCell(Narrator narrator) {
    PlannedStep login = watch.seed.children().get(0);
    narrator.cellStarted(watch.cell);
    narrator.stepStarted(watch.cell, watch.start);
    watch.seconds(2);
    narrator.stepFinished(watch.cell, watch.start, Watch.finished(watch.start, Outcome.OK));
    narrator.stepStarted(watch.cell, watch.seed);
    narrator.stepStarted(watch.cell, login);
    narrator.stepFinished(
        watch.cell, login, Watch.finished(login, Outcome.FAILED, "no\n\u001b[31manswer"));
    narrator.stepFinished(watch.cell, watch.seed, Watch.finished(watch.seed, Outcome.FAILED));
    narrator.stepFinished(watch.cell, watch.start, Watch.finished(watch.start, Outcome.SKIPPED));
    narrator.cellFinished(watch.cell);
    narrator.cellJudged(watch.cell, watch.verdict(Status.FAIL, "migration: no answer"));
  }

  private List<String> lines() {
    return shown.toString().lines().map(l -> l.replaceAll("about .*\\)", "about …)")).toList();
  }
}
