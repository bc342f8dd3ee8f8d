package dev.seatrial.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalSortTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("k", ValueKind.TEXT), new Column("v", ValueKind.TEXT));
  private static final List<String> KEY = List.of("k");

  private final Path directory;

  ExternalSortTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** One part in memory; a few files; so many files that some are merged on the way. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 20, 40_000, 1_500})
  void rowsComeInOrderWhateverTheMemory(long memoryBytes) throws IOException {
    List<Row> rows = rows(4_000);
    List<Row> expected = new ArrayList<>(rows);
    expected.sort(KeyOrder.of(COLUMNS, KEY).thenComparing(row -> String.valueOf(row.value(1))));
    List<Row> sorted = new ArrayList<>();
    try (RowCursor cursor =
        ExternalSort.sorted(new GivenRows(COLUMNS, KEY, rows), directory, memoryBytes)) {
      for (Row row = cursor.next(); row != null; row = cursor.next()) {
        sorted.add(row);
      }
      assertThat(cursor.next()).isNull();
    }
    assertThat(sorted).isEqualTo(expected);
    assertThatNothingIsLeft();
  }

  @Test
  void whatIsNotReadToTheEndLeavesNothing() throws IOException {
    try (RowCursor cursor =
        ExternalSort.sorted(new GivenRows(COLUMNS, KEY, rows(4_000)), directory, 10_000)) {
      assertThat(cursor.next()).isNotNull();
    }
    assertThatNothingIsLeft();
  }

  @Test
  void noRowsAreSortedToo() {
    try (RowCursor cursor =
        ExternalSort.sorted(new GivenRows(COLUMNS, KEY, List.of()), directory, 10_000)) {
      assertThat(cursor.next()).isNull();
    }
  }

  @Test
  void noRoomIsOneSentence() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "no directory");
    try (RowCursor cursor =
        ExternalSort.sorted(new GivenRows(COLUMNS, KEY, rows(100)), file, 1_000)) {
      assertThatThrownBy(cursor::next)
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("Rows cannot be sorted in file");
    } finally {
      Files.delete(file);
    }
  }

  private static List<Row> rows(int count) {
    Random random = new Random(count);
    RowBuilder builder = new RowBuilder();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(builder.text("k" + random.nextInt(count / 2)).text("%08d".formatted(i)).build());
    }
    return rows;
  }

  private void assertThatNothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder())).isEmpty();
    }
  }
}
