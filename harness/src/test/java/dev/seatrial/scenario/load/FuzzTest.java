package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in the files, there is a scenario or an explanation, and never an exception.
 * {@code -Dfuzz.seconds=60 -Dfuzz.seed=7} looks further.
 */
class FuzzTest {

  private static final int FEWEST = 40;
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 2));
  private static final long SEED = Long.getLong("fuzz.seed", 20260101);
  private static final List<String> TARGETS =
      List.of(
          "good.yaml",
          "fixtures/harbour/system.yaml",
          "fixtures/harbour/seeds/few.yaml",
          "fixtures/profiles/crane-x2/profile.yaml");
  private static final List<String> SPLICES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "${",
          "}",
          "$",
          "\"",
          "'",
          ": ",
          "- ",
          "\n",
          "\t",
          "&a ",
          "*a",
          "<<: ",
          "!!int ",
          "| ",
          "> ",
          "# ",
          "? ",
          "%",
          "@",
          "\\",
          "\0",
          "\uFEFF",
          "\u0085",
          "🚢",
          "~",
          "null",
          "1e999",
          "0x",
          ".inf",
          "-",
          "99999999999999999999",
          "../..",
          "/",
          "true",
          "---\n");

  @Test
  void noMutationEscapesAsAnException(@TempDir Path project) throws IOException {
    copy(Corpus.ROOT.resolve("fixtures"), project.resolve("fixtures"));
    Files.copy(Corpus.ROOT.resolve("good.yaml"), project.resolve("good.yaml"));
    Random random = new Random(SEED);
    int refused = 0;
    int round = 0;
    long start = System.nanoTime();
    for (; round < FEWEST || System.nanoTime() - start < TIME.toNanos(); round++) {
      Path target = project.resolve(TARGETS.get(random.nextInt(TARGETS.size())));
      String good = Files.readString(target);
      StringBuilder mutated = new StringBuilder(good);
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutate(mutated, random);
      }
      byte[] bytes = mutated.toString().getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(50) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(target, bytes);
      refused += load(project.resolve("good.yaml"), "seed " + SEED + ", round " + round) ? 0 : 1;
      Files.writeString(target, good);
    }
    assertThat(refused).isBetween(round / 3, round - 1);
  }

  private static boolean load(Path scenario, String round) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<?> loaded;
    try {
      loaded = ScenarioLoader.load(scenario, diagnostics);
      assertThat(loaded.isEmpty()).as(round).isEqualTo(!diagnostics.isEmpty());
      assertThat(new CaretFormatter(true).format(diagnostics).isEmpty())
          .as(round)
          .isEqualTo(diagnostics.isEmpty());
    } catch (RuntimeException | StackOverflowError escaped) {
      throw new AssertionError(round, escaped);
    }
    return loaded.isPresent();
  }

  private static void mutate(StringBuilder text, Random random) {
    if (text.length() < 2) {
      text.append("kind: ");
    }
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    switch (random.nextInt(5)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.delete(at, end);
      case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
      case 3 -> text.replace(at, end, SPLICES.get(random.nextInt(SPLICES.size())));
      default -> text.insert(at, SPLICES.get(random.nextInt(SPLICES.size())));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
