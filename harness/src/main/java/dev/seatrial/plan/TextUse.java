package dev.seatrial.plan;

import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the texts of a scenario refer to, found once for all its cells. Every text of a record is in
 * its string form.
 */
final class TextUse {
  private final Map<String, String> variables;
  private final Map<String, Set<String>> services = new HashMap<>();
  private final Set<String> steps;

  TextUse(Scenario scenario) {
    variables = scenario.system().variables();
    scenario
        .system()
        .services()
        .forEach((name, service) -> services.put(name, names(service.toString())));
    steps = names(List.of(scenario.before(), scenario.migrate(), scenario.after()).toString());
  }

  /** References in a service, and in the variables it refers to. */
  Set<String> ofService(String name) {
    return services.getOrDefault(name, Set.of());
  }

  /** References in steps, those of seeds and ways out among them. */
  Set<String> ofSteps() {
    return steps;
  }

  private Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    collect(text, names);
    return names;
  }

  private void collect(String text, Set<String> names) {
    for (String name : References.names(text)) {
      if (names.add(name) && variables.containsKey(name)) {
        collect(variables.getOrDefault(name, ""), names);
      }
    }
  }
}
