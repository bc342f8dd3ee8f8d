package dev.seatrial.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import dev.seatrial.store.ValueKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReaderTest {
  private final Path directory;

  SqliteReaderTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void declaredTypesSayTheKindAndMisfitsStayText() {
    Path file =
        SqliteFile.create(
            directory.resolve("a.db"),
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, made DATETIME, day DATE, ok BOOLEAN, doc JSON,
              name VARCHAR(10), ratio FLOAT, price NUMERIC(10, 2), data BLOB, big BIGINT)
            """,
            """
            INSERT INTO t VALUES (1, '2026-11-20 13:30:00.123456', '2026-11-20', 1,
              '{"b":1.0,"a":"x"}', 'José', 0.5, 12.50, x'00ff', 9007199254740993)
            """,
            "INSERT INTO t VALUES (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
            """
            INSERT INTO t VALUES (3, 'soon', '20.11.', 'maybe', 'no json', '', 'many', 'much',
              'text', 'big')
            """,
            "INSERT INTO t VALUES (4, 5, 6, 2, 7, x'41', x'42', x'43', '\\x44', x'45')");
    try (SqliteReader reader = SqliteReader.open(file);
        RowCursor rows = reader.open(Dataset.of("t"))) {
      assertThat(rows.key()).containsExactly("id");
      assertThat(rows.columns())
          .extracting(Column::kind)
          .containsExactly(
              ValueKind.INTEGER,
              ValueKind.TIMESTAMP,
              ValueKind.DATE,
              ValueKind.BOOLEAN,
              ValueKind.JSON,
              ValueKind.TEXT,
              ValueKind.FLOAT,
              ValueKind.NUMERIC,
              ValueKind.BYTES,
              ValueKind.INTEGER);
      assertThat(rows.next())
          .isEqualTo(
              Row.of(
                  "1",
                  "2026-11-20T13:30:00.123456Z",
                  "2026-11-20",
                  "true",
                  "{\"a\":\"x\",\"b\":1}",
                  "José",
                  "0.5",
                  "12.5",
                  "\\x00ff",
                  "9007199254740993"));
      assertThat(rows.next())
          .isEqualTo(Row.of("2", null, null, null, null, null, null, null, null, null));
      assertThat(rows.next())
          .isEqualTo(
              Row.of("3", "soon", "20.11.", "maybe", "no json", "", "many", "much", "text", "big"));
      assertThat(rows.next())
          .isEqualTo(
              Row.of("4", "5", "6", "2", "7", "\\x41", "\\x42", "\\x43", "\\\\x44", "\\x45"));
      assertThat(rows.next()).isNull();
    }
  }

  @Test
  void rowsInTheWriteAheadLogAreReadAndNoFileChanges() throws IOException {
    Path file =
        SqliteFile.createWithLog(
            directory,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
            "INSERT INTO t VALUES (1, 'in the log')");
    Path log = directory.resolve("copy.db-wal");
    assertThat(Files.size(log)).isPositive();
    String fileHash = SqliteFile.hash(file);
    String logHash = SqliteFile.hash(log);

    assertThat(rows(file, Dataset.of("t"))).containsExactly(Row.of("1", "in the log"));

    assertThat(SqliteFile.hash(file)).isEqualTo(fileHash);
    assertThat(SqliteFile.hash(log)).isEqualTo(logHash);
    Files.delete(log);
    assertThatThrownBy(() -> rows(file, Dataset.of("t")))
        .as("without its log the file has no table")
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no table t");
  }

  @Test
  void keysComeInTheOrderOfTheirBytesWhateverTheCollation() {
    Path file =
        SqliteFile.create(
            directory.resolve("a.db"),
            "CREATE TABLE t (name TEXT COLLATE NOCASE PRIMARY KEY)",
            "INSERT INTO t VALUES ('b'), ('A'), ('한글'), ('é'), ('😀'), ('ﬁ'), ('Z'), ('10'), ('9')");
    assertThat(rows(file, Dataset.of("t")))
        .extracting(row -> row.value(0))
        .containsExactly("10", "9", "A", "Z", "b", "é", "한글", "ﬁ", "😀");
  }

  @Test
  void textThatIsNoUtf8IsReadAsItsBytes() {
    Path file =
        SqliteFile.create(
            directory.resolve("a.db"),
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
            "INSERT INTO t VALUES (1, CAST(x'41ff' AS TEXT)), (2, CAST(x'41fe' AS TEXT))",
            "INSERT INTO t VALUES (3, char(65533))");
    assertThat(rows(file, Dataset.of("t")))
        .extracting(row -> row.value(1))
        .containsExactly("\\x41ff", "\\x41fe", "\uFFFD");
  }

  @Test
  void orphansAreCounted() {
    Path file =
        SqliteFile.create(
            directory.resolve("a.db"),
            "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE)",
            "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES P, q TEXT"
                + " REFERENCES gone(id))",
            "INSERT INTO p VALUES (1, 'a')",
            "INSERT INTO c VALUES (1, 1, NULL), (2, 2, NULL), (3, NULL, 'x'), (4, 3, NULL)");
    try (SqliteReader reader = SqliteReader.open(file)) {
      Structure structure = reader.structure();
      assertThat(structure.foreignKeys())
          .containsExactlyInAnyOrder(
              new Structure.ForeignKey("c", List.of("p"), "p", List.of("id"), 2),
              new Structure.ForeignKey("c", List.of("q"), "gone", List.of("id"), 1));
      assertThat(structure.uniqueKeys())
          .extracting(Structure.UniqueKey::columns)
          .containsExactlyInAnyOrder(List.of("id"), List.of("id"), List.of("code"));
    }
  }

  @Test
  void whatIsWrongIsOneSentence() throws IOException {
    Path file =
        SqliteFile.create(
            directory.resolve("a.db"),
            "CREATE TABLE t (id INTEGER, v TEXT)",
            "INSERT INTO t VALUES (1, 'a'), (1, 'b')");
    Path garbage = Files.writeString(directory.resolve("b.db"), "not a database ".repeat(100));
    assertFails(directory.resolve("none.db"), Dataset.of("t", "id"), "There is no SQLite file");
    assertFails(garbage, Dataset.of("t", "id"), "b.db is not an SQLite database");
    assertFails(file, Dataset.of("u", "id"), "has no table u");
    assertFails(file, Dataset.of("t", "no"), "has no column no");
    assertFails(file, Dataset.of("t"), "has no primary key");
  }

  @Test
  void aDamagedFileIsSaidToBeDamaged() throws IOException {
    Path file =
        SqliteFile.create(
            directory.resolve("a.db"),
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)"
                + " INSERT INTO t SELECT i, hex(randomblob(20)) FROM n");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertFails(file, Dataset.of("t", "id"), "is damaged");
  }

  private static void assertFails(Path file, Dataset dataset, String message) {
    assertThatThrownBy(() -> rows(file, dataset))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(((StoreException) e).remedy()).endsWith("."));
  }

  private static List<Row> rows(Path file, Dataset dataset) {
    try (SqliteReader reader = SqliteReader.open(file);
        RowCursor cursor = reader.open(dataset)) {
      List<Row> rows = new ArrayList<>();
      for (Row row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(row);
      }
      return rows;
    }
  }
}
