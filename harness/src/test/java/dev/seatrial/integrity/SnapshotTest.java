package dev.seatrial.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.Row;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import dev.seatrial.store.ValueKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("id", ValueKind.TEXT), new Column("v", ValueKind.TEXT));
  private static final Dataset DATASET =
      new Dataset("A b/한", "t", List.of("id"), Set.of("v"), Map.of());

  private final Path directory;

  SnapshotTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void whatIsWrittenIsReadBack() {
    List<Row> rows =
        List.of(
            Row.of(null, ""),
            Row.of("", null),
            Row.of("a", "x".repeat(300_000)),
            Row.of("한글 😀", "line\nand \0 zero"));
    Structure structure =
        Structure.ofKeys(
            List.of(
                new Structure.Sequence("s", "t", "id", 7, true, 1, OptionalLong.of(8)),
                new Structure.Sequence("e", "t", "id", 1, false, 1, OptionalLong.empty())),
            List.of(new Structure.ForeignKey("t", List.of("a"), "p", List.of("id"), 3)),
            List.of(new Structure.UniqueKey("u", "t", List.of("id", "v"))));

    SnapshotManifest written =
        SnapshotWriter.write(directory, "one", reader(structure, rows), List.of(DATASET));

    SnapshotManifest manifest = SnapshotManifest.read(directory.resolve("one"));
    assertThat(manifest).isEqualTo(written);
    SnapshotManifest.Entry entry = manifest.dataset("A b/한").orElseThrow();
    assertThat(entry.rows()).isEqualTo(4);
    assertThat(entry.secret()).containsExactly("v");
    assertThat(entry.file()).isEqualTo("%41%20b%2f%ed%95%9c.rows.zst");
    assertThat(manifest.structure()).isEqualTo(structure);
    assertThat(read(directory.resolve("one"), entry)).isEqualTo(rows);
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    DatasetReader reader = reader(Structure.none(), List.of(Row.of("b", ""), Row.of("a", "")));
    assertThatThrownBy(() -> SnapshotWriter.write(directory, "one", reader, List.of(DATASET)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("not read in the order of its key");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aSnapshotIsNotOverwritten() {
    DatasetReader reader = reader(Structure.none(), List.of());
    SnapshotWriter.write(directory, "one", reader, List.of(DATASET));
    assertThatThrownBy(() -> SnapshotWriter.write(directory, "one", reader, List.of(DATASET)))
        .isInstanceOf(StoreException.class)
        .hasMessage("There is a snapshot one already.");
  }

  @Test
  void aShortenedOrAlteredFileIsDamage() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(Row.of("%04d".formatted(i), "value " + i));
    }
    SnapshotManifest manifest =
        SnapshotWriter.write(directory, "one", reader(Structure.none(), rows), List.of(DATASET));
    Path snapshot = directory.resolve("one");
    SnapshotManifest.Entry entry = manifest.datasets().get(0);
    Path file = snapshot.resolve(entry.file());
    byte[] whole = Files.readAllBytes(file);

    byte[] altered = whole.clone();
    altered[whole.length / 2] ^= 1;
    for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), altered)) {
      Files.write(file, damaged);
      assertThatThrownBy(() -> read(snapshot, entry))
          .isInstanceOf(StoreException.class)
          .hasMessage("Snapshot one is damaged.");
    }
  }

  private static List<Row> read(Path snapshot, SnapshotManifest.Entry entry) {
    List<Row> rows = new ArrayList<>();
    try (SnapshotReader reader = SnapshotReader.open(snapshot, entry)) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static DatasetReader reader(Structure structure, List<Row> rows) {
    return new GeneratedReader(COLUMNS, rows.size(), rows::get, structure);
  }
}
