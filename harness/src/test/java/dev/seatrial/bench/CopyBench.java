package dev.seatrial.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole cell that copies documents from an old node to a new one, with all that proves the copy,
 * in {@code -Xmx256m}, against the copy itself: snapshots of both nodes at once, and their
 * comparison as a process of its own. Beside it all that the cell proves, from the old release to
 * the new one: two more snapshots, one after the other, and the judging of all checks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DOCUMENTS = Integer.getInteger("bench.documents", 200_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final Pattern REPORT = Pattern.compile("(?m)^report +(.*)/index.html$");
  private static final String MEMORY = "-Xmx256m";
  private static final String COPY = "copy by reindex, one index after the other";
  private static final String TOGETHER = "copy by reindex, two indices at a time";
  private static final String VERIFIED = "the same copy, with snapshots of both nodes, compared";
  private static final String SNAPSHOTS = "snapshots of both nodes, at once";
  private static final String COMPARED = "comparison of these, a process of its own";
  private static final String BEFORE = "snapshot of the old release, alone";
  private static final String AFTER = "snapshot of the new release, alone, just started";
  private static final String JUDGED = "all checks of the cell judged, a process of its own";
  private static final String APART = "the same copy, with snapshots before and after it, judged";

  /** What the scenario allows the copy. */
  private static final String MAPPING =
      """
      apiVersion: seatrial.dev/v1
      kind: Comparison
      allow:
        - { dataset: "*", column: _type, dropped: true, because: 7 has no types }
      """;

  @TempDir private Path scratch = Path.of("unset");

  private final Results results = new Results("copy", DOCUMENTS, ROUNDS);

  @Test
  void copyAndVerify() throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      Path one = cell("1");
      Path two = cell("2");
      double copy = seconds(one, "run tools: reindex-by-guide copy");
      results.add(COPY, copy);
      results.add(TOGETHER, seconds(two, "run tools: reindex-by-guide copy"));
      double snapshots = seconds(one, "snapshot search-source as given, search-target as copied");
      double compared = Launcher.time(() -> compare(one));
      results.add(SNAPSHOTS, snapshots);
      results.add(COMPARED, compared);
      results.add(VERIFIED, copy + snapshots + compared);
      double before = seconds(one, "snapshot search as before");
      double after = seconds(one, "snapshot search as after");
      double judged = Launcher.time(() -> Launcher.seatrial(0, MEMORY, "report", one.toString()));
      results.add(BEFORE, before);
      results.add(AFTER, after);
      results.add(JUDGED, judged);
      results.add(APART, copy + before + after + judged);
    }
    results.ratio(VERIFIED, COPY, "≤ 1.6");
    results.ratio(APART, COPY, "none");
    results.ratio(TOGETHER, COPY, "≤ 1");
  }

  private void compare(Path run) {
    Path snapshots = found(run, "given").getParent();
    Path mapping = scratch.resolve("copy.yaml");
    try {
      Files.writeString(mapping, MAPPING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String pair = snapshots + "/";
    Launcher.seatrial(
        0, MEMORY, "compare", pair + "given", pair + "copied", "--mapping", mapping.toString());
  }

  @AfterAll
  void end() throws IOException {
    results.write();
  }

  /** Runs a cell; the folder of the run. */
  private static Path cell(String jobs) {
    String said =
        Launcher.seatrial(
            0,
            MEMORY,
            "run",
            "scenarios/clearml/reindex.yaml",
            "--cell",
            "*," + DOCUMENTS + "," + jobs + "?");
    Matcher report = REPORT.matcher(said);
    assertThat(report.find()).as(said).isTrue();
    return Launcher.project().resolve(report.group(1));
  }

  /** The file or folder of that name in a run of one cell. */
  private static Path found(Path run, String name) {
    try (Stream<Path> files = Files.find(run, 5, (p, a) -> p.endsWith(name))) {
      return files.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long a step took, from its beginning to the end that names it. */
  private static double seconds(Path run, String title) throws IOException {
    Path log = found(run, "observations.jsonl");
    Map<String, Instant> begun = new HashMap<>();
    for (String line : Files.readAllLines(log)) {
      JsonNode seen = JSON.readTree(line);
      String kind = seen.path("kind").asText();
      String step = seen.path("step").asText();
      Instant at = Instant.parse(seen.path("at").asText(Instant.EPOCH.toString()));
      if (kind.equals("step-started") && seen.path("title").asText().startsWith(title)) {
        begun.put(step, at);
      } else if (kind.equals("step-finished") && begun.containsKey(step)) {
        return Duration.between(begun.get(step), at).toMillis() / 1e3;
      }
    }
    assertThat(begun).as("no step %s in %s", title, Arrays.asList(run)).isNotEmpty();
    throw new AssertionError(title + " did not end");
  }
}
