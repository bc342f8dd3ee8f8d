package dev.seatrial.report;

import dev.seatrial.plan.Masker;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A step as the plan numbers it.
 *
 * @param phase {@code before}, {@code migrate} or {@code after}
 * @param depth 0 for a step of the phase itself
 * @param kind the word it is written with, e.g. {@code for-each}
 */
public record StepReport(String id, String title, String phase, int depth, String kind) {

  static List<StepReport> flatten(List<Phase> phases, Masker masker) {
    List<StepReport> flat = new ArrayList<>();
    for (Phase phase : phases) {
      flatten(phase.name(), 0, phase.steps(), masker, flat);
    }
    return List.copyOf(flat);
  }

  private static void flatten(
      String phase, int depth, List<PlannedStep> steps, Masker masker, List<StepReport> flat) {
    for (PlannedStep step : steps) {
      flat.add(new StepReport(step.id(), masker.mask(step.title()), phase, depth, step.kind()));
      flatten(phase, depth + 1, step.children(), masker, flat);
    }
  }

  /** Whether the harness works here for its own ends, and the system does nothing. */
  boolean harness() {
    return Set.of("snapshot", "yardstick", "findings", "note").contains(kind);
  }
}
