package dev.seatrial.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills databases with {@link BenchRows}. */
final class BenchStores {
  private BenchStores() {}

  /** An SQLite file of so many rows, made unless it is there. */
  static void sqlite(Path file, int rows) throws SQLException {
    if (Files.exists(file)) {
      return;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(BenchRows.SQLITE);
      }
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        BenchRows.each(
            rows,
            item -> {
              try {
                insert.setLong(1, item.id());
                insert.setString(2, item.name());
                insert.setInt(3, item.n());
                insert.setDouble(4, item.x());
                insert.setDouble(5, item.cents() / 100.0);
                insert.setInt(6, item.active() ? 1 : 0);
                insert.setString(7, item.made());
                insert.setString(8, item.changed());
                insert.setString(9, item.doc());
                insert.executeUpdate();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
      }
      connection.commit();
    }
  }

  /** A file that PostgreSQL's COPY reads. */
  static void copyFile(Path file, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      BenchRows.each(
          rows,
          item -> {
            try {
              BenchRows.copyLine(item, out);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
