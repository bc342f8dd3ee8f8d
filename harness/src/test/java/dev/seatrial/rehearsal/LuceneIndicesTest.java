package dev.seatrial.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.scenario.Rehearsal.Indices;
import dev.seatrial.scenario.Rehearsal.Recognised;
import dev.seatrial.scenario.Release;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that a real node of Elasticsearch 5.6 wrote, as they are and broken in each way. */
class LuceneIndicesTest {
  private static final String INDICES = "nodes/0/indices";
  private static final Rehearsal REHEARSAL =
      new Rehearsal(
          "data",
          new Recognised(new Indices(INDICES), "lucene"),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());
  private static final List<Release> RELEASES =
      List.of(
          new Release("1.0", Map.of("lucene", "6.6.1")),
          new Release("2.0", Map.of("lucene", "8.4.0")));

  private final Path data;
  private final Path scratch;

  LuceneIndicesTest(@TempDir Path data, @TempDir Path scratch) {
    this.data = data;
    this.scratch = scratch;
  }

  @BeforeEach
  void copy() throws IOException, URISyntaxException {
    Path original =
        Path.of(Objects.requireNonNull(getClass().getResource("/lucene/nodes")).toURI());
    PathUtils.copyDirectory(original, data.resolve("nodes"));
  }

  @Test
  void theVersionOfLuceneTellsTheRelease() throws IOException {
    Examination found = examine();

    assertThat(found.sound()).isTrue();
    assertThat(found.releases()).containsExactly("1.0");
    assertThat(found.prerequisites())
        .extracting(Prerequisite::text)
        .contains(
            "Every shard has its commit and its translog, and every file its checksum.",
            "Its lucene is 6.6.1: data of Shop 1.0.");
    assertThat(Examiner.recognises(data, REHEARSAL)).isTrue();
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    Path file = one(".cfs");
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);

    assertThat(wrong())
        .isEqualTo(data.relativize(file) + " is damaged, or was not copied as a whole.");
  }

  @Test
  void aFileThatIsCutOffIsFound() throws IOException {
    Path file = one(".si");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
    assertThat(wrong())
        .isEqualTo(data.relativize(file) + " is damaged, or was not copied as a whole.");

    Files.write(file, new byte[3]);
    assertThat(wrong())
        .isEqualTo(data.relativize(file) + " is damaged, or was not copied as a whole.");
  }

  @Test
  void aFileThatIsMissingIsFound() throws IOException {
    for (String end : List.of(".cfe", ".cfs", "translog.ckp")) {
      Path file = one(end);
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      assertThat(wrong()).isEqualTo("There is no " + data.relativize(file) + ".");
      Files.write(file, content);
    }
    Path commit = all().filter(it -> it.toString().contains("segments_")).findFirst().orElseThrow();
    Files.delete(commit);
    assertThat(wrong())
        .isEqualTo("There is no " + data.relativize(commit.resolveSibling("segments_*")) + ".");
  }

  @Test
  void whatTheNodeHasFoundDamagedIsTold() throws IOException {
    Path mark = one(".si").resolveSibling("corrupted_wYTPbCqZQ0GNSDx3B3vGzw");
    Files.createFile(mark);

    assertThat(wrong())
        .isEqualTo("The node has found its own data damaged: " + data.relativize(mark) + ".");
  }

  @Test
  void aFolderWithoutIndicesIsNoData() throws IOException {
    PathUtils.deleteDirectory(data.resolve(INDICES));
    Files.createDirectories(data.resolve(INDICES));
    assertThat(wrong()).isEqualTo("There is no index in nodes/0/indices.");

    PathUtils.deleteDirectory(data.resolve("nodes"));
    assertThat(wrong()).isEqualTo("This is no data of Shop: there is no folder nodes/0/indices.");
  }

  private Examination examine() {
    return new Examiner(REHEARSAL, "Shop", RELEASES).examine(data, Map.of(), false, scratch);
  }

  /** The one prerequisite that does not hold. */
  private String wrong() {
    List<Prerequisite> wrong =
        examine().prerequisites().stream().filter(it -> it.status() == Status.FAIL).toList();
    assertThat(wrong).hasSize(1);
    assertThat(wrong.get(0).remedy()).isPresent();
    return wrong.get(0).text();
  }

  private Path one(String end) throws IOException {
    return all().filter(it -> it.toString().endsWith(end)).sorted().findFirst().orElseThrow();
  }

  private Stream<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }
}
