package dev.seatrial.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.plan.Selection;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Step;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostic;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Trial;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that lies under {@code scenarios/}, of which nobody has thought when manifests were made. */
class BundledScenariosTest {
  private static final Path SCENARIOS =
      Path.of(System.getProperty("basedir", ""), "..", "scenarios");

  /** Does nothing when what it names is up, or down, already; a note is a comment. */
  private static final Set<String> MAY_BE_NOTHING = Set.of("start", "stop", "kill", "note");

  @Test
  void smokeCellsAreRenderedWholeAndValid() {
    Map<String, Cell> cells = cells();
    assertThat(cells).hasSizeGreaterThan(60);
    cells.forEach(
        (scenario, cell) -> {
          Rendering rendering = Manifests.of(cell, Given.NOTHING, Cluster.UNKNOWN);
          for (JsonNode object : ManifestsTest.documents(rendering)) {
            assertThat(KubernetesSchema.mistakes(object)).as(scenario).isEmpty();
            assertThat(object.at("/metadata/name").asText())
                .as(scenario)
                .matches("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
          }
          noSecret(cell, rendering);
          nothingIsDropped(cell, rendering);
        });
  }

  private static void noSecret(Cell cell, Rendering rendering) {
    for (String name : cell.secrets()) {
      String value = cell.values().getOrDefault(name, "");
      assertThat(value.length()).as(name).isGreaterThan(3);
      for (Rendering.File file : rendering.files()) {
        assertThat(file.text()).as(cell.id() + " " + file.name()).doesNotContain(value);
      }
    }
  }

  /** Each step does something in the script, or its place is in a note. */
  private static void nothingIsDropped(Cell cell, Rendering rendering) {
    Map<String, String> done = done(rendering);
    Set<String> noted =
        rendering.notes().stream()
            .map(Diagnostic::location)
            .map(Object::toString)
            .collect(Collectors.toSet());
    for (PlannedStep leaf : cell.phases().stream().flatMap(BundledScenariosTest::leaves).toList()) {
      if (!leaf.id().contains(".catch.")) {
        assertThat(done).as(cell.id()).containsKey(leaf.id());
        if (!MAY_BE_NOTHING.contains(leaf.kind())
            && !noted.contains(leaf.step().location().toString())) {
          assertThat(done.get(leaf.id())).as(cell.id() + " " + leaf.id()).isNotBlank();
        }
      }
    }
  }

  /** Number of a step to the lines of it that are not comments. */
  private static Map<String, String> done(Rendering rendering) {
    String script =
        rendering.files().stream().filter(Rendering.File::script).findFirst().orElseThrow().text();
    Map<String, String> done = new LinkedHashMap<>();
    String step = "";
    for (String line : script.lines().map(String::strip).toList()) {
      if (line.matches("# [123]\\.[0-9a-z.]+ .*")) {
        step = line.split(" ", -1)[1];
        done.put(step, "");
      } else if (!line.startsWith("#") && !line.startsWith("echo")) {
        done.merge(step, line, String::concat);
      }
    }
    return done;
  }

  private static Stream<PlannedStep> leaves(Phase phase) {
    return phase.steps().stream().flatMap(BundledScenariosTest::leaves);
  }

  private static Stream<PlannedStep> leaves(PlannedStep step) {
    return step.children().isEmpty() && !(step.step() instanceof Step.Named)
        ? Stream.of(step)
        : step.children().stream().flatMap(BundledScenariosTest::leaves);
  }

  /** A smoke cell of each scenario, or its first one. */
  private static Map<String, Cell> cells() {
    Diagnostics diagnostics = new Diagnostics();
    List<Scenario> scenarios = Trial.load(List.of(SCENARIOS), Given.NOTHING, diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    // It has every kind of step.
    scenarios =
        Stream.concat(scenarios.stream(), Stream.of(Harbour.scenario("good.yaml"))).toList();
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Optional<String> tier : List.of(Optional.of("smoke"), Optional.<String>empty())) {
      Trial.plan(scenarios, new Selection(tier, List.of()), 1, Given.NOTHING)
          .cells()
          .forEach(cell -> cells.putIfAbsent(cell.scenario().name(), cell));
    }
    return cells;
  }
}
