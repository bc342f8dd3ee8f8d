package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.InstancesSeen;
import dev.seatrial.observation.Observation.InstancesSeen.Instance;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.scenario.Check.Budget;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import dev.seatrial.verdict.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the first scenario for real, plants one defect after the other into copies of the database
 * that the real migration has just filled, and holds every oracle to finding its own.
 */
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedDefectsTest {
  static final Path SCENARIO =
      Path.of(System.getProperty("basedir", ""), "../scenarios/gpustack/sqlite-to-postgresql.yaml")
          .toAbsolutePath()
          .normalize();

  private final List<Defect> defects =
      List.of(
          new Defect(
              "a row deleted",
              "DELETE FROM model_usages WHERE id = (SELECT min(id) FROM model_usages)",
              "integrity.lost",
              "lost model_usages id=1"),
          new Defect(
              "a row added",
              "INSERT INTO model_usages SELECT (u).* FROM (SELECT jsonb_populate_record(m,"
                  + " '{\"id\": 999}') AS u FROM model_usages m LIMIT 1) added",
              "integrity.extra",
              "extra model_usages id=999"),
          new Defect(
              "a text truncated",
              "UPDATE users SET full_name = left(full_name, 2) WHERE username LIKE 'analyst%'",
              "integrity.changed",
              "full_name"),
          new Defect(
              "timestamps shifted by a time zone",
              "UPDATE models SET created_at = created_at + interval '8 hours'",
              "integrity.pattern",
              "models: all 3 created_at moved by +8 h"),
          new Defect(
              "a boolean flipped",
              "UPDATE users SET is_admin = NOT is_admin WHERE username = 'operator'",
              "integrity.changed",
              "is_admin false became true"),
          new Defect(
              "NULL became an empty text",
              "UPDATE models SET description = '' WHERE name = 'chat'",
              "integrity.changed",
              "description NULL became"),
          new Defect(
              "a value inside JSON changed",
              "UPDATE models SET env = '{\"TRIAL\": \"2\"}' WHERE name = 'pair'",
              "integrity.changed",
              "env"),
          new Defect(
              "a secret changed",
              "UPDATE users SET hashed_password = 'x' WHERE username = 'admin'",
              "integrity.changed",
              "hashed_password"),
          new Defect(
              "a sequence left behind",
              "SELECT setval('users_id_seq', 1, false)",
              "structure.sequence-behind",
              "users.id"),
          new Defect(
              "an orphan reference",
              "SET session_replication_role = replica;" + " DELETE FROM models WHERE name = 'chat'",
              "structure.orphans",
              "models"),
          new Defect(
              "a column gone",
              "ALTER TABLE api_keys DROP COLUMN description",
              "integrity.column",
              "api_keys.description is gone"));

  private Cell cell = planned().cells().get(0);
  private RunDirectory directory = new RunDirectory(Path.of("unset"), "unset");
  private List<Observation> observations = List.of();
  private CellVerdict verdict =
      new CellVerdict("", Status.NOT_RUN, "", List.of(), java.util.Map.of());

  @BeforeAll
  void trial() {
    Plan plan = planned();
    cell = plan.cells().get(0);
    DefectPlanter planter = new DefectPlanter(cell, defects);
    try (Engine engine = DockerEngine.connect()) {
      Trial.Options options =
          new Trial.Options(ImageResolver.Mode.AUTO, Optional.empty(), false, true);
      Trial.Result result = Trial.run(plan, engine, options, planter);
      directory = new RunDirectory(result.directory(), result.report().run());
      verdict = result.report().cells().get(0).verdict();
    }
    planter.rethrow();
    observations = ObservationLog.read(directory.cell(cell).resolve("observations.jsonl"));
  }

  @Test
  void theHealthyTrialIsGreen() {
    assertThat(verdict.checks())
        .allSatisfy(c -> assertThat(c.status().green()).as(c.toString()).isTrue());
    assertThat(status(verdict, "copy")).isEqualTo(Status.PASS);
  }

  @Test
  void theUntouchedPairPasses() {
    CellVerdict again = judge(DefectPlanter.UNTOUCHED);
    assertThat(status(again, "copy")).isEqualTo(Status.PASS);
    assertThat(status(again, "structure")).isEqualTo(Status.PASS);
  }

  Stream<Defect> defects() {
    return defects.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void everyDefectIsFoundWithItsEvidence(Defect defect) {
    CellVerdict planted = judge(defect.slug());
    assertThat(planted.status()).isEqualTo(Status.FAIL);
    assertThat(planted.checks())
        .filteredOn(c -> c.check().equals("copy") || c.check().equals("structure"))
        .filteredOn(c -> c.status() == Status.FAIL)
        .flatExtracting(CheckVerdict::evidence)
        .filteredOn(e -> e.finding().equals(defect.finding()))
        .extracting(Evidence::text)
        .anyMatch(text -> text.contains(defect.evidence()));
  }

  @Test
  void secretsAreNotInTheEvidence() {
    String evidence = judge(new Defect("a secret changed", "", "", "").slug()).checks().toString();
    assertThat(evidence).contains("masked").doesNotContain("$argon2");
  }

  @Test
  void anInstanceLeftInStartingIsFound() {
    InstancesSeen last =
        observations.stream()
            .filter(InstancesSeen.class::isInstance)
            .map(InstancesSeen.class::cast)
            .reduce((first, second) -> second)
            .orElseThrow();
    Instance stuck = last.instances().get(0);
    List<Instance> instances = new ArrayList<>(last.instances());
    instances.set(
        0,
        new Instance(
            stuck.id(), stuck.group(), stuck.label(), "starting", "starting", "still loading"));
    List<Observation> spoiled = new ArrayList<>(observations);
    spoiled.add(new InstancesSeen(last.at(), last.view(), instances));
    CellVerdict judged = Judging.judge(cell, spoiled, directory.snapshots(cell));
    assertThat(status(judged, "recovery")).isEqualTo(Status.FAIL);
    assertThat(judged.status()).isEqualTo(Status.FAIL);
    assertThat(judged.reason()).contains(stuck.group());
  }

  @Test
  void anOverrunBudgetIsFound() {
    Scenario s = cell.scenario();
    List<Budget> zero =
        s.budgets().stream()
            .map(b -> new Budget(b.subject(), Duration.ZERO, 0, Optional.empty(), b.location()))
            .toList();
    Cell strict =
        new Cell(
            cell.id(),
            new Scenario(
                s.name(),
                s.title(),
                s.promise(),
                s.system(),
                s.matrix(),
                s.tiers(),
                s.inputs(),
                s.profiles(),
                s.before(),
                s.migrate(),
                s.after(),
                s.answersBefore(),
                s.answersAfter(),
                s.checks(),
                zero,
                s.knownIssues(),
                s.rehearsal(),
                s.expected(),
                s.location()),
            cell.axes(),
            cell.values(),
            cell.secrets(),
            cell.services(),
            cell.phases(),
            cell.checks(),
            cell.tiers(),
            cell.expected());
    CellVerdict judged = Judging.judge(strict, observations, directory.snapshots(cell));
    assertThat(judged.checks())
        .filteredOn(c -> c.check().startsWith("budget"))
        .hasSize(zero.size())
        .allSatisfy(
            c -> {
              assertThat(c.status()).isEqualTo(Status.FAIL);
              assertThat(c.evidence().get(0).finding()).isEqualTo("budget.overrun");
            });
  }

  private CellVerdict judge(String planted) {
    return Judging.judge(
        cell, observations, DefectPlanter.snapshots(directory.privateCell(cell), planted));
  }

  private static Status status(CellVerdict verdict, String check) {
    return verdict.checks().stream()
        .filter(c -> c.check().equals(check))
        .findFirst()
        .orElseThrow()
        .status();
  }

  private static Plan planned() {
    Diagnostics diagnostics = new Diagnostics();
    List<Scenario> scenarios = Trial.load(List.of(SCENARIO), diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    return Planner.plan(scenarios, new Selection(Optional.of("smoke"), List.of()), 1);
  }

  /**
   * A defect.
   *
   * @param sql what plants it
   * @param finding id of the evidence that must name it
   * @param evidence what that evidence must say
   */
  record Defect(String name, String sql, String finding, String evidence) {
    String slug() {
      return name.replace(' ', '-');
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
