package dev.seatrial.plan;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Hop;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes plans; pure. */
public final class Planner {
  private Planner() {}

  /** Plans the wanted cells of the scenarios, in the order of the scenarios and their axes. */
  public static Plan plan(List<Scenario> scenarios, Selection selection, long seed) {
    return plan(scenarios, selection, seed, Target.RELEASED);
  }

  /**
   * Likewise, with a build in place of the target release.
   *
   * @throws IllegalArgumentException with a sentence, when no service of a cell takes that build
   */
  public static Plan plan(List<Scenario> scenarios, Selection selection, long seed, Target target) {
    List<Cell> cells = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      TextUse use = new TextUse(scenario);
      List<Map<String, String>> all = Combinations.of(scenario.matrix());
      Map<Map<String, String>, Set<String>> tiers = Combinations.tiers(scenario, all);
      for (Map<String, String> axes : all) {
        Identity identity =
            new Identity(id(scenario, axes), axes, tiers.getOrDefault(axes, Set.of()));
        if (selection.wants(identity)) {
          cells.add(cell(scenario, identity, target, use));
        }
      }
    }
    return new Plan(seed, List.copyOf(cells));
  }

  /** What a cell is chosen by; planning its steps costs more. */
  record Identity(String id, Map<String, String> axes, Set<String> tiers) {}

  private static Cell cell(Scenario scenario, Identity identity, Target target, TextUse use) {
    Map<String, String> axes = identity.axes();
    Map<String, String> values = values(scenario, axes);
    List<Phase> phases = phases(scenario, Hop.of(axes), values);
    Map<String, Service> services = ServicePlan.of(scenario.system(), values, phases, use);
    if (!target.equals(Target.RELEASED)) {
      // What another target would change belongs to the target.
      Map<String, String> other = new LinkedHashMap<>(values);
      other.put("target", "another");
      services =
          TargetBuild.apply(
              identity.id(),
              target,
              services,
              ServicePlan.of(scenario.system(), withVariables(scenario, other), phases, use),
              values.getOrDefault("target", ""));
    }
    Duration expected =
        scenario
            .expected()
            .orElseGet(
                () ->
                    phases.stream()
                        .flatMap(p -> p.steps().stream())
                        .map(Planner::expected)
                        .reduce(Duration.ZERO, Duration::plus));
    return new Cell(
        identity.id(),
        scenario,
        axes,
        values,
        Set.copyOf(scenario.system().secrets()),
        services,
        phases,
        CheckPlan.of(scenario, axes, values),
        identity.tiers(),
        expected);
  }

  private static List<Phase> phases(Scenario scenario, List<Hop> hops, Map<String, String> values) {
    StepNumbering first = numbering(scenario, hops.get(0), values, UnaryOperator.identity());
    Hop end = hops.get(hops.size() - 1);
    return List.of(
        new Phase("before", first.number("1", scenario.before())),
        new Phase(
            "migrate",
            hops.size() == 1
                ? first.number("2", scenario.migrate())
                : hops(scenario, hops, values)),
        new Phase(
            "after",
            numbering(scenario, end, values, UnaryOperator.identity())
                .number("3", scenario.after())));
  }

  private static List<PlannedStep> hops(
      Scenario scenario, List<Hop> hops, Map<String, String> values) {
    List<PlannedStep> planned = new ArrayList<>();
    for (Hop hop : hops) {
      Step.Hop step = new Step.Hop(hop.from(), hop.to(), scenario.migrate(), scenario.location());
      planned.add(
          numbering(scenario, hop, values, hop::after).planned("2." + (planned.size() + 1), step));
    }
    return List.copyOf(planned);
  }

  /**
   * Numbers steps of a hop.
   *
   * @param checkNames as in {@link StepResolver}
   */
  private static StepNumbering numbering(
      Scenario scenario, Hop hop, Map<String, String> values, UnaryOperator<String> checkNames) {
    References known = References.partly(scenario.system().withFacts(hop.in(values)));
    return new StepNumbering(new StepResolver(known, checkNames), scenario.inputs());
  }

  /** {@code shop/move[0.7.1..2.0.3,database,accelerator,…]}. */
  private static String id(Scenario scenario, Map<String, String> axes) {
    List<String> parts = new ArrayList<>();
    parts.add(String.join(Matrix.HOPS, Matrix.path(axes)));
    axes.forEach(
        (axis, value) -> {
          if (!Matrix.AXES_OF_PATH.contains(axis)) {
            parts.add(value);
          }
        });
    return scenario.name() + "[" + String.join(",", parts) + "]";
  }

  private static Map<String, String> values(Scenario scenario, Map<String, String> axes) {
    Map<String, String> values = new LinkedHashMap<>(axes);
    List<String> path = Matrix.path(axes);
    values.put("source", path.get(0));
    values.put("target", path.get(path.size() - 1));
    AcceleratorProfile profile = scenario.profiles().get(axes.getOrDefault("accelerator", ""));
    if (profile != null) {
      boolean absent = profile.mode() == AcceleratorProfile.Mode.NONE;
      values.put("accelerator.devices", Integer.toString(profile.deviceCount()));
      values.put("accelerator.name", profile.deviceName());
      values.put("accelerator.vendor", profile.vendor());
      values.put("accelerator.absent", Boolean.toString(absent));
      values.put("accelerator.mode", profile.mode().word());
    }
    return withVariables(scenario, scenario.system().withFacts(values));
  }

  /** A variable may refer to another one; they are ordered so that it comes later. */
  private static Map<String, String> withVariables(
      Scenario scenario, Map<String, String> axesAndFacts) {
    Map<String, String> values = new LinkedHashMap<>(axesAndFacts);
    scenario
        .system()
        .variables()
        .forEach((name, text) -> values.put(name, References.partly(values).in(text)));
    return values;
  }

  private static Duration expected(PlannedStep step) {
    return step.children().stream()
        .map(Planner::expected)
        .reduce(StepText.expected(step.step()), Duration::plus);
  }
}
