package dev.seatrial.scenario.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The YAML of the project that is ours: scenarios, systems, seeds and profiles. */
final class ProjectYaml {

  /** Root of the project, absolute. */
  static final Path PROJECT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize().resolveSibling("");

  private ProjectYaml() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> scenarios = Files.walk(PROJECT.resolve("scenarios"));
        Stream<Path> fixtures = Files.walk(PROJECT.resolve("fixtures"))) {
      return Stream.concat(scenarios, fixtures)
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(ProjectYaml::ours)
          .sorted()
          .toList();
    }
  }

  /** A product's own YAML may lie beside. */
  private static boolean ours(Path file) {
    try {
      return Files.readString(file).contains("apiVersion: " + Documents.API_VERSION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
