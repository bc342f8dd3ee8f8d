package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.image.ResolvedImage;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.GivenFile;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.scenario.CorpusFixtures;
import dev.seatrial.scenario.load.ScenarioLoader;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateKeyTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");
  private static final String SYSTEM = "fixtures/harbour/system.yaml";
  private static final String SEED = "fixtures/harbour/seeds/few.yaml";
  private static final String SCENARIO = "ferried.yaml";

  private final Path project;
  private final String untouched;
  private Map<String, GivenFile> inputs = Map.of();

  StateKeyTest(@TempDir Path project) throws IOException {
    this.project = project;
    CorpusFixtures.copyTo(project);
    Files.copy(CORPUS.resolve(SCENARIO), project.resolve(SCENARIO));
    untouched = key(Map.of(), project);
  }

  @Test
  void whereItIsWrittenDoesNotCount() throws IOException {
    for (String file : List.of(SCENARIO, SYSTEM, SEED)) {
      Files.writeString(
          project.resolve(file), "# one more line\n" + Files.readString(project.resolve(file)));
    }

    assertThat(key(Map.of())).isEqualTo(untouched);
    assertThat(key(Map.of(), CORPUS)).isEqualTo(untouched);
  }

  @Test
  void aStepCounts() throws IOException {
    edit(SCENARIO, "are: running, within: 10s", "are: running, within: 11s");
    assertThat(key(Map.of())).isNotEqualTo(untouched);
  }

  @Test
  void aFileOfTheUserCountsByItsContent() throws IOException {
    edit(
        SCENARIO,
        "before:\n",
        """
        inputs: { map: { title: a map, because: it is secret } }
        before:
          - copy: { from: { input: map }, to: { volume: cargo, path: /map } }
        """);
    inputs = Map.of("map", new GivenFile(Optional.empty(), "old.map", 1, "aa"));
    String first = key(Map.of());
    assertThat(first).isNotEqualTo(untouched);

    inputs = Map.of("map", new GivenFile(Optional.of(project), "renamed.map", 1, "aa"));
    assertThat(key(Map.of())).isEqualTo(first);
    inputs = Map.of("map", new GivenFile(Optional.empty(), "old.map", 1, "bb"));
    assertThat(key(Map.of())).isNotEqualTo(first);
  }

  @Test
  void theKindOfAStepCounts() throws IOException {
    edit(SCENARIO, "  - stop: [dock]", "  - kill: [dock]");
    assertThat(key(Map.of())).isNotEqualTo(untouched);
  }

  @Test
  void aStepOfASeedCounts() throws IOException {
    edit(SEED, "costs $$5", "costs $$6");
    assertThat(key(Map.of())).isNotEqualTo(untouched);
  }

  @Test
  void aServicesCommandCounts() throws IOException {
    edit(SYSTEM, "serve --name", "serve --loud --name");
    assertThat(key(Map.of())).isNotEqualTo(untouched);
  }

  @Test
  void aVariableCounts() throws IOException {
    edit(SYSTEM, "greeting: ahoy", "greeting: hello");
    assertThat(key(Map.of())).isNotEqualTo(untouched);
  }

  @Test
  void whatASnapshotTakesCounts() throws IOException {
    edit(SYSTEM, "key: [id, berth], secret: [pass]", "key: [id], secret: [pass]");
    assertThat(key(Map.of())).isNotEqualTo(untouched);
  }

  @Test
  void everyStoreOfASnapshotCounts() throws IOException {
    edit(
        SCENARIO,
        "before:\n",
        "before:\n  - snapshot: [{ store: file, as: a }, { store: logbook, as: b }]\n");
    String taken = key(Map.of());
    edit(SYSTEM, "datasets: { pages: { key: [number]", "datasets: { pages: { key: [other]");
    assertThat(key(Map.of())).isNotEqualTo(taken);
  }

  @Test
  void howAServiceIsWatchedDoesNotCount() throws IOException {
    edit(SYSTEM, "start_period: 3m", "start_period: 4m");
    assertThat(key(Map.of())).isEqualTo(untouched);
  }

  @Test
  void aServiceThatIsNotStartedBeforeDoesNotCount() throws IOException {
    edit(
        SYSTEM,
        "image: harbour/quay:${target}",
        "command: serve\n    image: harbour/quay:${target}");
    edit(SCENARIO, "the gate opens", "the gate is open");

    assertThat(key(Map.of("quay", "another recipe"))).isEqualTo(untouched);
  }

  @Test
  void imagesCountByTheirRecipe() {
    assertThat(key(Map.of("dock", "another recipe"))).isNotEqualTo(untouched);
    // The dock is told its name: ${image.mover}.
    assertThat(key(Map.of("mover", "another recipe"))).isNotEqualTo(untouched);
    assertThat(key(Map.of(CellImages.PROFILE, "a profile"))).isNotEqualTo(untouched);
  }

  @Test
  void whatIsPassedThroughCounts() throws IOException {
    edit(SCENARIO, "accelerator: [cpu]\ntiers", "accelerator: [crane-real]\ntiers");
    edit(SCENARIO, "smoke: { accelerator: [cpu] }", "smoke: { accelerator: [crane-real] }");
    String key = key(Map.of());
    edit("fixtures/profiles/crane-real/profile.yaml", "maker, count: 1", "maker, count: 2");

    assertThat(key(Map.of())).isNotEqualTo(key);
  }

  @Test
  void aOneShotServiceCounts() throws IOException {
    edit(SYSTEM, ", \"MOVER=${image.mover}\"", "");
    edit(SCENARIO, "  - seed: few", "  - run: { service: mover, limit: 5s }\n  - seed: few");
    String key = key(Map.of());

    assertThat(key(Map.of("mover", "another recipe"))).isNotEqualTo(key);
  }

  @Test
  void aCopiedFileCountsByItsContent() throws IOException {
    edit(
        SCENARIO,
        "  - seed: few",
        "  - copy: { from: { file: cargo.txt }, to: { volume: cargo, path: /list } }\n  - seed: few");
    Files.writeString(project.resolve("cargo.txt"), "coal");
    String key = key(Map.of());
    assertThat(key).isNotEqualTo(untouched);
    Files.setLastModifiedTime(project.resolve("cargo.txt"), FileTime.fromMillis(0));
    assertThat(key(Map.of())).isEqualTo(key);

    Files.writeString(project.resolve("cargo.txt"), "wood");
    assertThat(key(Map.of())).isNotEqualTo(key);
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(project.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(project.resolve(file), text.replace(from, to));
  }

  private String key(Map<String, String> recipes) {
    return key(recipes, project);
  }

  private String key(Map<String, String> recipes, Path folder) {
    Diagnostics diagnostics = new Diagnostics();
    var scenario = ScenarioLoader.load(folder.resolve(SCENARIO), diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    Cell cell = Planner.plan(List.of(scenario.orElseThrow()), Selection.ALL, 1).cells().get(0);
    Phase before = cell.phases().get(0);
    Map<String, ResolvedImage> images = new HashMap<>();
    cell.services().keySet().forEach(name -> images.put(name, image("recipe of " + name)));
    recipes.forEach((name, recipe) -> images.put(name, image(recipe)));
    return StateKey.of(cell, before, images, inputs);
  }

  /** Assembled again, it has another id. */
  private static ResolvedImage image(String recipe) {
    return new ResolvedImage(
        "any",
        "sha256:" + System.nanoTime(),
        ResolvedImage.Source.ASSEMBLED,
        Optional.empty(),
        Optional.of(recipe),
        1,
        Map.of(),
        Map.of());
  }
}
