package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/scenario-language.md} lists what the loader knows, no more and no less. */
class LanguageReferenceTest {
  private static final Path REFERENCE =
      Corpus.ROOT.resolve(Path.of("..", "..", "..", "..", "..", "docs", "scenario-language.md"));
  private static final Pattern HEADING = Pattern.compile("### (\\S+)");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\|.*");
  private static final Pattern EXPLAINED = Pattern.compile("error\\[([a-z.-]+)]");

  @Test
  void listsEveryKey() throws IOException {
    Map<String, List<String>> known = new TreeMap<>();
    for (Map.Entry<String, JsonNode> part : SchemaWriter.write().get("definitions").properties()) {
      List<String> keys = new ArrayList<>();
      part.getValue().path("properties").fieldNames().forEachRemaining(keys::add);
      known.put(part.getKey(), keys);
    }
    assertThat(written()).isEqualTo(known);
  }

  @Test
  void listsEveryDiagnosticOfTheCorpus() throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.list(Corpus.ROOT)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".diagnostics")).toList()) {
        Matcher explained = EXPLAINED.matcher(Files.readString(file));
        explained.results().forEach(found -> ids.add(found.group(1)));
      }
    }
    String reference = Files.readString(REFERENCE);
    assertThat(ids)
        .hasSizeGreaterThan(40)
        .allSatisfy(id -> assertThat(reference).contains("<a id=\"" + id + "\"></a>"));
  }

  /** Kind to its keys, as the tables say. */
  private static Map<String, List<String>> written() throws IOException {
    Map<String, List<String>> written = new TreeMap<>();
    List<String> keys = new ArrayList<>();
    for (String line : Files.readAllLines(REFERENCE)) {
      Matcher heading = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        keys = new ArrayList<>();
        written.put(heading.group(1), keys);
      } else if (row.matches()) {
        keys.add(row.group(1));
      }
    }
    return written;
  }
}
