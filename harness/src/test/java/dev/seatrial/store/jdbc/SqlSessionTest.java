package dev.seatrial.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.store.StoreException;
import dev.seatrial.store.jdbc.SqlSession.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSessionTest {
  private static final List<String> BOATS =
      List.of(
          "CREATE TABLE boat (id INTEGER, name TEXT, draught REAL, pass BLOB)",
          "INSERT INTO boat VALUES (1, 'argo', 2.5, x'00ff'), (2, NULL, NULL, NULL)");

  private final Path folder;

  SqlSessionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theRowsOfTheLastStatementKeepTheirTypes() {
    Path file = SqliteFile.create(folder.resolve("a.db"), BOATS.toArray(String[]::new));
    Result result =
        SqlSession.execute(file, List.of("SELECT 1", "SELECT * FROM boat b ORDER BY b.id"));
    assertThat(result.rows())
        .hasToString(
            "[{\"id\":1,\"name\":\"argo\",\"draught\":2.5,\"pass\":\"00ff\"},"
                + "{\"id\":2,\"name\":null,\"draught\":null,\"pass\":null}]");
    assertThat(result.wrote()).isFalse();
  }

  @Test
  void whetherAnythingWasWrittenIsKnown() {
    Path file = SqliteFile.create(folder.resolve("a.db"), BOATS.toArray(String[]::new));
    assertThat(wrote(file, "UPDATE boat SET name = 'fram' WHERE id = 9")).isFalse();
    assertThat(wrote(file, "UPDATE boat SET name = 'fram' WHERE id = 2")).isTrue();
    assertThat(wrote(file, "CREATE INDEX names ON boat (name)")).isTrue();
    assertThat(wrote(file, "SELECT name FROM boat")).isFalse();
    assertThat(SqlSession.execute(file, List.of("DELETE FROM boat")).rows()).isEmpty();
  }

  @Test
  void whatTheJournalHeldIsFoldedIn() throws IOException {
    Path file = SqliteFile.createWithLog(folder, BOATS.toArray(String[]::new));
    assertThat(file.resolveSibling("copy.db-wal")).isNotEmptyFile();
    assertThat(wrote(file, "UPDATE boat SET name = 'fram' WHERE id = 2")).isTrue();

    Path alone = Files.createDirectory(folder.resolve("alone")).resolve("copy.db");
    Files.copy(file, alone);
    assertThat(SqlSession.execute(alone, List.of("SELECT name FROM boat ORDER BY id")).rows())
        .hasToString("[{\"name\":\"argo\"},{\"name\":\"fram\"}]");
    assertThat(file.resolveSibling("copy.db-wal")).doesNotExist();
  }

  @Test
  void aStatementThatFailsChangesNothing() {
    Path file = SqliteFile.create(folder.resolve("a.db"), BOATS.toArray(String[]::new));
    assertThatThrownBy(
            () -> SqlSession.execute(file, List.of("DELETE FROM boat", "SELECT * FROM crews")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("SQLite file a.db refuses: ")
        .hasMessageContaining("no such table: crews");
    assertThat(SqlSession.execute(file, List.of("SELECT id FROM boat")).rows()).hasSize(2);
  }

  @Test
  void aMissingFileIsNotMade() {
    Path file = folder.resolve("none.db");
    assertThatThrownBy(() -> SqlSession.execute(file, List.of("SELECT 1")))
        .isInstanceOf(StoreException.class);
    assertThat(file).doesNotExist();
  }

  private static boolean wrote(Path file, String sql) {
    return SqlSession.execute(file, List.of(sql)).wrote();
  }
}
