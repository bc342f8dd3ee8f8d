package dev.seatrial.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that scenarios, fixtures and reports of one user lie in. What its {@code fixtures/}
 * lacks is taken from those that come with the program.
 *
 * @param root absolute; need not hold {@code fixtures/}
 */
public record Project(Path root) {
  private static final String FIXTURES = "fixtures";

  public Project(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The nearest folder, this one or above, that holds {@code fixtures/}; else this one. */
  public static Project around(Path folder) {
    return above(folder).orElseGet(() -> new Project(folder));
  }

  /** The nearest folder, this one or above, that holds {@code fixtures/}. */
  public static Optional<Project> above(Path folder) {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(FIXTURES))) {
        return Optional.of(new Project(at));
      }
    }
    return Optional.empty();
  }

  /** Its own fixtures; the folder may not be there. */
  public Path fixtures() {
    return root.resolve(FIXTURES);
  }

  /** Where the runs of its scenarios are kept. */
  public Path runs() {
    return root.resolve("reports").resolve("runs");
  }

  /**
   * Where rehearsals are kept, apart from runs: they show data of the user, and are not published.
   */
  public Path rehearsals() {
    return root.resolve("reports").resolve("rehearsals");
  }

  /**
   * A file or folder of its fixtures, or else of the bundled ones.
   *
   * @param path below {@code fixtures/}, with slashes
   */
  public Optional<Path> fixture(String path) {
    Path own = fixtures().resolve(path);
    return Files.exists(own)
        ? Optional.of(own)
        : BundledFixtures.directory().map(it -> it.resolve(path)).filter(Files::exists);
  }

  /**
   * The folder that a fixture means by the name of another: the project's own if it has one there,
   * else the bundled one; as it is given when it is neither's.
   *
   * @param folder absolute, below the project's fixtures or the bundled ones
   */
  public Path override(Path folder) {
    Path wanted = folder.toAbsolutePath().normalize();
    List<Path> places =
        Stream.concat(Stream.of(fixtures()), BundledFixtures.directory().stream()).toList();
    return places.stream()
        .filter(wanted::startsWith)
        .map(place -> place.relativize(wanted).toString())
        .flatMap(path -> places.stream().map(place -> place.resolve(path)))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(wanted);
  }
}
