package dev.seatrial.plan;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes plans; pure. */
public final class Planner {
  private Planner() {}

  /** Plans the wanted cells of the scenarios, in the order of the scenarios and their axes. */
  public static Plan plan(List<Scenario> scenarios, Selection selection, long seed) {
    List<Cell> cells = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      for (Map<String, String> axes : combinations(scenario.matrix())) {
        Cell cell = cell(scenario, axes);
        if (selection.wants(cell)) {
          cells.add(cell);
        }
      }
    }
    return new Plan(seed, List.copyOf(cells));
  }

  private static List<Map<String, String>> combinations(Map<String, List<String>> matrix) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, List<String>> axis : matrix.entrySet()) {
      List<Map<String, String>> next = new ArrayList<>();
      for (Map<String, String> some : all) {
        for (String value : axis.getValue()) {
          Map<String, String> more = new LinkedHashMap<>(some);
          more.put(axis.getKey(), value);
          next.add(more);
        }
      }
      all = next;
    }
    return all;
  }

  private static Cell cell(Scenario scenario, Map<String, String> axes) {
    Map<String, String> values = values(scenario, axes);
    StepResolver resolver = new StepResolver(References.partly(values));
    StepNumbering numbering = new StepNumbering(resolver);
    List<Phase> phases =
        List.of(
            new Phase("before", numbering.number("1", scenario.before())),
            new Phase("migrate", numbering.number("2", scenario.migrate())),
            new Phase("after", numbering.number("3", scenario.after())));
    Map<String, Service> services = new LinkedHashMap<>();
    for (Service service : needed(scenario).values()) {
      services.put(service.name(), resolver.service(service));
    }
    Duration expected =
        phases.stream()
            .flatMap(p -> p.steps().stream())
            .map(Planner::expected)
            .reduce(Duration.ZERO, Duration::plus);
    return new Cell(
        scenario.name() + "[" + idOf(axes) + "]",
        scenario,
        axes,
        values,
        Set.copyOf(scenario.system().secrets()),
        services,
        phases,
        tiers(scenario, axes),
        expected);
  }

  /** {@code 0.7.1..2.0.3,database,accelerator,…}. */
  private static String idOf(Map<String, String> axes) {
    List<String> parts = new ArrayList<>();
    parts.add(axes.get("source") + ".." + axes.get("target"));
    axes.forEach(
        (axis, value) -> {
          if (!axis.equals("source") && !axis.equals("target")) {
            parts.add(value);
          }
        });
    return String.join(",", parts);
  }

  private static Map<String, String> values(Scenario scenario, Map<String, String> axes) {
    Map<String, String> values = new LinkedHashMap<>(axes);
    AcceleratorProfile profile = scenario.profiles().get(axes.get("accelerator"));
    if (profile != null) {
      boolean absent = profile.mode() == AcceleratorProfile.Mode.NONE;
      values.put("accelerator.devices", Integer.toString(profile.deviceCount()));
      values.put("accelerator.name", profile.deviceName());
      values.put("accelerator.absent", Boolean.toString(absent));
      values.put("accelerator.mode", profile.mode().word());
    }
    // A variable may refer to another one, wherever that stands: repeat until nothing changes.
    Map<String, String> variables = new LinkedHashMap<>(scenario.system().variables());
    for (int pass = 0; pass <= variables.size(); pass++) {
      Map<String, String> known = new LinkedHashMap<>(variables);
      known.putAll(values);
      variables = References.partly(known).in(variables);
    }
    values.putAll(variables);
    return values;
  }

  private static Set<String> tiers(Scenario scenario, Map<String, String> axes) {
    Set<String> in = new LinkedHashSet<>();
    scenario
        .tiers()
        .forEach(
            (tier, restriction) -> {
              if (restriction.entrySet().stream()
                  .allMatch(e -> e.getValue().contains(axes.get(e.getKey())))) {
                in.add(tier);
              }
            });
    in.add("full");
    return in;
  }

  private static Duration expected(PlannedStep step) {
    return step.children().stream()
        .map(Planner::expected)
        .reduce(StepText.expected(step.step()), Duration::plus);
  }

  private static Map<String, Service> needed(Scenario scenario) {
    Map<String, Service> needed = new LinkedHashMap<>();
    Stream.of(scenario.before(), scenario.migrate(), scenario.after())
        .flatMap(List::stream)
        .forEach(step -> collect(step, scenario, needed));
    images(scenario, needed);
    return needed;
  }

  /**
   * Services that are only asked for their image, by {@code ${image.NAME}} in a service or a way
   * out; every text of a record is in its string form.
   */
  private static void images(Scenario scenario, Map<String, Service> needed) {
    String texts = List.copyOf(needed.values()) + scenario.system().waysOut().toString();
    for (String name : References.names(texts)) {
      Service service =
          name.startsWith("image.")
              ? scenario.system().services().get(name.substring("image.".length()))
              : null;
      if (service != null) {
        needed.putIfAbsent(service.name(), service);
      }
    }
  }

  private static void collect(Step step, Scenario scenario, Map<String, Service> needed) {
    if (step instanceof Step.Start s) {
      s.services().forEach(name -> withDependencies(name, scenario, needed));
    } else if (step instanceof Step.Exec s) {
      withDependencies(s.service(), scenario, needed);
    } else if (step instanceof Step.Seed s) {
      s.steps().forEach(inner -> collect(inner, scenario, needed));
    } else if (step instanceof Step.Recover s) {
      s.steps().forEach(inner -> collect(inner, scenario, needed));
    } else if (step instanceof Step.ForEach s) {
      s.steps().forEach(inner -> collect(inner, scenario, needed));
    }
  }

  private static void withDependencies(
      String name, Scenario scenario, Map<String, Service> needed) {
    Service service = scenario.system().services().get(name);
    if (service != null && !needed.containsKey(name)) {
      service.dependsOn().forEach(other -> withDependencies(other, scenario, needed));
      needed.put(name, service);
    }
  }
}
