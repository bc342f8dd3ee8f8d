package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.reference.DiagnosticGuide;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostic;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import dev.seatrial.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in the files, there is a scenario or an explanation, soon, and never an
 * exception. {@code -Dfuzz.seconds=60 -Dfuzz.seed=7} looks further.
 */
class FuzzTest {

  private static final int FEWEST = 200;
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 5));

  /** Generous: a busy machine must not fail it, and a loop without end must. */
  private static final Duration SLOWEST = Duration.ofSeconds(10);

  private static final long SEED = Long.getLong("fuzz.seed", 20260101);
  private static final DiagnosticGuide GUIDE = new DiagnosticGuide();

  /** A file that is damaged, and the scenario that reads it. */
  private record Target(Path file, Path scenario) {}

  @Test
  void noMutationEscapesAsAnException(@TempDir Path project) throws IOException {
    List<Target> targets = targets(project);
    assertThat(targets).hasSizeGreaterThan(150);
    Random random = new Random(SEED);
    Mutator mutator = new Mutator(random);
    int refused = 0;
    int round = 0;
    long start = System.nanoTime();
    for (; round < FEWEST || System.nanoTime() - start < TIME.toNanos(); round++) {
      Target target = targets.get(random.nextInt(targets.size()));
      byte[] good = Files.readAllBytes(target.file());
      byte[] damaged = mutator.mutate(new String(good, StandardCharsets.UTF_8));
      Files.write(target.file(), damaged);
      String name = "seed " + SEED + ", round " + round + ", " + project.relativize(target.file());
      try {
        refused += load(target.scenario(), name) ? 0 : 1;
      } catch (AssertionError found) {
        Path kept = Files.write(Path.of("target", "fuzz-" + round + ".yaml"), damaged);
        throw new AssertionError(name + ", kept as " + kept.toAbsolutePath(), found);
      } finally {
        Files.write(target.file(), good);
      }
    }
    assertThat(refused).isBetween(round / 2, round - 1);
  }

  private static boolean load(Path scenario, String name) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<?> loaded;
    long start = System.nanoTime();
    try {
      loaded = ScenarioLoader.load(scenario, diagnostics);
      assertThat(new CaretFormatter(true).format(diagnostics).isEmpty())
          .as(name)
          .isEqualTo(diagnostics.isEmpty());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError escaped) {
      throw new AssertionError(name, escaped);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(SLOWEST);
    assertThat(loaded.isEmpty()).as(name).isEqualTo(!diagnostics.isEmpty());
    for (Diagnostic one : diagnostics.sorted()) {
      checkPlace(one, diagnostics);
      assertThat(GUIDE.entry(one.id())).as(one.id()).isPresent();
      assertThat(one.message()).isNotBlank();
      assertThat(one.hint().orElse("a hint")).as(one.toString()).isNotBlank();
    }
    return loaded.isPresent();
  }

  /** A place is a character of its file, or just behind the last one of a line. */
  private static void checkPlace(Diagnostic one, Diagnostics diagnostics) {
    Location at = one.location();
    assertThat(at.length()).as(one.toString()).isPositive();
    Optional<SourceText> source = diagnostics.source(at.file());
    if (at.line() == 0 || source.isEmpty()) {
      assertThat(at.line()).as(one.toString()).isZero();
      return;
    }
    assertThat(at.line()).as(one.toString()).isBetween(1, source.get().lines().size());
    String line = source.get().line(at.line());
    assertThat(at.column())
        .as(one.toString())
        .isBetween(1, line.codePointCount(0, line.length()) + 1);
  }

  /** The corpus and the project's own files, copied; each with a scenario that reads it. */
  private static List<Target> targets(Path project) throws IOException {
    List<Target> targets = new ArrayList<>();
    Path corpus = project.resolve("corpus");
    copy(Corpus.ROOT, corpus, corpus.resolve("good.yaml"), targets);
    Path own = Files.createDirectory(project.resolve("own"));
    for (String part : List.of("fixtures", "scenarios")) {
      copy(ProjectYaml.PROJECT.resolve(part), own.resolve(part), own.resolve("none"), targets);
    }
    List<Path> scenarios = ScenarioLoader.find(List.of(own.resolve("scenarios")));
    assertThat(scenarios).isNotEmpty();
    for (int i = 0; i < targets.size(); i++) {
      Path file = targets.get(i).file();
      if (file.startsWith(own)) {
        targets.set(i, new Target(file, reader(file, scenarios)));
      }
    }
    return targets;
  }

  /** A scenario itself; else one of the file's system, else any. */
  private static Path reader(Path file, List<Path> scenarios) {
    if (scenarios.contains(file)) {
      return file;
    }
    return scenarios.stream()
        .filter(
            scenario -> {
              String system = scenario.getName(scenario.getNameCount() - 2).toString();
              return file.toString().contains("/fixtures/" + system + "/");
            })
        .findFirst()
        .orElse(scenarios.get(0));
  }

  /** Copies YAML and Dockerfiles; the files of a folder themselves are scenarios of the corpus. */
  private static void copy(Path from, Path to, Path scenario, List<Target> targets)
      throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = String.valueOf(file.getFileName());
        boolean yaml = name.endsWith(".yaml");
        if (yaml || name.contains("Dockerfile")) {
          Path copy = to.resolve(from.relativize(file));
          Files.createDirectories(Optional.ofNullable(copy.getParent()).orElse(to));
          Files.copy(file, copy);
          if (yaml) {
            targets.add(new Target(copy, to.equals(copy.getParent()) ? copy : scenario));
          }
        }
      }
    }
  }
}
