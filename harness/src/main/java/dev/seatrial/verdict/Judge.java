package dev.seatrial.verdict;

import dev.seatrial.integrity.IntegrityResult;
import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Masker;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.Check.Budget;
import dev.seatrial.source.Location;
import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.UniqueKey;
import dev.seatrial.verdict.CellVerdict.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From a cell and what was seen of it to its verdict; pure, so it can be repeated on an old run.
 */
public final class Judge {
  private Judge() {}

  /**
   * What was read from snapshots beforehand.
   *
   * @param compared results of integrity checks, by the check's name; one whose snapshots were not
   *     taken is missing
   * @param structures structure of each snapshot taken, by the snapshot's name
   * @param repeated rows that repeat the columns of unique keys that are lost, by the name of the
   *     snapshot that has them
   */
  public record Facts(
      Map<String, IntegrityResult> compared,
      Map<String, Structure> structures,
      Map<String, Map<UniqueKey, Long>> repeated) {

    /** Where no key was looked after. */
    public Facts(Map<String, IntegrityResult> compared, Map<String, Structure> structures) {
      this(compared, structures, Map.of());
    }
  }

  /** Judges all checks and budgets of a cell. */
  public static CellVerdict judge(Cell cell, List<Observation> observations, Facts facts) {
    Optional<String> leftOut =
        observations.stream()
            .filter(Observation.CellLeftOut.class::isInstance)
            .map(seen -> ((Observation.CellLeftOut) seen).why())
            .findFirst();
    if (leftOut.isPresent()) {
      return notRun(cell, leftOut.get(), broken(cell, observations));
    }
    Timings timings = new Timings(cell, observations);
    List<CheckVerdict> checks = new ArrayList<>();
    checks.add(new StepJudge(cell, observations).judge());
    for (Check check : cell.checks()) {
      checks.add(judge(check, cell, observations, facts));
    }
    checks.addAll(new VerifyJudge(cell, observations).judge());
    BudgetJudge budgets = new BudgetJudge(observations, timings);
    cell.scenario().budgets().forEach(b -> checks.add(budgets.judge(b)));
    checks.replaceAll(new KnownIssues(cell)::applied);
    // A plan holds secrets in clear, and verdicts are published.
    Masker masker = Masker.of(cell);
    checks.replaceAll(check -> masked(check, masker));
    CheckVerdict worst =
        checks.stream().min(Comparator.comparing(CheckVerdict::status)).orElseThrow();
    return new CellVerdict(
        cell.id(),
        worst.status(),
        worst.check() + ": " + worst.reason(),
        List.copyOf(checks),
        measures(cell, timings, budgets));
  }

  /** The verdict of a cell of which nothing was run. */
  public static CellVerdict notRun(Cell cell, String why) {
    return notRun(cell, why, List.of());
  }

  /** What did not hold on the way to where it was told to stop: it need not hold there yet. */
  private static List<CheckVerdict.Evidence> broken(Cell cell, List<Observation> observations) {
    Masker masker = Masker.of(cell);
    return observations.stream()
        .filter(Observation.Verified.class::isInstance)
        .map(Observation.Verified.class::cast)
        .filter(seen -> !seen.ok())
        .map(
            seen ->
                CheckVerdict.Evidence.of(
                    seen.check() + ".refuted",
                    masker.mask(
                        seen.check()
                            + ": "
                            + seen.that()
                            + ": "
                            + seen.evidence().stream().findFirst().orElse("not so"))))
        .toList();
  }

  private static CellVerdict notRun(Cell cell, String why, List<CheckVerdict.Evidence> evidence) {
    CheckVerdict check =
        new CheckVerdict(
            "migration", "The migration path runs to its end", Status.NOT_RUN, why, evidence);
    return new CellVerdict(
        cell.id(), Status.NOT_RUN, "migration: " + why, List.of(check), Map.of());
  }

  /** Judges a comparison that belongs to no cell. */
  public static CheckVerdict comparison(IntegrityResult result) {
    return IntegrityJudge.judge(
        "integrity", "Every row of " + result.before() + " is in " + result.after(), result);
  }

  /**
   * Judges a structure that belongs to no cell, against the earlier one.
   *
   * @param after name for people
   * @param repeated rows that repeat the columns of unique keys that are lost
   */
  public static CheckVerdict structure(
      String after, Structure earlier, Structure later, Map<UniqueKey, Long> repeated) {
    return StructureJudge.judge(
        new Check.Structure("structure", after, List.of(), List.of(), Location.ofFile("")),
        earlier,
        Optional.of(later),
        repeated);
  }

  private static CheckVerdict masked(CheckVerdict check, Masker masker) {
    return new CheckVerdict(
        check.check(),
        check.title(),
        check.status(),
        masker.mask(check.reason()),
        check.counts(),
        check.evidence().stream()
            .map(
                e ->
                    new CheckVerdict.Evidence(
                        e.finding(),
                        masker.mask(e.text()),
                        masker.mask(e.before()),
                        masker.mask(e.after())))
            .toList());
  }

  private static CheckVerdict judge(
      Check check, Cell cell, List<Observation> observations, Facts facts) {
    if (check instanceof Check.Integrity integrity) {
      return IntegrityJudge.judge(
          integrity, Optional.ofNullable(facts.compared().get(integrity.name())));
    } else if (check instanceof Check.Structure structure) {
      return StructureJudge.judge(
          structure,
          earlier(structure, cell.checks(), facts.structures()).orElse(Structure.none()),
          Optional.ofNullable(facts.structures().get(structure.of())),
          facts.repeated().getOrDefault(structure.of(), Map.of()));
    } else if (check instanceof Check.Findings findings) {
      return FindingsJudge.judge(findings, observations);
    }
    return new RecoveryJudge(cell, observations).judge((Check.Recovery) check);
  }

  /**
   * The structure that a check compares with: an integrity check tells which snapshot came before.
   *
   * @param taken structures of snapshots, by their names
   */
  public static Optional<Structure> earlier(
      Check.Structure check, List<Check> checks, Map<String, Structure> taken) {
    return checks.stream()
        .filter(Check.Integrity.class::isInstance)
        .map(Check.Integrity.class::cast)
        .filter(i -> i.after().equals(check.of()))
        .flatMap(i -> Stream.ofNullable(taken.get(i.before())))
        .findFirst();
  }

  private static Map<String, Measure> measures(Cell cell, Timings timings, BudgetJudge budgets) {
    Map<String, Measure> measures = new LinkedHashMap<>();
    for (Budget.Subject subject : Budget.Subject.values()) {
      Optional<Budget> budget =
          cell.scenario().budgets().stream().filter(b -> b.subject() == subject).findFirst();
      Optional<Duration> measured = timings.of(subject);
      measured.ifPresent(
          took ->
              measures.put(
                  subject.word(),
                  new Measure(
                      took.toMillis(),
                      budget.map(budgets::allowance).orElse(0L),
                      budget.map(BudgetJudge::words).orElse(""))));
    }
    return measures;
  }
}
