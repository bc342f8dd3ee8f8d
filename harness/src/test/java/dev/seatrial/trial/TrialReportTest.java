package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.integrity.SnapshotWriter;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.report.CellReport;
import dev.seatrial.report.RunReport;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.scenario.CorpusFixtures;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.jdbc.SqliteFile;
import dev.seatrial.store.jdbc.SqliteReader;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old run judged again, by scenarios as they are now, from what lies in its folder. */
class TrialReportTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");
  private static final String RECOVERY = "  - recovery: { wayOut: allowed, serving: [access] }\n";
  private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

  private final Cell cell = Harbour.ferried();
  private final Path project;
  private final Path scenario;
  private final RunDirectory run;

  TrialReportTest(@TempDir Path project) throws IOException {
    this.project = project;
    scenario = project.resolve("scenarios/ferried.yaml");
    run = new RunDirectory(project.resolve("reports/runs/r1"), "r1");
    CorpusFixtures.copyTo(project);
    write(scenario, Files.readString(CORPUS.resolve("ferried.yaml")).replace(RECOVERY, ""));
    write(
        run.path().resolve("selection.json"),
        "{\"seed\": 1, \"scenarios\": [\"scenarios/ferried.yaml\"], \"cells\": [\"%s\"]}"
            .formatted(cell.id()));
    observe();
    snapshot("before", "INSERT INTO boat VALUES (1, 'north', 'argo'), (2, 'south', 'fram')");
    snapshot("migrated", "INSERT INTO boat VALUES (1, 'north', 'argo')");
  }

  @Test
  void anEditedAllowanceChangesTheVerdict() throws IOException {
    Trial.Result first = report();
    assertThat(check(first, "integrity").status()).isEqualTo(Status.FAIL);
    assertThat(check(first, "integrity").counts()).containsEntry("integrity.lost", 1L);
    assertThat(check(first, "access").status()).isEqualTo(Status.PASS);
    assertThat(first.report().status()).isEqualTo(Status.FAIL);

    write(
        scenario,
        Files.readString(scenario)
            .replace(
                "after: migrated }",
                "after: migrated, allow: [{ dataset: boats, lost: { where: { berth: south } },"
                    + " because: the south berth is closed }] }"));
    Trial.Result second = report();
    assertThat(check(second, "integrity").status()).isEqualTo(Status.PASS_WITH_ALLOWANCES);
    assertThat(second.report().status()).isEqualTo(Status.PASS_WITH_ALLOWANCES);
    // Written anew, too.
    assertThat(RunReport.read(run.path()).status()).isEqualTo(Status.PASS_WITH_ALLOWANCES);
    assertThat(run.path().resolve("index.html")).content().contains("pass with allowances");
  }

  @Test
  void noReportSaysWhereTheProjectLies() throws IOException {
    write(
        scenario,
        Files.readString(scenario)
            .replace(
                "after: migrated }",
                "after: migrated, allow: [{ dataset: boats, extra: true, because: more came }] }"));
    report();
    assertThat(run.path().resolve("run.json"))
        .content()
        .contains("an allowance matched nothing (scenarios/ferried.yaml:")
        .contains("\"plan\" : \"sha256:");
    for (String name : List.of("run.json", "index.html", "junit.xml", "ctrf.json", "summary.md")) {
      assertThat(run.path().resolve(name)).content().doesNotContain(project.toString());
    }
  }

  @Test
  void whatTheRunSawIsInTheReport() {
    RunReport report = report().report();
    CellReport seen = report.cells().get(0);

    assertThat(report.run()).isEqualTo("r1");
    assertThat(report.started()).isEqualTo(START);
    assertThat(report.ended()).isEqualTo(START.plusSeconds(60));
    assertThat(report.host()).containsEntry("version", "1");
    assertThat(seen.repro())
        .matches(
            Pattern.quote("seatrial run scenarios/ferried.yaml --cell '" + cell.id() + "'")
                + " --seed 1 --like plan=[0-9a-f]{12}(,.*)?");
  }

  /** A service may be called like something in the names of all containers. */
  @Test
  void eachContainerHasItsOwnLog() throws IOException {
    String prefix = RunDirectory.resourcePrefix("r1", cell);
    try (ObservationLog log = log()) {
      for (String part : List.of("trial", "trial.2", "r1")) {
        log.append(
            new Observation.ContainerEvent(
                START.plusSeconds(1),
                part.replace(".2", ""),
                prefix + part,
                "created",
                Optional.empty(),
                false));
        write(run.cell(cell).resolve("logs").resolve(part + ".log"), part);
      }
    }

    assertThat(report().report().cells().get(0).logs())
        .extracting(CellReport.Log::path)
        .containsExactly(
            cell.slug() + "/logs/trial.log",
            cell.slug() + "/logs/trial.2.log",
            cell.slug() + "/logs/r1.log");
  }

  @Test
  void aRunThatWasCutOffIsNoVerdictOnTheProduct() throws IOException {
    Files.delete(run.cell(cell).resolve("observations.jsonl"));
    CheckVerdict migration = check(report(), "migration");

    assertThat(migration.status()).isEqualTo(Status.HARNESS_ERROR);
    assertThat(migration.reason()).isEqualTo("the run was cut off before its end");
  }

  @Test
  void aScenarioThatHasMistakesNowIsExplained() throws IOException {
    write(scenario, Files.readString(scenario).replace("  - stop: [dock]", "  - halt: [dock]"));
    Diagnostics diagnostics = new Diagnostics();

    assertThat(Trial.report(run.path(), diagnostics)).isEmpty();
    assertThat(new CaretFormatter().format(diagnostics)).contains("halt is not a step");
  }

  @Test
  void aScenarioThatIsAnotherNowHasNoneOfTheCells() throws IOException {
    write(scenario, Files.readString(scenario).replace("harbour/ferried", "harbour/other"));

    assertThat(Trial.report(run.path(), new Diagnostics())).isEmpty();
  }

  @Test
  void aFolderWithoutARunIsRefused() {
    assertThatThrownBy(() -> Trial.report(project, new Diagnostics()))
        .isInstanceOf(UncheckedIOException.class);
  }

  private Trial.Result report() {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Trial.Result> result = Trial.report(run.path(), diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    return result.orElseThrow();
  }

  private static CheckVerdict check(Trial.Result result, String name) {
    return result.report().cells().get(0).verdict().checks().stream()
        .filter(c -> c.check().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void observe() {
    try (ObservationLog log = log()) {
      log.append(new Observation.CellStarted(START, cell.id(), Map.of("version", "1")));
      for (Phase phase : cell.phases()) {
        phase.steps().forEach(step -> done(step, log));
      }
      log.append(
          new Observation.Verified(
              START.plusSeconds(50), "access", "the gate opens to ${key}", true, List.of()));
      log.append(
          new Observation.Verified(
              START.plusSeconds(51), "lamps", "the port lamp of 1 burns", true, List.of()));
      log.append(new Observation.CellFinished(START.plusSeconds(60), Optional.empty()));
    }
  }

  private static void done(PlannedStep step, ObservationLog log) {
    log.append(new Observation.StepStarted(START.plusSeconds(2), step.id(), step.title()));
    step.children().forEach(child -> done(child, log));
    log.append(
        new Observation.StepFinished(
            START.plusSeconds(3),
            step.id(),
            Observation.StepFinished.Outcome.OK,
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  private ObservationLog log() {
    return ObservationLog.open(run.cell(cell).resolve("observations.jsonl"));
  }

  private void snapshot(String name, String rows) {
    Path file =
        SqliteFile.create(
            project.resolve(name + ".db"),
            "CREATE TABLE boat (id INTEGER, berth TEXT, name TEXT, PRIMARY KEY (id, berth))",
            rows);
    try (SqliteReader reader = SqliteReader.open(file)) {
      SnapshotWriter.write(
          run.snapshots(cell),
          name,
          reader,
          List.of(new Dataset("boats", "boat", List.of("id", "berth"), Set.of(), Map.of())));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
