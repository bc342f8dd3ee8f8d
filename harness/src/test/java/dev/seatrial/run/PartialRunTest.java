package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.PreparedState;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import dev.seatrial.verdict.Judge;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are stopped on their way, or begin behind the prepared state. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PartialRunTest {
  private static final String BOATS = "postgresql://boat:anchor@127.0.0.1:9/boats";

  private final Ferry ferry;

  PartialRunTest(@TempDir Path directory) {
    ferry = new Ferry(directory).keeping();
  }

  @AfterEach
  void close() {
    ferry.close();
  }

  @Test
  void nothingIsDoneAfterTheStepItIsToldToStopAfter() {
    RunDirectory run = ferry.only("", "3.1").run();

    assertThat(done(run)).contains("1.1", "2.3", "3.1").doesNotContain("3.2", "3.3");
    assertThat(outcome(run, "3.2")).isEqualTo(Outcome.SKIPPED);
    assertThat(ferry.left()).anyMatch(l -> l.startsWith("CONTAINER") && l.endsWith("-quay"));
  }

  @Test
  void itIsNotJudgedAndNeverGreen() {
    CellVerdict verdict = verdict(ferry.only("", "3.1").run());

    assertThat(verdict.status()).isEqualTo(Status.NOT_RUN);
    assertThat(verdict.reason()).isEqualTo("migration: stopped after step 3.1, as told");
    // Not even behind the last step of all.
    assertThat(verdict(ferry.only("", "after").run()).status()).isEqualTo(Status.NOT_RUN);
  }

  @Test
  void whatFailedOnTheWayIsStillAFailure() {
    ferry.engine.on("mover", dev.seatrial.engine.Script.exits(1, "no wind"));
    CellVerdict verdict = verdict(ferry.only("", "3.1").run());

    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.reason()).contains("step 2.2");
  }

  @Test
  void whatDidNotHoldOnTheWayIsTold() {
    ferry.quay.on("GET /me?key=" + Ferry.KEY, 403, "");
    CellVerdict verdict = verdict(ferry.only("", "3.2").run());

    assertThat(verdict.status()).isEqualTo(Status.NOT_RUN);
    assertThat(verdict.checks().get(0).evidence())
        .extracting(Evidence::text)
        .singleElement()
        .asString()
        .startsWith("access: the gate opens to ${key}: ");
  }

  @Test
  void insideASeedTheRestOfItIsNotDone() {
    RunDirectory run = ferry.only("", "1.2.1").run();

    assertThat(done(run)).containsExactly("1.1", "1.2.1", "1.2");
    assertThat(ferry.step(run, "1.2").message()).hasValue("stopped after step 1.2.1, as told");
    assertThat(outcome(run, "1.3")).isEqualTo(Outcome.SKIPPED);
    assertThat(outcome(run, "2.1")).isEqualTo(Outcome.SKIPPED);
    // Half a state is none.
    assertThat(ferry.cache().resolve("prepared")).doesNotExist();
    assertThat(verdict(run).status()).isEqualTo(Status.NOT_RUN);
  }

  @Test
  void untilTheEndOfBeforeTheStateIsMadeAndKept() {
    RunDirectory made = ferry.only("", "before").run();
    assertThat(prepared(made)).extracting(PreparedState::reused).containsExactly(false);
    int asked = ferry.dock.lines().size();

    RunDirectory begun = ferry.only("migrate", "").run();
    assertThat(prepared(begun)).extracting(PreparedState::reused).containsExactly(true);
    assertThat(ferry.dock.lines().subList(asked, ferry.dock.lines().size()))
        .allMatch(line -> line.equals("GET /healthz"));
    assertThat(Ferry.of(Observation.CellLeftOut.class, ferry.observations(begun))).isEmpty();

    // To be looked into, it is made once more.
    RunDirectory again = ferry.only("", "1.1").run();
    assertThat(prepared(again)).isEmpty();
    assertThat(ferry.left()).anyMatch(l -> l.contains(again.runId()) && l.endsWith("-dock"));
  }

  @Test
  void whatIsUpIsWrittenDownForTheUserAlone() throws IOException {
    RunDirectory run = ferry.only("", "3.1").run();

    List<Held> held = Held.of(run.path());
    assertThat(held).singleElement().satisfies(one -> assertThat(one.run()).isEqualTo(run.runId()));
    assertThat(held.get(0).cell()).isEqualTo(ferry.cell.id());
    assertThat(held.get(0).services())
        .extracting(Held.Up::service)
        .containsExactlyInAnyOrder("quay", "hold");
    for (Held.Up up : held.get(0).services()) {
      assertThat(up.container()).endsWith("-" + up.service());
      String url = up.service().equals("quay") ? "http://127.0.0.1:" + ferry.quay.port() : BOATS;
      assertThat(up.addresses()).extracting(Held.Address::url).contains(url);
      assertThat(up.addresses()).noneMatch(address -> address.shown().contains("anchor"));
    }
    assertThat(Held.ofAll(run.path().resolveSibling(""))).isEqualTo(held);
    Path file = run.privateCell(ferry.cell).resolve("held.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsTakenAwayIsNotWrittenDown(@TempDir Path other) {
    try (Ferry passing = new Ferry(other)) {
      assertThat(Held.of(passing.run().path())).isEmpty();
    }
  }

  @Test
  void withoutAStateNothingBegins() {
    RunDirectory run = ferry.only("migrate", "").run();

    assertThat(verdict(run).status()).isEqualTo(Status.NOT_RUN);
    assertThat(verdict(run).reason())
        .startsWith("migration: there is no prepared state of it to begin with; type ")
        .contains("--until before");
    assertThat(done(run)).isEmpty();
    assertThat(ferry.left()).isEmpty();
  }

  private CellVerdict verdict(RunDirectory run) {
    return Judge.judge(ferry.cell, ferry.observations(run), new Judge.Facts(Map.of(), Map.of()));
  }

  private Outcome outcome(RunDirectory run, String step) {
    return ferry.step(run, step).outcome();
  }

  private List<String> done(RunDirectory run) {
    return Ferry.of(StepFinished.class, ferry.observations(run)).stream()
        .filter(s -> s.outcome() == Outcome.OK)
        .map(StepFinished::step)
        .toList();
  }

  private List<PreparedState> prepared(RunDirectory run) {
    return Ferry.of(PreparedState.class, ferry.observations(run));
  }
}
