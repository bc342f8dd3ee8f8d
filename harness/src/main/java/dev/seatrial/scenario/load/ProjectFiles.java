package dev.seatrial.scenario.load;

import dev.seatrial.project.BundledFixtures;
import dev.seatrial.project.Project;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.load.SharedAllowances.Allowances;
import dev.seatrial.source.Location;
import dev.seatrial.source.Suggest;
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

/** Finds and decodes fixtures: the project's own, else the bundled ones. */
final class ProjectFiles implements Known.Files {

  private static final String YAML = ".yaml";

  private final Project project;
  private final String system;
  private final Map<Block, Optional<List<Step>>> lists = new HashMap<>();
  private final Map<String, Optional<Allowances>> allowances = new HashMap<>();

  ProjectFiles(Project project, String system) {
    this.project = project;
    this.system = system;
  }

  /** The folder of the system; empty after reporting that there is none. */
  Optional<Path> system(Location at, Reading in) {
    Shelf systems = new Shelf("", folder -> Files.exists(folder.resolve("system.yaml")), "");
    return systems
        .find(system)
        .or(
            () ->
                in.fail(
                    "system.unknown",
                    at,
                    "there is no system " + system,
                    systems.hint(system, "systems under fixtures/")));
  }

  @Override
  public Optional<List<Step>> steps(Thing thing, String name, Location at, Reading in) {
    boolean seed = thing == Thing.SEED;
    Block block = new Block(seed ? Block.Section.SEED : Block.Section.STEPS, name);
    Optional<List<Step>> known = lists.get(block);
    if (known != null) {
      return known;
    }
    Optional<List<Step>> decoded =
        seed
            ? decode("seeds", "seed", Documents.SEED, block, at, in)
            : decode("steps", "steps", Documents.STEPS, block, at, in);
    lists.put(block, decoded);
    return decoded;
  }

  @Override
  public Optional<Allowances> allowances(String name, Location at, Reading in) {
    Block block = new Block(Block.Section.ALLOWANCES, name);
    Optional<Allowances> known = allowances.get(name);
    if (known == null) {
      known = decode("allowances", "allowances", SharedAllowances.FILE, block, at, in);
      allowances.put(name, known);
    }
    in.mentions().in(block).forEach(in::mention);
    return known;
  }

  /** A file of the system that its folder and its name tell. */
  private <T> Optional<T> decode(
      String folder, String word, Type<T> type, Block block, Location at, Reading in) {
    Shelf shelf = new Shelf(system + "/" + folder, Files::isRegularFile, YAML);
    Optional<Path> file = shelf.find(block.name());
    if (file.isEmpty()) {
      return in.fail(
          word + ".unknown",
          at,
          system + " has no " + word + " " + block.name(),
          shelf.hint(block.name(), "its " + folder));
    }
    Path parent = Optional.ofNullable(file.get().getParent()).orElse(project.root());
    Reading inFile = in.file(parent).within(block);
    return YamlReader.read(file.get(), in.diagnostics()).flatMap(tree -> type.decode(tree, inFile));
  }

  @Override
  public Optional<AcceleratorProfile> profile(String name, Location at, Reading in) {
    Shelf shelf = new Shelf("profiles", one -> Files.exists(one.resolve("profile.yaml")), "");
    Optional<Path> folder = shelf.find(name);
    if (folder.isEmpty()) {
      return in.fail(
          "profile.unknown",
          at,
          "there is no accelerator profile " + name,
          shelf.hint(name, "profiles under fixtures/profiles/"));
    }
    return YamlReader.read(folder.get().resolve("profile.yaml"), in.diagnostics())
        .flatMap(tree -> ProfileTypes.PROFILE.decode(tree, in.file(folder.get())));
  }

  @Override
  public Path context(Path folder) {
    return project.override(folder);
  }

  /** Fixtures of one sort. */
  private final class Shelf {
    private final String under;
    private final Predicate<Path> which;
    private final String suffix;

    /**
     * Those in a folder.
     *
     * @param suffix what follows the name of each
     */
    Shelf(String under, Predicate<Path> which, String suffix) {
      this.under = under;
      this.which = which;
      this.suffix = suffix;
    }

    Optional<Path> find(String name) {
      return find(project.fixtures(), name)
          .or(() -> BundledFixtures.directory().flatMap(bundled -> find(bundled, name)));
    }

    private Optional<Path> find(Path fixtures, String name) {
      return names(fixtures).contains(name)
          ? Optional.of(fixtures.resolve(under).resolve(name + suffix))
          : Optional.empty();
    }

    /** The nearest name, and all of the project, or all bundled ones when it has none. */
    String hint(String given, String heading) {
      Set<String> own = names(project.fixtures());
      Set<String> bundled = BundledFixtures.directory().map(this::names).orElse(Set.of());
      if (own.isEmpty() && !bundled.isEmpty()) {
        return Reading.hint(given, bundled, "bundled ones");
      }
      Set<String> all = new TreeSet<>(own);
      all.addAll(bundled);
      String near = Suggest.nearest(given, all).map(n -> "did you mean " + n + "? ").orElse("");
      return near + heading + ": " + (own.isEmpty() ? "none" : String.join(", ", own));
    }

    private Set<String> names(Path fixtures) {
      try {
        return ProjectFiles.names(fixtures.resolve(under), which, suffix);
      } catch (InvalidPathException noName) {
        return Set.of();
      }
    }
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
