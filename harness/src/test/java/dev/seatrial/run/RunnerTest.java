package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.Script;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.CellFinished;
import dev.seatrial.observation.Observation.ContainerEvent;
import dev.seatrial.observation.Observation.PreparedState;
import dev.seatrial.observation.Observation.SnapshotTaken;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Plan;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Judge;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole trial on an engine in memory. */
class RunnerTest {
  private final Ferry ferry;

  RunnerTest(@TempDir Path directory) {
    ferry = new Ferry(directory);
  }

  @AfterEach
  void close() {
    ferry.close();
  }

  @Test
  void aHealthyTrialGoesThroughEveryStep() {
    RunDirectory run = ferry.run();
    List<Observation> seen = ferry.observations(run);

    assertThat(Ferry.of(StepFinished.class, seen))
        .allSatisfy(s -> assertThat(s.outcome()).as(s.toString()).isEqualTo(Outcome.OK))
        .hasSizeGreaterThan(20);
    assertThat(Ferry.of(CellFinished.class, seen))
        .singleElement()
        .satisfies(end -> assertThat(end.harnessError()).isEmpty());
    assertThat(Ferry.of(Observation.Verified.class, seen).get(0).ok()).isTrue();
    assertThat(Ferry.of(SnapshotTaken.class, seen))
        .extracting(SnapshotTaken::name)
        .containsExactly("before", "migrated");
    assertThat(Ferry.of(Observation.Remark.class, seen))
        .as("helpers that have done their work are not asked for")
        .noneMatch(remark -> remark.topic().equals("inspect"));
    assertThat(run.cell(ferry.cell).resolve("inspect"))
        .isDirectoryContaining("glob:**/quay.json")
        .isDirectoryNotContaining("glob:**/*helper*");
    assertThat(run.snapshots(ferry.cell).resolve("before")).isDirectory();
    assertThat(run.path().resolve("plan.txt")).content().contains("harbour/ferried");
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void loopsOverCapturesHoldLoops() {
    ferry.run();

    assertThat(ferry.quay.lines())
        .contains("DELETE /boats/1", "PUT /lamps/1/port", "PUT /lamps/1/starboard");
  }

  @Test
  void whatWasVerifiedIsFoundByTheJudge() {
    RunDirectory good = ferry.run();
    assertThat(judge(good, "access")).isEqualTo(Status.PASS);
    assertThat(judge(good, "lamps")).isEqualTo(Status.PASS);

    ferry.quay.on("GET /me?key=" + Ferry.KEY, 403, "");
    ferry.quay.on("GET /lamps/1/starboard", 404, "");
    RunDirectory bad = ferry.run();
    assertThat(judge(bad, "access")).isEqualTo(Status.FAIL);
    assertThat(judge(bad, "lamps")).isEqualTo(Status.FAIL);
  }

  @Test
  void secretsAreWrittenNowhereThatIsPublished() throws IOException {
    RunDirectory run = ferry.run();

    // It was really used.
    assertThat(ferry.quay.lines()).contains("GET /me?key=" + Ferry.KEY);
    assertThat(run.cell(ferry.cell).resolve("observations.jsonl"))
        .content()
        .doesNotContain(Ferry.KEY, "anchor")
        .contains(
            "the gate opens to ${key}",
            "the key was \u2022\u2022\u2022",
            "dock.log printed a secret");
    try (Stream<Path> files = Files.walk(run.cell(ferry.cell))) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(5)
          .allSatisfy(f -> assertThat(f).content().doesNotContain(Ferry.KEY, "anchor"));
    }
    assertThat(run.path().resolve("plan.txt")).content().doesNotContain("anchor");
  }

  @Test
  void afterAStepThatFailedTheOthersAreSkipped() {
    ferry.engine.on("mover", Script.exits(1, "no wind"));
    RunDirectory run = ferry.run();

    assertThat(ferry.step(run, "2.2").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(ferry.step(run, "2.2").finding()).hasValue("run.failed");
    assertThat(ferry.step(run, "2.2").evidence()).containsExactly("no wind");
    assertThat(ferry.step(run, "2.3").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(ferry.step(run, "3.1").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(end(run).harnessError()).isEmpty();
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void anOldReleaseThatDoesNotComeUpIsOurFault() {
    ferry.dock.on("POST /login", 500, "");
    RunDirectory run = ferry.run();

    assertThat(end(run).harnessError()).hasValue("the prepared state could not be made");
    assertThat(ferry.step(run, "1.2.1").finding()).hasValue("http.unexpected");
    for (String later : List.of("1.3", "2.1", "2.3", "3.1", "3.7")) {
      assertThat(ferry.step(run, later).outcome()).as(later).isEqualTo(Outcome.SKIPPED);
    }
    assertThat(ferry.left()).isEmpty();
    assertThat(ferry.cache().resolve("prepared")).doesNotExist();
  }

  @Test
  void anEngineThatFailsIsOurFaultAndSaysWhatToDo() {
    ferry.engine.refuses("start seatrial", new EngineException("No room.", "Make room."));
    RunDirectory run = ferry.run();

    assertThat(ferry.step(run, "1.1").outcome()).isEqualTo(Outcome.HARNESS_FAILED);
    assertThat(ferry.step(run, "1.1").finding()).hasValue("engine");
    assertThat(ferry.step(run, "1.1").evidence()).containsExactly("Make room.");
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void whatNobodyExpectedIsOurFaultToo() {
    ferry.engine.refuses(
        "-mover", new UncheckedIOException("full of anchor", new IOException("full")));
    RunDirectory run = ferry.run();

    assertThat(ferry.step(run, "2.2").outcome()).isEqualTo(Outcome.HARNESS_FAILED);
    assertThat(ferry.step(run, "2.2").message().orElse(""))
        .isEqualTo("full of \u2022\u2022\u2022: full");
    assertThat(ferry.step(run, "2.3").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(end(run).harnessError()).isEmpty();
  }

  @Test
  void aCellThatIsCutOffEndsNoOther() {
    Cell first = Harbour.judged();
    RunListener stumbling =
        new RunListener() {
          @Override
          public void cellStarted(Cell cell) {
            if (cell.id().equals(first.id())) {
              throw new IllegalStateException("stumbled");
            }
          }
        };
    RunDirectory run = ferry.run(new Plan(1, List.of(first, ferry.cell)), stumbling);

    assertThat(run.cell(first).resolve("observations.jsonl")).isEmptyFile();
    assertThat(end(run).harnessError()).isEmpty();
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void cellsAfterOneThatEndsTheRunAreLeftOut() {
    Cell next = Harbour.judged();
    List<String> asked = new ArrayList<>();
    RunDirectory run =
        ferry.run(
            new Plan(1, List.of(ferry.cell, next)),
            RunListener.SILENT,
            cell -> {
              asked.add(cell.id());
              return false;
            });

    assertThat(asked).containsExactly(ferry.cell.id());
    assertThat(end(run).harnessError()).isEmpty();
    assertThat(run.cell(next)).doesNotExist();
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void whatIsRemarkedWhileItIsCleanedUpIsWrittenDown() {
    ferry.engine.refuses("inspect", new EngineException("It is busy.", "Wait."));
    RunListener stumbling =
        new RunListener() {
          @Override
          public void working(String line) {
            if (line.startsWith("taking containers")) {
              throw new IllegalStateException("stumbled");
            }
          }
        };
    RunDirectory run = ferry.run(new Plan(1, List.of(ferry.cell)), stumbling);

    assertThat(Ferry.of(Observation.Remark.class, ferry.observations(run)))
        .anyMatch(r -> r.topic().equals("inspect") && r.text().contains("It is busy."));
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void aReferenceWithoutAValueIsOurFault() throws IOException {
    PreparedState made = prepared(ferry.run());
    Path state = ferry.cache().resolve("prepared").resolve(made.key()).resolve("state.json");
    Files.writeString(state, Files.readString(state).replace("\"key\"", "\"lost\""));
    RunDirectory run = ferry.run();

    assertThat(ferry.step(run, "3.2").outcome()).isEqualTo(Outcome.HARNESS_FAILED);
    assertThat(ferry.step(run, "3.2").finding()).hasValue("reference.undefined");
    assertThat(ferry.step(run, "3.2").message()).hasValue("${key} has no value yet");
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void aServiceThatEndsInTheMiddleIsAFindingOfTheProduct() {
    ferry.quay.on(
        "GET /me?key=" + Ferry.KEY,
        () -> {
          ferry.engine.containers().stream()
              .filter(c -> c.name().endsWith("-quay"))
              .forEach(c -> c.end(139));
          return new FakeService.Reply(200, "{}");
        });
    RunDirectory run = ferry.run();

    assertThat(ferry.step(run, "3.3").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(ferry.step(run, "3.3").finding()).hasValue("service.exited");
    assertThat(ferry.step(run, "3.3").message()).hasValue("quay ended with exit code 139");
    assertThat(ferry.step(run, "3.3").evidence()).containsExactly("ready");
    assertThat(Ferry.of(ContainerEvent.class, ferry.observations(run)))
        .filteredOn(e -> e.service().equals("quay") && e.event().equals("exited"))
        .singleElement()
        .satisfies(e -> assertThat(e.exitCode()).hasValue(139));
  }

  @Test
  void anExceptionBetweenStepsIsOurFault() {
    ferry.engine.refuses("create seatrial", new IllegalStateException("never thought of"));
    ferry.dock.on("GET /boats", 200, "{\"items\": []}");
    RunDirectory run = ferry.run();

    assertThat(end(run).harnessError()).isPresent();
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void whatCannotBeRemovedDoesNotEndTheRun() {
    ferry.engine.refuses("remove network", new EngineException("It is in use.", "Wait."));
    RunDirectory run = ferry.run();

    assertThat(end(run).harnessError()).isEmpty();
    assertThat(ferry.left()).singleElement().asString().startsWith("NETWORK ");
    // Nor does it keep the next one from running.
    assertThat(end(ferry.run()).harnessError()).isEmpty();
  }

  @Test
  void keepLeavesItAllRunning() {
    RunDirectory run = ferry.keeping().run();

    assertThat(end(run).harnessError()).isEmpty();
    assertThat(ferry.left()).anyMatch(l -> l.startsWith("CONTAINER") && l.endsWith("-quay"));
    assertThat(ferry.left()).anyMatch(l -> l.startsWith("VOLUME") && l.endsWith("-vol-cargo"));
    // The next run leaves it, `seatrial clean` takes it away.
    assertThat(Leftovers.removeDead(ferry.engine, ferry.cache())).isEmpty();
    assertThat(Leftovers.clear(ferry.engine, ferry.cache(), false).removed()).isNotEmpty();
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void thePreparedStateIsMadeOnce() {
    RunDirectory first = ferry.run();
    int requests = ferry.dock.lines().size();
    RunDirectory second = ferry.run();
    List<Observation> seen = ferry.observations(second);

    assertThat(second.runId()).isNotEqualTo(first.runId());
    assertThat(prepared(first).reused()).isFalse();
    assertThat(prepared(second).reused()).isTrue();
    assertThat(prepared(second).key()).isEqualTo(prepared(first).key());
    assertThat(ferry.dock.lines().subList(requests, ferry.dock.lines().size()))
        .allMatch(line -> line.equals("GET /healthz"));
    // Captures, the baseline and snapshots come with it.
    assertThat(ferry.quay.lines()).filteredOn(l -> l.equals("GET /me?key=" + Ferry.KEY)).hasSize(2);
    assertThat(second.snapshots(ferry.cell).resolve("before/manifest.json")).exists();
    assertThat(Ferry.of(SnapshotTaken.class, seen)).hasSize(2);
    assertThat(Ferry.of(StepFinished.class, seen))
        .hasSameSizeAs(Ferry.of(StepFinished.class, ferry.observations(first)))
        .allSatisfy(s -> assertThat(s.outcome()).isEqualTo(Outcome.OK));
    assertThat(second.cell(ferry.cell).resolve("observations.jsonl"))
        .content()
        .doesNotContain(Ferry.KEY, "anchor");
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void volumesOfAPreparedStateAreFilledBeforeServicesMountThem() {
    ferry.run();
    int before = ferry.engine.calls().size();
    ferry.run();
    List<String> calls = ferry.engine.calls().subList(before, ferry.engine.calls().size());

    assertThat(calls.stream().filter(c -> c.startsWith("copy /tmp/volume.tar.zst into")))
        .hasSize(1);
    assertThat(calls.stream().filter(c -> c.startsWith("volume ") && c.endsWith("vol-cargo")))
        .hasSize(1);
    assertThat(calls).noneMatch(c -> c.startsWith("start") && c.endsWith("-dock"));
  }

  @Test
  void instancesThatDoNotComeBackAreAFinding() {
    ferry.quay.on("GET /boats", 200, "{\"items\": []}");
    RunDirectory run = ferry.run();

    assertThat(ferry.step(run, "3.3").finding()).hasValue("instances.not-running");
    assertThat(ferry.step(run, "3.3").message().orElse("")).contains("tug: 0 of 1 instances run");
    assertThat(ferry.step(run, "3.4").outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void anImageThatCannotBeHadEndsTheRunBeforeItBegins() {
    ferry.engine.registry(
        name -> {
          throw new EngineException(
              EngineException.Reason.IMAGE_REFUSED, "The registry has it not.", "Build it.");
        });

    assertThatThrownBy(ferry::run).isInstanceOf(EngineException.class);
    assertThat(ferry.left()).isEmpty();
    assertThat(ferry.cache().resolve("runs")).isEmptyDirectory();
  }

  private Status judge(RunDirectory run, String check) {
    Judge.Facts none = new Judge.Facts(Map.of(), Map.of());
    return Judge.judge(ferry.cell, ferry.observations(run), none).checks().stream()
        .filter(c -> c.check().equals(check))
        .map(CheckVerdict::status)
        .findFirst()
        .orElseThrow();
  }

  private CellFinished end(RunDirectory run) {
    return Ferry.of(CellFinished.class, ferry.observations(run)).get(0);
  }

  private PreparedState prepared(RunDirectory run) {
    return Ferry.of(PreparedState.class, ferry.observations(run)).get(0);
  }
}
