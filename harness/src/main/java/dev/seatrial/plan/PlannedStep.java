package dev.seatrial.plan;

import dev.seatrial.scenario.ExecCall;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Step;
import java.util.List;
import java.util.Locale;

/**
 * A numbered step.
 *
 * @param id e.g. {@code 2.3.1}; stable as long as the scenario is
 * @param title what it does, for people
 * @param step with references to the cell's values resolved; those to captures remain
 * @param children steps inside it (a seed, a way out, a literal for-each)
 */
public record PlannedStep(String id, String title, Step step, List<PlannedStep> children) {

  /** The key it has in YAML, e.g. {@code for-each}; {@code hop} for one that the plan has made. */
  public String kind() {
    if (step instanceof Step.Ask ask) {
      return ask.call() instanceof HttpCall
          ? "http"
          : ask.call() instanceof ExecCall ? "exec" : "sql";
    } else if (step instanceof Step.AwaitAnswer
        || step instanceof Step.AwaitInstances
        || step instanceof Step.AwaitLog
        || step instanceof Step.AwaitExit) {
      return "await";
    }
    if (step instanceof Step.YardstickRun) {
      return "yardstick";
    }
    return step instanceof Step.ForEach
        ? "for-each"
        : step.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
