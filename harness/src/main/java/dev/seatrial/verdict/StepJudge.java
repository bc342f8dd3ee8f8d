package dev.seatrial.verdict;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.CellFinished;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges whether every step did what was declared. */
final class StepJudge {
  private final Cell cell;
  private final List<Observation> observations;

  StepJudge(Cell cell, List<Observation> observations) {
    this.cell = cell;
    this.observations = observations;
  }

  CheckVerdict judge() {
    Optional<CellFinished> end =
        observations.stream()
            .filter(CellFinished.class::isInstance)
            .map(CellFinished.class::cast)
            .reduce((first, second) -> second);
    Optional<StepFinished> bad =
        observations.stream()
            .filter(StepFinished.class::isInstance)
            .map(StepFinished.class::cast)
            .filter(s -> s.finding().isPresent())
            .findFirst();
    if (bad.isPresent()) {
      return failed(bad.get());
    }
    if (end.isEmpty()) {
      return verdict(Status.HARNESS_ERROR, "the run was cut off before its end", List.of());
    }
    if (end.get().harnessError().isPresent()) {
      return verdict(Status.HARNESS_ERROR, end.get().harnessError().get(), List.of());
    }
    return verdict(Status.PASS, "every step did what was declared", List.of());
  }

  /** The old release must come up: if it does not, there was nothing to migrate. */
  private CheckVerdict failed(StepFinished bad) {
    Map<String, String> titles = new HashMap<>();
    for (Phase phase : cell.phases()) {
      phase.steps().forEach(s -> titles(s, titles));
    }
    String title = titles.getOrDefault(bad.step(), bad.step());
    boolean ours =
        bad.outcome() == StepFinished.Outcome.HARNESS_FAILED || bad.step().startsWith("1.");
    List<Evidence> evidence = new ArrayList<>();
    String finding = bad.finding().orElse("step.failed");
    evidence.add(
        Evidence.of(
            finding, "step " + bad.step() + " (" + title + "): " + bad.message().orElse("failed")));
    bad.evidence().forEach(line -> evidence.add(Evidence.of(finding, line)));
    return verdict(
        ours ? Status.HARNESS_ERROR : Status.FAIL,
        "step " + bad.step() + ": " + bad.message().orElse("failed"),
        evidence);
  }

  private static void titles(PlannedStep step, Map<String, String> into) {
    into.put(step.id(), step.title());
    step.children().forEach(child -> titles(child, into));
  }

  private static CheckVerdict verdict(Status status, String reason, List<Evidence> evidence) {
    return new CheckVerdict(
        "migration", "The migration path runs to its end", status, reason, List.copyOf(evidence));
  }
}
