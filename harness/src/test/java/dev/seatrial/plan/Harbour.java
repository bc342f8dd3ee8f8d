package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.load.ScenarioLoader;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import java.nio.file.Path;
import java.util.List;

/** Scenarios of a made-up system, for tests without Docker. */
public final class Harbour {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");

  private Harbour() {}

  /** A sound scenario of the corpus. */
  public static Scenario scenario(String file) {
    Diagnostics diagnostics = new Diagnostics();
    var loaded = ScenarioLoader.load(CORPUS.resolve(file), diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    return loaded.orElseThrow();
  }

  /** The only cell of {@code judged.yaml}. */
  public static Cell judged() {
    return Planner.plan(List.of(scenario("judged.yaml")), Selection.ALL, 1).cells().get(0);
  }

  /** The only cell of {@code ferried.yaml}, which runs on an engine in memory from start to end. */
  public static Cell ferried() {
    return Planner.plan(List.of(scenario("ferried.yaml")), Selection.ALL, 1).cells().get(0);
  }
}
