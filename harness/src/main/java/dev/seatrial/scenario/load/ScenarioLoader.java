package dev.seatrial.scenario.load;

import dev.seatrial.project.Project;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import dev.seatrial.source.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Loads scenarios with everything they name: system, seeds, ways out, accelerator profiles. */
public final class ScenarioLoader {

  private static final Pattern SCENARIO = Pattern.compile("(?m)^kind:\\s*[\"']?Scenario\\b");

  private ScenarioLoader() {}

  /**
   * Loads a scenario. Its project is the nearest folder above it that holds {@code fixtures/}; what
   * that lacks comes from the bundled fixtures.
   *
   * @return empty when anything is wrong, after reporting all of it
   */
  public static Optional<Scenario> load(Path scenarioFile, Diagnostics diagnostics) {
    return load(scenarioFile, Overrides.NONE, diagnostics);
  }

  /** Likewise, with values from the command line in place of some of its own. */
  public static Optional<Scenario> load(
      Path scenarioFile, Overrides overrides, Diagnostics diagnostics) {
    Diagnostics mistakes = new Diagnostics();
    Optional<Scenario> scenario =
        YamlReader.read(scenarioFile, mistakes)
            .flatMap(tree -> decode(tree, scenarioFile.toAbsolutePath(), overrides, mistakes));
    diagnostics.addAll(mistakes);
    return mistakes.isEmpty() ? scenario : Optional.empty();
  }

  private static Optional<Scenario> decode(
      Node tree, Path file, Overrides overrides, Diagnostics mistakes) {
    Optional<ScalarNode> other = scalar(tree, "kind").filter(ScenarioLoader::isOtherKind);
    if (other.isPresent()) {
      mistakes.error(
          "kind.other",
          other.get().location(),
          "this file is of the kind " + other.get().text() + " and cannot be run",
          other.get().text().equals("Comparison")
              ? "give it to seatrial compare --mapping"
              : "name a scenario that uses it; it is checked with each of them");
      return Optional.empty();
    }
    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
    Mentions mentions = new Mentions();
    ProjectFiles project = new ProjectFiles(Project.around(folder), system(tree));
    Known known = new Known(project, overrides);
    Reading in = Reading.of(mistakes, folder, known, mentions);
    boolean readable = loadSystem(tree, project, in);
    Optional<Scenario> scenario = ScenarioTypes.SCENARIO.decode(tree, in);
    new NameCheck(mentions, mistakes, known, readable).check();
    scenario.ifPresent(
        whole -> {
          MadeNames.check(whole, mentions, mistakes);
          new SnapshotDatasets(whole, mentions, mistakes).check();
        });
    return scenario;
  }

  private static boolean loadSystem(Node tree, ProjectFiles project, Reading in) {
    Optional<ScalarNode> name = systemNode(tree);
    if (name.isEmpty() || name.get().text().isEmpty()) {
      return false;
    }
    Optional<Path> folder = project.system(name.get().location(), in);
    Optional<Node> system =
        folder.flatMap(it -> YamlReader.read(it.resolve("system.yaml"), in.diagnostics()));
    in.known().system =
        system.flatMap(node -> SystemTypes.SYSTEM.decode(node, in.file(folder.orElseThrow())));
    return system.isPresent();
  }

  private static String system(Node tree) {
    return systemNode(tree).map(ScalarNode::text).orElse("");
  }

  private static boolean isOtherKind(ScalarNode kind) {
    return !kind.text().equals("Scenario") && Documents.kinds().containsKey(kind.text());
  }

  private static Optional<ScalarNode> systemNode(Node tree) {
    return scalar(tree, "system");
  }

  private static Optional<ScalarNode> scalar(Node tree, String key) {
    return tree instanceof MappingNode mapping
            && mapping.entry(key).map(MappingNode.Entry::value).orElse(null)
                instanceof ScalarNode value
        ? Optional.of(value)
        : Optional.empty();
  }

  /**
   * The scenario files among the files and below the folders, sorted. A file that is named is taken
   * as it is, even when it does not exist: loading it explains what is wrong.
   */
  public static List<Path> find(List<Path> filesOrDirectories) {
    TreeSet<Path> found = new TreeSet<>();
    for (Path path : filesOrDirectories) {
      if (Files.isDirectory(path)) {
        found.addAll(ProjectFiles.below(path, ScenarioLoader::isScenario));
      } else {
        found.add(path);
      }
    }
    return List.copyOf(found);
  }

  /** Whether the file says it is one; it may be malformed otherwise. */
  private static boolean isScenario(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return false;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      return SCENARIO.matcher(new String(bytes, StandardCharsets.UTF_8)).find();
    } catch (IOException unreadable) {
      return false;
    }
  }
}
