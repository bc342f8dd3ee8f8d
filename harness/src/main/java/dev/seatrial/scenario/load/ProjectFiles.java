package dev.seatrial.scenario.load;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Step;
import dev.seatrial.source.Location;
import dev.seatrial.source.Node;
import dev.seatrial.source.YamlReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds and decodes what lies under {@code fixtures/}. */
final class ProjectFiles implements Known.Files {

  private static final String FIXTURES = "fixtures";
  private static final String PROFILES = "profiles";
  private static final String YAML = ".yaml";

  private final Path fixtures;
  private final String system;
  private final Map<String, Optional<List<Step>>> seeds = new HashMap<>();

  ProjectFiles(Path root, String system) {
    fixtures = root.resolve(FIXTURES);
    this.system = system;
  }

  /** The project a folder belongs to. */
  static Optional<ProjectFiles> above(Path folder, String system) {
    for (Path at = folder.normalize(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(FIXTURES))) {
        return Optional.of(new ProjectFiles(at, system));
      }
    }
    return Optional.empty();
  }

  Path systemFolder() {
    return fixtures.resolve(system);
  }

  /** The tree of the system's file. */
  Optional<Node> system(Location at, Reading in) {
    Set<String> names = names(fixtures, folder -> Files.exists(folder.resolve("system.yaml")), "");
    return names.contains(system)
        ? YamlReader.read(systemFolder().resolve("system.yaml"), in.diagnostics())
        : in.fail(
            "system.unknown",
            at,
            "there is no system " + system,
            Reading.hint(system, names, "systems under fixtures/"));
  }

  @Override
  public Optional<List<Step>> seed(String name, Location at, Reading in) {
    Optional<List<Step>> known = seeds.get(name);
    if (known != null) {
      return known;
    }
    Optional<List<Step>> decoded = decodeSeed(name, at, in);
    seeds.put(name, decoded);
    return decoded;
  }

  private Optional<List<Step>> decodeSeed(String name, Location at, Reading in) {
    Path folder = systemFolder().resolve("seeds");
    Set<String> names = names(folder, Files::isRegularFile, YAML);
    if (!names.contains(name)) {
      return in.fail(
          "seed.unknown",
          at,
          system + " has no seed " + name,
          Reading.hint(name, names, "its seeds"));
    }
    Reading seed = in.file(folder).within(new Block(Block.Section.SEED, name));
    return YamlReader.read(folder.resolve(name + YAML), in.diagnostics())
        .flatMap(tree -> Documents.SEED.decode(tree, seed));
  }

  @Override
  public Optional<AcceleratorProfile> profile(String name, Location at, Reading in) {
    Path folder = fixtures.resolve(PROFILES);
    Set<String> names = names(folder, one -> Files.exists(one.resolve("profile.yaml")), "");
    if (!names.contains(name)) {
      return in.fail(
          "profile.unknown",
          at,
          "there is no accelerator profile " + name,
          Reading.hint(name, names, "profiles under fixtures/profiles/"));
    }
    return YamlReader.read(folder.resolve(name).resolve("profile.yaml"), in.diagnostics())
        .flatMap(tree -> ProfileTypes.PROFILE.decode(tree, in.file(folder.resolve(name))));
  }

  /** Names, without their suffix, of what a folder holds; none when it cannot be read. */
  private static Set<String> names(Path folder, Predicate<Path> which, String suffix) {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.endsWith(suffix) && which.test(entry)) {
          names.add(name.substring(0, name.length() - suffix.length()));
        }
      }
    } catch (IOException | InvalidPathException unreadable) {
      return Set.of();
    }
    return names;
  }

  /** Regular files below a folder; folders that cannot be read or are hidden are left out. */
  static List<Path> below(Path folder, Predicate<Path> which) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
              boolean hidden =
                  !at.equals(folder) && String.valueOf(at.getFileName()).startsWith(".");
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (which.test(file)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      return found;
    }
    return found;
  }
}
