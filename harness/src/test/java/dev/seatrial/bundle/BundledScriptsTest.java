package dev.seatrial.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.plan.Selection;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts of all that lies under {@code scenarios/}. */
class BundledScriptsTest {
  private static final Path SCENARIOS =
      Path.of(System.getProperty("basedir", ""), "..", "scenarios");

  @Test
  void everyScenarioBecomesAScriptThatAShellReads() throws Exception {
    Map<String, Cell> cells = cells();
    assertThat(cells).hasSizeGreaterThan(60);
    StringBuilder all = new StringBuilder();
    for (Cell cell : cells.values()) {
      String script =
          new Reproduction(cell, StandIns.of(cell), at -> "x.yaml:" + at.line(), path -> "files/1")
              .script("", List.of("image=$(pulled a b)"));
      for (String secret : cell.secrets()) {
        assertThat(script).as(cell.id()).doesNotContain(cell.values().getOrDefault(secret, "\n"));
      }
      leaves(cell)
          .filter(step -> !step.id().contains(".catch."))
          .forEach(step -> assertThat(script).as(cell.id()).contains("step " + step.id() + " "));
      all.append("if false; then\n").append(script).append("\nfi\n");
    }
    Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
    try (var out = shell.getOutputStream()) {
      out.write(all.toString().getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
    assertThat(shell.exitValue()).isZero();
  }

  private static Stream<PlannedStep> leaves(Cell cell) {
    return cell.phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .flatMap(BundledScriptsTest::leaves);
  }

  private static Stream<PlannedStep> leaves(PlannedStep step) {
    return step.children().isEmpty()
        ? Stream.of(step)
        : step.children().stream().flatMap(BundledScriptsTest::leaves);
  }

  /** The first cell of each scenario, and of one that has every kind of step. */
  private static Map<String, Cell> cells() {
    Diagnostics diagnostics = new Diagnostics();
    List<Scenario> scenarios = Trial.load(List.of(SCENARIOS), Given.NOTHING, diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    Map<String, Cell> cells = new LinkedHashMap<>();
    Trial.plan(
            Stream.concat(scenarios.stream(), Stream.of(Harbour.scenario("good.yaml"))).toList(),
            Selection.ALL,
            1,
            Given.NOTHING)
        .cells()
        .forEach(cell -> cells.putIfAbsent(cell.scenario().name(), cell));
    return cells;
  }
}
