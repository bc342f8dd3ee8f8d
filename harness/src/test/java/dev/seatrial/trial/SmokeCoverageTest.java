package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.scenario.Tier;
import dev.seatrial.scenario.load.ScenarioLoader;
import dev.seatrial.source.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectDirectories;

/** Every scenario's smoke cell is run by some test. */
class SmokeCoverageTest {
  private static final Path HARNESS =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

  @Test
  void everyScenarioIsRunBySomeTest() {
    List<Path> run = new ArrayList<>(List.of(PlantedDefectsTest.SCENARIO));
    Arrays.stream(SmokeSuite.class.getAnnotation(SelectDirectories.class).value())
        .map(folder -> HARNESS.resolve(folder).normalize())
        .forEach(folder -> run.addAll(ScenarioLoader.find(List.of(folder))));

    List<Path> smoke =
        ScenarioLoader.find(List.of(HARNESS.resolve("../scenarios").normalize())).stream()
            .filter(SmokeCoverageTest::hasSmokeCells)
            .toList();
    assertThat(smoke).hasSizeGreaterThan(1);
    assertThat(run).containsExactlyInAnyOrderElementsOf(smoke);
  }

  private static boolean hasSmokeCells(Path file) {
    return ScenarioLoader.load(file, new Diagnostics())
        .orElseThrow()
        .tiers()
        .containsKey(Tier.SMOKE);
  }
}
