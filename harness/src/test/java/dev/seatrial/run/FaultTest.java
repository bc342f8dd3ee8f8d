package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.Script;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Fault.After;
import dev.seatrial.scenario.Step.Fault.Kind;
import dev.seatrial.scenario.Step.Fault.OnLog;
import dev.seatrial.scenario.Step.Fault.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things that go wrong while steps are under way. */
class FaultTest {
  private static final Trigger AT_ONCE = new After(Duration.ofMillis(1));

  private final Interpreted in;

  FaultTest(@TempDir Path directory) {
    in = new Interpreted(directory);
  }

  @Test
  void aPauseStrikesAndIsOverWhenItsTimeIs() {
    in.does(Interpreted.start("quay"));
    // The step ends only when the service was resumed: by the fault, not by its end.
    in.on("quay resumed", () -> in.container("quay").says("goes on"));
    var result =
        in.does(
            fault(
                Kind.PAUSE,
                "quay",
                AT_ONCE,
                Optional.of(Duration.ofMillis(50)),
                Interpreted.awaitLog("quay", "goes on")));

    assertThat(result.outcome()).isEqualTo(Outcome.OK);
    assertThat(in.events())
        .containsSubsequence("quay healthy", "quay paused", "quay resumed")
        .doesNotHaveDuplicates();
    assertThat(in.remarks())
        .anyMatch(r -> r.matches("fault: quay: pause, .* after the steps began"))
        .anyMatch(r -> r.matches("fault: quay: pause is over, after .*"));
    assertThat(in.container("quay").paused()).isFalse();
  }

  @Test
  void whatIsCutOffIsBackUnderItsNameWhenTheStepsHaveEnded() {
    in.does(Interpreted.start("quay"));
    in.on("quay disconnected", () -> in.container("quay").says("alone"));
    var result =
        in.does(
            fault(
                Kind.DISCONNECT,
                "quay",
                AT_ONCE,
                Optional.empty(),
                Interpreted.awaitLog("quay", "alone")));

    assertThat(result.outcome()).isEqualTo(Outcome.OK);
    assertThat(in.fake.engine.calls())
        .anyMatch(c -> c.startsWith("connect ") && c.endsWith("-net as [quay]"));
    assertThat(in.container("quay").connected()).isTrue();
  }

  @Test
  void aOneShotUnderWayIsKilledWhenItPrintsTheLine() {
    in.fake.engine.on("mover", Script.runs("begins", "half way"));
    var result =
        in.does(
            fault(
                Kind.KILL,
                "mover",
                new OnLog("half way"),
                Optional.empty(),
                Interpreted.run("mover", List.of(137))));

    assertThat(result.outcome()).isEqualTo(Outcome.OK);
    assertThat(in.events()).containsExactly("mover started", "mover killed", "mover exited");
  }

  @Test
  void linesFromBeforeTheStepsDoNotCount() {
    in.fake.engine.on("quay", Script.runs("half way"));
    in.does(Interpreted.start("quay"));
    in.fake.engine.on("mover", Script.exits(0));
    var result =
        in.does(
            fault(
                Kind.PAUSE,
                "quay",
                new OnLog("half"),
                Optional.empty(),
                Interpreted.run("mover", List.of(0))),
            Interpreted.note("later"));

    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(in.finished("2").finding()).hasValue("fault.not-injected");
    assertThat(in.finished("2").message())
        .hasValue(
            "nothing went wrong with quay while the steps ran: no line of its output matched half"
                + " while it ran");
    assertThat(in.container("quay").paused()).isFalse();
  }

  @Test
  void aServiceThatDoesNotRunCannotBeKilled() {
    var result =
        in.does(fault(Kind.KILL, "quay", AT_ONCE, Optional.empty(), Interpreted.note("meanwhile")));

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.finding()).hasValue("fault.not-injected");
    assertThat(result.message().orElse("")).endsWith("it did not run after 1ms");
  }

  @Test
  void whenTheStepsFailItIsMadeGoodAndTheFailureIsTheirs() {
    in.does(Interpreted.start("quay"));
    in.on("quay paused", () -> in.container("quay").says("frozen"));
    var result =
        in.does(
            fault(
                Kind.PAUSE,
                "quay",
                AT_ONCE,
                Optional.empty(),
                Interpreted.awaitLog("quay", "frozen"),
                Interpreted.ask(
                    Interpreted.exec("quay", List.of("ls"), List.of(), Map.of(), Map.of()))));

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.finding()).isEmpty();
    assertThat(in.finished("2.2").message()).hasValue("exec quay ls: quay is paused");
    assertThat(in.container("quay").paused()).isFalse();
  }

  @Test
  void anInterruptionUndoesAPause() {
    in.does(Interpreted.start("quay"));
    Thread interpreter = Thread.currentThread();
    in.on("quay paused", interpreter::interrupt);
    var result =
        in.does(
            fault(
                Kind.PAUSE,
                "quay",
                AT_ONCE,
                Optional.empty(),
                Interpreted.awaitLog("quay", "never")));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(in.finished("2.1").finding()).hasValue("interrupted");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(in.events()).endsWith("quay paused", "quay resumed");
    assertThat(in.container("quay").paused()).isFalse();
  }

  @Test
  void anEngineThatCannotPauseIsOurFault() {
    in.does(Interpreted.start("quay"));
    in.fake.engine.refuses("pause", new EngineException("It cannot.", "Try another one."));
    var unused =
        CompletableFuture.runAsync(
            () -> {
              await().until(() -> in.fake.engine.calls().stream().anyMatch(this::pauses));
              in.container("quay").says("goes on");
            });
    var result =
        in.does(
            fault(
                Kind.PAUSE,
                "quay",
                AT_ONCE,
                Optional.empty(),
                Interpreted.awaitLog("quay", "goes on")));

    assertThat(result.outcome()).isEqualTo(Outcome.HARNESS_FAILED);
    assertThat(result.message()).hasValue("It cannot.");
    assertThat(result.evidence()).containsExactly("Try another one.");
  }

  private boolean pauses(String call) {
    return call.startsWith("pause ");
  }

  private static Step fault(
      Kind kind, String service, Trigger trigger, Optional<Duration> lasting, Step... during) {
    return new Step.Fault(kind, service, trigger, lasting, List.of(during), FakeCell.HERE);
  }
}
