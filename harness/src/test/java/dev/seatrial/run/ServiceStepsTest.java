package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.Container.ExecResult;
import dev.seatrial.engine.FakeContainer;
import dev.seatrial.engine.Script;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.observation.Observation.YardstickMeasured;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Start.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that start, disturb and end services. */
class ServiceStepsTest {
  private final Interpreted in;

  ServiceStepsTest(@TempDir Path directory) {
    in = new Interpreted(directory);
  }

  @Test
  void oneThatIsOnlyStartedMayEndAndItsCodeIsJudged() {
    in.fake.engine.on("quay", Script.exits(3, "nothing to do"));
    Step start = new Step.Start(List.of("quay"), Until.STARTED, FakeCell.HERE);
    assertThat(in.does(start, awaitExit("quay", 0, 3)).outcome()).isEqualTo(Outcome.OK);

    StepFinished wrong = in.does(awaitExit("quay", 0));
    assertThat(wrong.finding()).hasValue("exit.unexpected");
    assertThat(wrong.message()).hasValue("quay ended with exit code 3, expected exit code 0");
    assertThat(wrong.evidence()).containsExactly("nothing to do");
  }

  @Test
  void whatAOneShotDependsOnIsStartedFirst() {
    in.fake.engine.on("quay", Script.exits(0, "2.0"));
    assertThat(in.does(run("quay")).outcome()).isEqualTo(Outcome.OK);
    assertThat(in.events()).contains("hold started", "quay started", "quay exited");
    assertThat(in.events().indexOf("hold started")).isLessThan(in.events().indexOf("quay started"));
  }

  @Test
  void aOneShotCanBeAYardstick() {
    in.fake.engine.on("quay", Script.exits(0, "2.0"));
    in.does(new Step.YardstickRun("start-up", run("quay"), FakeCell.HERE));
    assertThat(in.fake.seen(YardstickMeasured.class))
        .singleElement()
        .satisfies(
            measured -> {
              assertThat(measured.name()).isEqualTo("start-up");
              assertThat(measured.millis()).isPositive();
            });
  }

  private static Step.Run run(String service) {
    return (Step.Run) Interpreted.run(service, List.of(0));
  }

  @Test
  void oneThatDoesNotEndIsAFinding() {
    StepFinished result = in.does(Interpreted.start("quay"), awaitExit("quay", 0));
    assertThat(result.finding()).hasValue("await.exit");
    assertThat(result.message()).hasValue("quay did not end within 0 s: it runs");
  }

  @Test
  void aKilledServiceIsGoneAndCanBeStartedAgain() {
    in.does(Interpreted.start("quay"), new Step.Kill(List.of("quay"), "KILL", FakeCell.HERE));
    assertThat(in.events()).endsWith("quay healthy", "quay killed", "quay exited");
    assertThat(in.does(awaitExit("quay", 137), Interpreted.start("quay")).outcome())
        .isEqualTo(Outcome.OK);
    assertThat(in.container("quay.2").state().running()).isTrue();
  }

  @Test
  void aSignalThatTellsSomethingEndsNothing() {
    in.does(Interpreted.start("quay"), new Step.Kill(List.of("quay"), "HUP", FakeCell.HERE));
    assertThat(in.fake.engine.calls()).anyMatch(c -> c.startsWith("kill HUP "));
    assertThat(in.container("quay").state().running()).isTrue();
  }

  @Test
  void whatDoesNotRunCannotBeDisturbed() {
    StepFinished result = in.does(new Step.Pause(List.of("quay"), FakeCell.HERE));
    assertThat(result.finding()).hasValue("service.not-running");
    assertThat(result.message()).hasValue("quay does not run");
  }

  @Test
  void aPausedServiceGoesOnWhenItIsResumed() {
    in.does(Interpreted.start("quay"), new Step.Pause(List.of("quay"), FakeCell.HERE));
    assertThat(in.container("quay").paused()).isTrue();
    in.does(new Step.Resume(List.of("quay"), FakeCell.HERE));
    assertThat(in.container("quay").paused()).isFalse();
    assertThat(in.events()).endsWith("quay paused", "quay resumed");
  }

  @Test
  void linesFromBeforeTheStepCountAndAMissingOneIsAFinding() {
    in.fake.engine.on("quay", Script.runs("ready with anchor"));
    in.does(Interpreted.start("quay"), Interpreted.awaitLog("quay", "^ready"));
    assertThat(in.finished("2").outcome()).isEqualTo(Outcome.OK);

    StepFinished result =
        in.does(new Step.AwaitLog("quay", "never", Duration.ofMillis(300), FakeCell.HERE));
    assertThat(result.finding()).hasValue("await.log");
    assertThat(result.message()).hasValue("quay did not print never within 0 s: no line matches");
    assertThat(result.evidence()).containsExactly("ready with \u2022\u2022\u2022");
  }

  @Test
  void nobodyWaitsForTheLogOfOneThatEnded() {
    in.does(Interpreted.start("quay"));
    in.container("quay").end(1);
    assertThat(in.does(Interpreted.awaitLog("quay", "ready")).finding()).hasValue("service.exited");
  }

  @Test
  void aOneShotIsJudgedByItsCodeAndItsOutput() {
    in.fake.engine.on("mover", Script.exits(2, "moved 3 boats"));
    Step run =
        Interpreted.run(
            "mover", List.of(0, 2), List.of("moved \\d+"), Map.of(), Map.of("said", "$"));
    assertThat(in.does(run).outcome()).isEqualTo(Outcome.OK);
    assertThat(in.fake.captures.values()).containsEntry("said", "moved 3 boats");
    FakeContainer container = in.container("mover");
    assertThat(container.spec().environment()).containsEntry("BERTH", "north");

    Step wrong = Interpreted.run("mover", List.of(2), List.of("sunk"), Map.of(), Map.of());
    StepFinished result = in.does(wrong);
    assertThat(result.finding()).hasValue("run.unexpected");
    assertThat(result.message()).hasValue("mover ended, but nothing in its output matches sunk");
  }

  @Test
  void aCodeThatIsNotAcceptedIsNamedWithThoseThatAre() {
    in.fake.engine.on("mover", Script.exits(0, "moved"));
    StepFinished result = in.does(Interpreted.run("mover", List.of(1, 2)));
    assertThat(result.finding()).hasValue("run.failed");
    assertThat(result.message())
        .hasValue("mover ended with exit code 0, expected exit code 1 or 2");
  }

  @Test
  void aCommandInsideIsAskedForItsOutput() {
    in.fake.engine.on(
        "quay",
        Script.runs()
            .answering(
                command ->
                    command.contains("count")
                        ? new ExecResult(OptionalInt.of(0), "{\"boats\": [1, 2]}\n")
                        : new ExecResult(OptionalInt.of(4), "no anchor\n")));
    in.does(Interpreted.start("quay"));
    StepFinished counted =
        in.does(
            Interpreted.ask(
                Interpreted.exec(
                    "quay",
                    List.of("count"),
                    List.of("boats"),
                    Map.of("$.boats.length()", "2"),
                    Map.of("boats", "$.boats"))));
    assertThat(counted.outcome()).isEqualTo(Outcome.OK);
    assertThat(in.fake.captures.list("boats")).containsExactly("1", "2");
    assertThat(in.fake.engine.calls()).anyMatch(c -> c.endsWith("-quay as boat count"));

    StepFinished failed =
        in.does(
            Interpreted.ask(
                Interpreted.exec("quay", List.of("weigh"), List.of(), Map.of(), Map.of())));
    assertThat(failed.finding()).hasValue("exec.unexpected");
    assertThat(failed.message())
        .hasValue("exec quay weigh: expected exit code 0, got exit code 4: no \u2022\u2022\u2022");
  }

  @Test
  void aRegularExpressionOfACaptureMayBeMalformed() {
    in.fake.captures.put("pattern", "(");
    StepFinished result =
        in.does(Interpreted.start("quay"), Interpreted.awaitLog("quay", "${pattern}"));
    assertThat(result.outcome()).isEqualTo(Outcome.HARNESS_FAILED);
    assertThat(result.finding()).hasValue("regex.malformed");
  }

  private static Step awaitExit(String service, Integer... codes) {
    return new Step.AwaitExit(service, List.of(codes), Duration.ofMillis(300), FakeCell.HERE);
  }
}
