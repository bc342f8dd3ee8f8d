package dev.seatrial.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.CellFinished;
import dev.seatrial.observation.Observation.Found;
import dev.seatrial.observation.Observation.InstancesSeen;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.observation.Observation.Verified;
import dev.seatrial.observation.Observation.YardstickMeasured;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.scenario.Check;
import dev.seatrial.source.Location;
import dev.seatrial.store.Structure;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every judge is shown a healthy trial, and the same with one defect. */
class JudgeTest {
  private final Voyage voyage = new Voyage();

  @Test
  void aHealthyTrialIsGreen() {
    CellVerdict verdict = voyage.judge();
    assertThat(verdict.checks())
        .allSatisfy(c -> assertThat(c.status().green()).as(c.toString()).isTrue());
    // The boats came back only after the declared way out.
    assertThat(verdict.status()).isEqualTo(Status.PASS_WITH_ALLOWANCES);
  }

  @Test
  void theHarnesssOwnTimeIsNotDowntime() {
    // 38 - 15 s, less the snapshots (3 s and 1 s) and the yardstick (1 s).
    assertThat(voyage.measure("downtime").millis()).isEqualTo(18_000);
  }

  @Test
  void aNewReleaseThatWasTriedBeforeTheEndOfTheMigrationIsNotBackYet() {
    voyage.seen.add(6, new Observation.Answered(Voyage.at(17), "new", true));
    assertThat(voyage.measure("start").millis()).isEqualTo(6_000);
    assertThat(voyage.measure("downtime").millis()).isEqualTo(18_000);
  }

  @Test
  void phasesAreMeasured() {
    assertThat(voyage.measure("migrate").millis()).isEqualTo(10_000);
    assertThat(voyage.measure("migrate").budgetMillis()).isEqualTo(24_000);
    assertThat(voyage.measure("migrate").budget()).isEqualTo("20s + 4x copy");
    assertThat(voyage.measure("start").millis()).isEqualTo(6_000);
    assertThat(voyage.measure("recover").millis()).isEqualTo(23_000);
  }

  @Test
  void anInstanceLeftInStartingFails() {
    voyage.boats("new", 62, "running", "starting");
    CheckVerdict recovery = voyage.judge("recovery");
    assertThat(recovery.status()).isEqualTo(Status.FAIL);
    assertThat(recovery.reason()).isEqualTo("boat: 1 of 2 instances run again");
    assertThat(recovery.evidence()).extracting(Evidence::finding).contains("recovery.missing");
  }

  @Test
  void anInstanceThatIsGoneFails() {
    voyage.boats("new", 62, "running");
    assertThat(voyage.judge("recovery").status()).isEqualTo(Status.FAIL);
  }

  @Test
  void instancesThatRunButDoNotServeFail() {
    voyage.seen.removeIf(o -> o instanceof Verified v && v.check().equals("sails"));
    voyage.seen.add(
        new Verified(Voyage.at(62), "sails", "boats sail", false, List.of("answer 503")));
    assertThat(voyage.judge("recovery").status()).isEqualTo(Status.FAIL);
    assertThat(voyage.judge("recovery").reason()).contains("do not serve");
    assertThat(voyage.judge("sails").status()).isEqualTo(Status.FAIL);
  }

  @Test
  void instancesThatCameBackByThemselvesPassWithoutAllowance() {
    voyage.seen.removeIf(o -> o instanceof InstancesSeen s && s.view().equals("new"));
    voyage.boats("new", 44, "running", "running");
    assertThat(voyage.judge("recovery").status()).isEqualTo(Status.PASS);
  }

  @Test
  void instancesNeverListedByTheNewReleaseFail() {
    voyage.seen.removeIf(o -> o instanceof InstancesSeen s && s.view().equals("new"));
    assertThat(voyage.judge("recovery").status()).isEqualTo(Status.FAIL);
  }

  @Test
  void aWrongLoginIsEvidence() {
    voyage.seen.removeIf(o -> o instanceof Verified v && v.check().equals("access"));
    voyage.seen.add(
        new Verified(Voyage.at(41), "access", "the gate opens", false, List.of("answer 401")));
    CheckVerdict access = voyage.judge("access");
    assertThat(access.status()).isEqualTo(Status.FAIL);
    assertThat(access.evidence().get(0).after()).isEqualTo("answer 401");
  }

  @Test
  void whatIsVerifiedTwiceMustHoldTwice() {
    voyage.seen.add(
        new Verified(Voyage.at(40), "access", "the gate opens", false, List.of("answer 401")));
    voyage.seen.add(new Verified(Voyage.at(42), "access", "the gate opens", true, List.of()));
    assertThat(voyage.judge("access").status()).isEqualTo(Status.FAIL);
    assertThat(voyage.judge("access").evidence().get(0).after()).isEqualTo("answer 401");
  }

  @Test
  void whatWasNotVerifiedIsNotRun() {
    voyage.seen.removeIf(o -> o instanceof Verified v && v.check().equals("access"));
    assertThat(voyage.judge("access").status()).isEqualTo(Status.NOT_RUN);
    assertThat(voyage.judge().status()).isEqualTo(Status.NOT_RUN);
  }

  @Test
  void anOverrunBudgetFailsWithBothTimes() {
    voyage.step("2.6", 21, 90);
    CheckVerdict migrate = voyage.judge("budget: migrate");
    assertThat(migrate.status()).isEqualTo(Status.FAIL);
    assertThat(migrate.evidence().get(0))
        .isEqualTo(
            new Evidence("budget.overrun", "took 1m 09s of 24s", "budget 24s", "measured 1m 09s"));
  }

  @Test
  void aYardstickThatDriftsDecidesNothingWhenItsEndsDisagree() {
    voyage.seen.add(new YardstickMeasured(Voyage.at(31), "copy", 5000, 10));
    assertThat(voyage.judge("budget: migrate").status()).isEqualTo(Status.PASS);
    voyage.step("2.6", 21, 51); // 30 s: more than 24 s, less than 40 s
    assertThat(voyage.judge("budget: migrate").status()).isEqualTo(Status.INCONCLUSIVE);
    voyage.step("2.6", 21, 71); // 50 s: more than either
    assertThat(voyage.judge("budget: migrate").status()).isEqualTo(Status.FAIL);
  }

  @Test
  void aBudgetWhosePhaseDidNotEndIsNotRun() {
    voyage.seen.removeIf(o -> o instanceof Observation.Answered a && a.system().equals("new"));
    assertThat(voyage.judge("budget: downtime").status()).isEqualTo(Status.NOT_RUN);
    assertThat(voyage.judge("budget: start").status()).isEqualTo(Status.NOT_RUN);
  }

  @Test
  void aFailedMigrationIsTheProducts() {
    voyage.seen.add(
        Voyage.finished("2.6", 31, Outcome.FAILED, Optional.of("run.hung-after-failing")));
    CheckVerdict migration = voyage.judge("migration");
    assertThat(migration.status()).isEqualTo(Status.FAIL);
    assertThat(migration.evidence().get(0).finding()).isEqualTo("run.hung-after-failing");
    assertThat(voyage.judge().status()).isEqualTo(Status.FAIL);
  }

  /** Its title is the command, with the password of a database in it. */
  @Test
  void secretsOfThePlanAreNotInTheEvidence() {
    Cell cell =
        Planner.plan(List.of(Harbour.scenario("good.yaml")), Selection.ALL, 1).cells().get(0);
    PlannedStep step =
        cell.phases().get(1).steps().stream()
            .filter(s -> s.title().contains("anchor"))
            .findFirst()
            .orElseThrow();
    CellVerdict verdict =
        Judge.judge(
            cell,
            List.of(Voyage.finished(step.id(), 1, Outcome.FAILED, Optional.of("run.failed"))),
            new Judge.Facts(Map.of(), Map.of()));
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.toString()).contains("move --to").doesNotContain("anchor");
  }

  @Test
  void anOldReleaseThatDoesNotComeUpIsNotTheProductsFault() {
    voyage.seen.add(Voyage.finished("1.1", 5, Outcome.FAILED, Optional.of("service.exited")));
    assertThat(voyage.judge("migration").status()).isEqualTo(Status.HARNESS_ERROR);
  }

  @Test
  void anEngineThatFailsIsNotTheProductsFault() {
    voyage.seen.add(Voyage.finished("3.1", 33, Outcome.HARNESS_FAILED, Optional.of("engine")));
    assertThat(voyage.judge("migration").status()).isEqualTo(Status.HARNESS_ERROR);
  }

  @Test
  void aRunThatWasCutOffIsAHarnessError() {
    voyage.seen.removeIf(CellFinished.class::isInstance);
    assertThat(voyage.judge().status()).isEqualTo(Status.HARNESS_ERROR);
  }

  @Test
  void missingSnapshotsAreNotRunNeverGreen() {
    CellVerdict verdict =
        Judge.judge(voyage.cell, voyage.seen, new Judge.Facts(Map.of(), Map.of()));
    assertThat(verdict.checks())
        .filteredOn(c -> c.check().equals("integrity") || c.check().equals("structure"))
        .extracting(CheckVerdict::status)
        .containsExactly(Status.NOT_RUN, Status.NOT_RUN);
  }

  @Test
  void aSequenceLeftBehindAndOrphansFail() {
    Structure broken =
        Structure.ofKeys(
            List.of(
                new Structure.Sequence(
                    "boat_id_seq", "boat", "id", 3, true, 1, OptionalLong.of(7))),
            List.of(new Structure.ForeignKey("crew", List.of("boat_id"), "boat", List.of("id"), 2)),
            List.of());
    CellVerdict verdict =
        Judge.judge(
            voyage.cell, voyage.seen, new Judge.Facts(Map.of(), Map.of("migrated", broken)));
    CheckVerdict structure =
        verdict.checks().stream().filter(c -> c.check().equals("structure")).findFirst().get();
    assertThat(structure.status()).isEqualTo(Status.FAIL);
    assertThat(structure.evidence())
        .extracting(Evidence::finding)
        .contains("structure.sequence-behind", "structure.orphans");
  }

  @Test
  void aFindingMayBeAllowedAndAnAllowanceMayBeOfNoUse() {
    Structure before = keys(new Structure.UniqueKey("u", "boat", List.of("name")));
    Structure after = keys(new Structure.UniqueKey("p", "boat", List.of("id")));
    Check.Structure check =
        new Check.Structure(
            "structure",
            "migrated",
            List.of(
                new Check.Condoned("unique-lost", "boat(*)", "names may repeat", location()),
                new Check.Condoned("index-lost", "*", "no more searches", location())),
            List.of(),
            location());
    CheckVerdict allowed = StructureJudge.judge(check, before, Optional.of(after), Map.of());
    assertThat(allowed.status()).isEqualTo(Status.PASS_WITH_ALLOWANCES);
    assertThat(allowed.evidence())
        .extracting(Evidence::finding)
        .containsExactly("structure.unused-allowance", "structure.allowed", "structure.count");
    CheckVerdict broken =
        StructureJudge.judge(
            check, before, Optional.of(after), Map.of(before.uniqueKeys().get(0), 2L));
    assertThat(broken.status()).isEqualTo(Status.FAIL);
    assertThat(broken.reason())
        .isEqualTo(
            "boat(name) was unique (u), and nothing keeps it so any more; 2 rows repeat others"
                + " already.");
  }

  @Test
  void whatAToolFindsFailsUnlessItIsAllowed() {
    List<Observation> seen =
        List.of(
            found(7, new Found.Finding("leak", "keel.3", "It leaks.", "dry", "wet")),
            found(2, new Found.Finding("leak", "deck.1", "It drips.", "", "")));
    Check.Condoned keel = new Check.Condoned("leak", "keel.*", "it is of wood", location());
    Check.Condoned deck = new Check.Condoned("leak", "deck.?", "decks do", location());
    Check.Condoned rot = new Check.Condoned("rot", "*", "it is old", location());
    CheckVerdict refused = FindingsJudge.judge(leaks(keel), seen);
    assertThat(refused.status()).isEqualTo(Status.FAIL);
    assertThat(refused.reason()).isEqualTo("It drips.");
    assertThat(refused.evidence())
        .extracting(Evidence::finding)
        .containsExactly("findings.leak", "findings.allowed", "findings.count");
    CheckVerdict allowed = FindingsJudge.judge(leaks(keel, deck, rot), seen);
    assertThat(allowed.status()).isEqualTo(Status.PASS_WITH_ALLOWANCES);
    assertThat(allowed.reason()).isEqualTo("9 planks looked at");
    assertThat(allowed.evidence().get(0).finding()).isEqualTo("findings.unused-allowance");
    assertThat(allowed.evidence().get(1).after()).isEqualTo("wet");
    assertThat(FindingsJudge.judge(leaks(), List.of(found(3))).status()).isEqualTo(Status.PASS);
    assertThat(FindingsJudge.judge(leaks(), List.of()).status()).isEqualTo(Status.NOT_RUN);
  }

  private static Check.Findings leaks(Check.Condoned... allow) {
    return new Check.Findings("leaks", "after", List.of(allow), List.of(), location());
  }

  private static Observation found(long planks, Found.Finding... findings) {
    return new Found(Voyage.at(1), "after", Map.of("planks", planks), List.of(findings));
  }

  @Test
  void aStoreThatDeclaresNothingWasNotLookedAt() {
    Check.Structure check =
        new Check.Structure("structure", "migrated", List.of(), List.of(), location());
    CheckVerdict verdict =
        StructureJudge.judge(check, Structure.none(), Optional.of(Structure.none()), Map.of());
    assertThat(verdict.status()).isEqualTo(Status.NOT_RUN);
  }

  private static Structure keys(Structure.UniqueKey key) {
    return Structure.ofKeys(List.of(), List.of(), List.of(key));
  }

  private static Location location() {
    return Location.ofFile("a.yaml");
  }
}
