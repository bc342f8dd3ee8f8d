package dev.seatrial.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.integrity.Difference;
import dev.seatrial.integrity.StructureFindings.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of ids is whole: each that the code can give is in it, and no other. */
class FindingIdsTest {
  private static final Path HARNESS = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path TABLE = HARNESS.resolveSibling("docs").resolve("finding-ids.md");

  /** Ids look like {@code "run.limit"}, file names and references like some of these. */
  private static final Pattern LITERAL = Pattern.compile("\"([a-z-]+\\.[a-z-]*)\"");

  private static final Pattern FILE_NAME =
      Pattern.compile(".*\\.(json|jsonl|tar|txt|yaml|jte)|container\\.name|image\\.");

  @Test
  void everyIdOfTheCodeIsInTheTable() throws IOException {
    assertThat(documented()).containsAll(ofCode());
  }

  @Test
  void theTableHoldsNoOthers() throws IOException {
    Set<String> others = documented();
    others.removeAll(ofCode());

    assertThat(others).isEmpty();
  }

  @Test
  void everyRowSaysWhatToDo() throws IOException {
    assertThat(Files.readAllLines(TABLE))
        .filteredOn(line -> line.startsWith("| `"))
        .hasSizeGreaterThan(50)
        .allSatisfy(line -> assertThat(line).matches("\\| `[^`]+` \\| .{8,} \\| .{8,} \\|"))
        .doesNotHaveDuplicates();
  }

  private static Set<String> ofCode() throws IOException {
    Set<String> ids = new TreeSet<>(List.of("harness", "engine"));
    for (String folder : List.of("run", "verdict", "integrity")) {
      Path sources = HARNESS.resolve("src/main/java/dev/seatrial").resolve(folder);
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher literal = LITERAL.matcher(Files.readString(file));
          while (literal.find()) {
            ids.add(literal.group(1));
          }
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(50);
    // What ends so is made of this and a word.
    ids.removeIf(id -> id.endsWith(".") || id.endsWith("-") || FILE_NAME.matcher(id).matches());
    for (String kind : List.of("http", "exec", "sql")) {
      ids.add(kind + ".unexpected");
      ids.add("await." + kind);
    }
    ids.addAll(List.of("instances.not-running", "instances.not-settled"));
    for (String kind : List.of("structure", "findings")) {
      ids.addAll(List.of(kind + ".allowed", kind + ".unused-allowance", kind + ".count"));
    }
    ids.add("findings.ID");
    ids.addAll(List.of("CHECK.verified", "CHECK.refuted", "CHECK.not-run"));
    Stream.of(Difference.Kind.values())
        .forEach(kind -> ids.add("integrity." + kind.name().toLowerCase(Locale.ROOT)));
    Arrays.stream(Finding.Kind.values())
        .forEach(
            kind -> ids.add("structure." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    return ids;
  }

  private static Set<String> documented() throws IOException {
    Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(Files.readString(TABLE));
    Set<String> ids = new TreeSet<>();
    while (row.find()) {
      ids.add(row.group(1));
    }
    return ids;
  }
}
