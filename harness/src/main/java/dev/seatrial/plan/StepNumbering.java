package dev.seatrial.plan;

import dev.seatrial.scenario.Input;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns steps into a numbered tree; a for-each over literal values is unrolled. */
final class StepNumbering {
  private final StepResolver resolver;
  private final Map<String, Input> inputs;

  /**
   * Numbers what it resolves.
   *
   * @param inputs of the scenario, by name
   */
  StepNumbering(StepResolver resolver, Map<String, Input> inputs) {
    this.resolver = resolver;
    this.inputs = inputs;
  }

  List<PlannedStep> number(String prefix, List<Step> steps) {
    List<PlannedStep> out = new ArrayList<>();
    for (Step step : steps) {
      out.add(planned(prefix + "." + (out.size() + 1), step));
    }
    return List.copyOf(out);
  }

  PlannedStep planned(String id, Step unresolved) {
    // What a for-each over a capture holds is not numbered: it must be resolved here.
    boolean inRun = unresolved instanceof Step.ForEach loop && loop.capture().isPresent();
    Step step = inRun ? resolver.tree(unresolved) : resolver.step(unresolved);
    return new PlannedStep(id, StepText.title(step, inputs), step, children(id, step));
  }

  private List<PlannedStep> children(String id, Step step) {
    if (step instanceof Step.Use s) {
      return number(id, given(s.with(), s.steps()));
    } else if (step instanceof Step.Named s) {
      return number(id, s.steps());
    } else if (step instanceof Step.Hop s) {
      return number(id, s.steps());
    } else if (step instanceof Step.Fault s) {
      return number(id, s.during());
    } else if (step instanceof Step.Try s) {
      List<PlannedStep> all = new ArrayList<>(number(id, s.steps()));
      all.addAll(number(id + ".catch", s.catching()));
      all.addAll(number(id + ".finally", s.always()));
      return List.copyOf(all);
    } else if (step instanceof Step.ForEach s && s.capture().isEmpty()) {
      List<Step> unrolled = new ArrayList<>();
      s.values().forEach(value -> unrolled.addAll(given(Map.of(s.as(), value), s.steps())));
      return number(id, unrolled);
    }
    return List.of();
  }

  private static List<Step> given(Map<String, String> values, List<Step> steps) {
    StepResolver resolver = new StepResolver(References.partly(values));
    return steps.stream().map(resolver::tree).toList();
  }
}
