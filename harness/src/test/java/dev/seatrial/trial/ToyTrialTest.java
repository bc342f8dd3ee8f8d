package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.PreparedState;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.report.CellReport;
import dev.seatrial.run.Leftovers;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole trials on the real engine, of a product that fails as it is told; a few seconds each. The
 * product is one file, {@code toy/fixtures/buoy/images/buoy}.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToyTrialTest {
  private static final Path REPOSITORY = Path.of(System.getProperty("basedir", ""), "..");
  private static final Path TOY =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/toy");

  private final Engine engine = DockerEngine.connect();
  private final Path project;
  private final List<String> runs = new ArrayList<>();
  private final Map<String, CellVerdict> verdicts = new LinkedHashMap<>();
  private final Map<String, PreparedState> states = new LinkedHashMap<>();

  ToyTrialTest(@TempDir Path project) {
    this.project = project;
  }

  @BeforeAll
  void trials() throws IOException {
    copy(TOY, project);
    copy(REPOSITORY.resolve("fixtures/shared/images/helper"), "fixtures/shared/images/helper");
    copy(REPOSITORY.resolve("fixtures/profiles/cpu"), "fixtures/profiles/cpu");
    // The first makes the prepared state of all.
    trial(false, "healthy");
    trial(true, "exits-1", "hangs-after-failing", "stuck", "new-exits", "new-eats-memory");
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @Test
  void aHealthyProductPasses() {
    assertThat(verdict("healthy").status()).isEqualTo(Status.PASS);
    assertThat(verdict("healthy").checks())
        .extracting(CheckVerdict::check)
        .containsExactly("migration", "recovery", "access", "budget: migrate");
    assertThat(verdict("healthy").measures())
        .containsKeys("backup", "migrate", "start", "downtime");
  }

  @ParameterizedTest
  @CsvSource({
    "exits-1, run.failed, migration ended with exit code 1",
    "hangs-after-failing, run.hung-after-failing, migration reported a failure and then never",
    "stuck, instances.not-running, ahab is mooring",
    "new-exits, service.exited, new ended with exit code 3",
    "new-eats-memory, service.exited, it ran out of memory",
  })
  void whatItDoesWrongIsItsFinding(String mood, String finding, String reason) {
    CheckVerdict migration = verdict(mood).checks().get(0);

    assertThat(verdict(mood).status()).isEqualTo(Status.FAIL);
    assertThat(migration.status()).isEqualTo(Status.FAIL);
    assertThat(migration.reason()).contains(reason);
    assertThat(migration.evidence()).extracting(Evidence::finding).containsOnly(finding);
  }

  @Test
  void itsLastWordsAreEvidence() {
    assertThat(verdict("exits-1").checks().get(0).evidence())
        .extracting(Evidence::text)
        .contains("Failed to migrate: no such column: draught");
  }

  @Test
  void anInstanceLeftInStartingIsNotBack() {
    CheckVerdict recovery = verdict("stuck").checks().get(1);

    assertThat(recovery.check()).isEqualTo("recovery");
    assertThat(recovery.status()).isEqualTo(Status.FAIL);
    assertThat(recovery.reason()).isEqualTo("ahab: 0 of 1 instances run again");
  }

  @Test
  void thePreparedStateIsMadeOnce() {
    assertThat(states.values()).extracting(PreparedState::key).hasSize(6).containsOnly(key());
    assertThat(states.get("healthy")).matches(s -> !s.reused());
    assertThat(states.values()).filteredOn(PreparedState::reused).hasSize(5);
  }

  @Test
  void nothingIsLeftBehind() {
    assertThat(runs).hasSize(2);
    assertThat(runs)
        .allSatisfy(
            run -> assertThat(engine.labelled(Leftovers.LABEL, Optional.of(run))).isEmpty());
  }

  private String key() {
    return Optional.ofNullable(states.get("healthy")).orElseThrow().key();
  }

  private CellVerdict verdict(String mood) {
    return Optional.ofNullable(verdicts.get(mood)).orElseThrow();
  }

  private void trial(boolean reuse, String... moods) {
    Trial.Options options =
        new Trial.Options(ImageResolver.Mode.ASSEMBLED, Optional.empty(), false, reuse);
    Plan plan = plan(moods);
    Trial.Result result = Trial.run(plan, engine, options, TrialListener.SILENT);
    RunDirectory run = new RunDirectory(result.directory(), result.report().run());
    runs.add(run.runId());
    for (int i = 0; i < moods.length; i++) {
      CellReport report = result.report().cells().get(i);
      verdicts.put(moods[i], report.verdict());
      states.put(moods[i], state(run, plan.cells().get(i)));
    }
  }

  private static PreparedState state(RunDirectory run, Cell cell) {
    List<Observation> seen = ObservationLog.read(run.cell(cell).resolve("observations.jsonl"));
    return (PreparedState)
        seen.stream().filter(PreparedState.class::isInstance).findFirst().orElseThrow();
  }

  private Plan plan(String... moods) {
    Diagnostics diagnostics = new Diagnostics();
    List<Scenario> scenarios = Trial.load(List.of(project.resolve("scenarios")), diagnostics);
    assertThat(diagnostics.isEmpty()).as(new CaretFormatter().format(diagnostics)).isTrue();
    return Planner.plan(scenarios, new Selection(Optional.empty(), List.of(moods)), 1);
  }

  private void copy(Path from, String to) throws IOException {
    copy(from, project.resolve(to));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
