package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.image.ImageResolver;
import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.observation.Observation.PreparedState;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.plan.Target;
import dev.seatrial.report.CellReport;
import dev.seatrial.run.FakeService.Reply;
import dev.seatrial.run.Ferry;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.scenario.CorpusFixtures;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several cells of one run, on an engine in memory: repeated, stopped, continued. */
class TrialRunTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");

  private static final String BOATS =
      "{\"items\": [{\"id\": 1, \"model\": \"tug\", \"name\": \"argo\", \"state\": \"afloat\"}]}";

  private final Path project;
  private final Ferry ferry;
  private final Plan plan;

  TrialRunTest(@TempDir Path project) throws IOException {
    this.project = project;
    ferry = new Ferry(project);
    CorpusFixtures.copyTo(project);
    Path scenario = Files.createDirectories(project.resolve("scenarios")).resolve("ferried.yaml");
    Files.copy(CORPUS.resolve("ferried.yaml"), scenario);
    Diagnostics diagnostics = new Diagnostics();
    plan = Planner.plan(Trial.load(List.of(scenario), diagnostics), Selection.ALL, 1);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
  }

  @AfterEach
  void close() {
    ferry.close();
  }

  @Test
  void everyRepetitionIsRunAndJudged() throws IOException {
    Plan thrice = Repetitions.of(plan, 3);
    Trial.Result result = run(thrice, false, Optional.empty());

    assertThat(statuses(result)).hasSize(3).allMatch(Status::green);
    assertThat(result.report().cells())
        .extracting(CellReport::id)
        .containsExactlyElementsOf(thrice.cells().stream().map(Cell::id).toList());
    assertThat(result.report().cells())
        .allMatch(cell -> cell.repro().contains("ferried.yaml --cell '" + id() + "' --seed 1 "));
    RunDirectory run = Runs.directory(result.directory());
    assertThat(thrice.cells())
        .extracting(cell -> prepared(run, cell).reused())
        .containsExactly(false, true, true);
    assertThat(Runs.notGreen(result.directory())).isEmpty();
    Map<String, Duration> durations = Runs.durations(List.of(result.directory()));
    assertThat(durations).containsOnlyKeys(id());
    assertThat(Runs.durations(List.of(result.directory().resolve("run.json"))))
        .isEqualTo(durations);

    // Judged again, they are the same cells.
    assertThat(statuses(again(result))).isEqualTo(statuses(result));
  }

  @Test
  void thePlanIsKeptWithTheRunAndReplays() throws IOException {
    Trial.Result first = run(plan, false, Optional.empty());
    Path kept = first.directory().resolve("private/plan.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");

    Path scenario = project.resolve("scenarios/ferried.yaml");
    Files.writeString(scenario, Files.readString(scenario).replace("ferried over", "carried off"));
    Plan replayed = SavedPlans.load(kept);
    assertThat(replayed).isEqualTo(plan);
    Trial.Result second = run(replayed, false, Optional.empty());
    assertThat(second.report().cells().get(0).title()).isEqualTo("Boats are ferried over");
    assertThat(statuses(second)).isEqualTo(statuses(first));
    // What it was made of is the same, to the last step.
    Cell cell = plan.cells().get(0);
    assertThat(prepared(Runs.directory(second.directory()), cell).reused()).isTrue();
  }

  @Test
  void afterTheFirstFailureNoOtherCellIsBegun() throws IOException {
    failingFrom(2);
    Trial.Result result = run(Repetitions.of(plan, 4), true, Optional.empty());

    assertThat(statuses(result))
        .startsWith(Status.PASS)
        .endsWith(Status.FAIL, Status.NOT_RUN, Status.NOT_RUN);
    String why = "migration: the run stopped after " + id() + "~2: fail";
    assertThat(result.report().cells().get(2).verdict().reason()).isEqualTo(why);
    assertThat(Runs.notGreen(result.directory())).containsExactly(id());
    assertThat(statuses(again(result))).isEqualTo(statuses(result));
  }

  @Test
  void withoutItAllCellsAreRun() throws IOException {
    failingFrom(1);
    Trial.Result result = run(Repetitions.of(plan, 2), false, Optional.empty());

    assertThat(statuses(result)).containsExactly(Status.FAIL, Status.FAIL);
  }

  @Test
  void aRunThatWasCutOffIsContinued() throws IOException {
    Plan thrice = Repetitions.of(plan, 4);
    Trial.Result cut = run(thrice, false, Optional.empty());
    RunDirectory run = Runs.directory(cut.directory());
    // The second cell has no end, the third was never begun.
    Path log = run.cell(thrice.cells().get(1)).resolve("observations.jsonl");
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, lines.size() / 2));
    Path leaving = run.cell(thrice.cells().get(1)).resolve("logs/of-before.log");
    Files.writeString(leaving, "");
    Runs.forget(thrice.cells().get(2), run);
    // The fourth was ended from outside in the middle of a step.
    Path ended = run.cell(thrice.cells().get(3)).resolve("observations.jsonl");
    Files.writeString(
        ended,
        Files.readString(ended)
            .replaceFirst(
                "(\"step\":\"3.1\",\"outcome\":)\"OK\",\"finding\":null",
                "$1\"HARNESS_FAILED\",\"finding\":\"interrupted\""));
    assertThat(Files.readString(ended)).contains("HARNESS_FAILED");
    Files.delete(run.path().resolve("run.json"));
    byte[] first =
        Files.readAllBytes(run.cell(thrice.cells().get(0)).resolve("observations.jsonl"));

    Diagnostics diagnostics = new Diagnostics();
    Runs.Replanned now = Runs.replan(run.path(), diagnostics).orElseThrow();
    assertThat(now.gone()).isEmpty();
    Trial.Result continued = run(now.plan(), false, Optional.of(run.path()));

    assertThat(continued.directory()).isEqualTo(run.path());
    assertThat(statuses(continued)).hasSize(4).allMatch(Status::green);
    assertThat(run.cell(thrice.cells().get(0)).resolve("observations.jsonl"))
        .hasBinaryContent(first);
    assertThat(leaving).doesNotExist();
    try (Stream<Path> runs = Files.list(project.resolve("reports/runs"))) {
      assertThat(runs).hasSize(1);
    }
    // Nothing is left to do; asked again, it says the same.
    int calls = ferry.engine.calls().size();
    assertThat(statuses(run(now.plan(), false, Optional.of(run.path()))))
        .isEqualTo(statuses(continued));
    assertThat(ferry.engine.calls()).hasSize(calls);
  }

  @Test
  void aRunThatWasStoppedIsContinuedBehindTheFailure() throws IOException {
    failingFrom(1);
    Trial.Result stopped = run(Repetitions.of(plan, 2), true, Optional.empty());
    assertThat(statuses(stopped)).containsExactly(Status.FAIL, Status.NOT_RUN);
    failingFrom(Integer.MAX_VALUE);

    Trial.Result continued = run(Repetitions.of(plan, 2), true, Optional.of(stopped.directory()));
    assertThat(statuses(continued)).startsWith(Status.FAIL).doesNotContain(Status.NOT_RUN);
  }

  @Test
  void cellsThatTheScenarioHasNoMoreAreNamed() throws IOException {
    Trial.Result result = run(Repetitions.of(plan, 2), false, Optional.empty());
    Path scenario = project.resolve("scenarios/ferried.yaml");
    Files.writeString(scenario, Files.readString(scenario).replace("[embedded]", "[external]"));

    Runs.Replanned now = Runs.replan(result.directory(), new Diagnostics()).orElseThrow();
    assertThat(now.plan().cells()).isEmpty();
    assertThat(now.gone()).containsExactly(id(), id() + "~2");
  }

  @Test
  void anUnreleasedBuildIsToldByItsDigestEverywhere() throws IOException {
    ferry.engine.addImage("mine/quay:dev");
    Path system = project.resolve("fixtures/harbour/system.yaml");
    Path wheel = Files.writeString(project.resolve("mover.whl"), "wheel");
    Files.writeString(
        system,
        Files.readString(system)
            .replaceFirst(
                "(?m)^  mover:\\n    build: images$",
                "  mover:\n"
                    + "    build: { context: images, args: { R: \"\\${target}\" }, x-package: P"
                    + " }"));
    Given given =
        new Given(
            Map.of("target", List.of("dev")),
            new Target(Map.of("quay", "mine/quay:dev"), Optional.of(wheel)),
            Map.of());
    Diagnostics diagnostics = new Diagnostics();
    Plan unreleased =
        Trial.plan(
            Trial.load(List.of(project.resolve("scenarios/ferried.yaml")), given, diagnostics),
            Selection.ALL,
            1,
            given);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();

    Trial.Result result = run(unreleased, false, Optional.empty());
    CellReport cell = result.report().cells().get(0);
    assertThat(cell.id()).contains("[1.0..dev,");
    assertThat(cell.verdict().status().green()).isTrue();
    assertThat(cell.observations())
        .filteredOn(ImageResolved.class::isInstance)
        .extracting(o -> ((ImageResolved) o).service() + " " + ((ImageResolved) o).source())
        .contains("quay unreleased", "mover unreleased", "dock official");
    assertThat(result.directory().resolve("index.html"))
        .content()
        .contains("Built elsewhere", "mine/quay:dev sha256:", "mover.whl sha256:");
    assertThat(result.directory().resolve("summary.md"))
        .content()
        .contains("assembled images, unreleased build", "Unreleased build: mover.whl sha256:");
    assertThat(cell.repro())
        .contains(
            " --set target=dev --target-image quay=mine/quay:dev --target-package '" + wheel + "'");
    // What was given is remembered with the run, and with the plan.
    assertThat(statuses(again(result))).isEqualTo(statuses(result));
    assertThat(SavedPlans.load(result.directory().resolve("private/plan.json")))
        .isEqualTo(unreleased);
  }

  private void failingFrom(int cell) {
    ferry.quay.on(
        "GET /boats",
        () -> ferryings() >= cell ? new Reply(200, "{\"items\": []}") : new Reply(200, BOATS));
  }

  /** How many cells have started their new release. */
  private long ferryings() {
    return ferry.engine.calls().stream()
        .filter(call -> call.startsWith("start ") && call.endsWith("-quay"))
        .count();
  }

  private Trial.Result run(Plan wanted, boolean failFast, Optional<Path> resume) {
    Trial.Options options =
        new Trial.Options(ImageResolver.Mode.AUTO, Optional.empty(), false, true, failFast, resume);
    return Trial.run(wanted, ferry.engine, options, TrialListener.SILENT, project.resolve("cache"));
  }

  private static Trial.Result again(Trial.Result result) {
    return Trial.report(result.directory(), new Diagnostics()).orElseThrow();
  }

  private String id() {
    return plan.cells().get(0).id();
  }

  private static List<Status> statuses(Trial.Result result) {
    return result.report().cells().stream().map(cell -> cell.verdict().status()).toList();
  }

  private static PreparedState prepared(RunDirectory run, Cell cell) {
    return ObservationLog.read(run.cell(cell).resolve("observations.jsonl")).stream()
        .filter(PreparedState.class::isInstance)
        .map(PreparedState.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
