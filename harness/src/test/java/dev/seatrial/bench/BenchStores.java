package dev.seatrial.bench;

import dev.seatrial.bench.BenchRows.Item;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills databases with {@link BenchRows}. */
final class BenchStores {
  private static final int BUFFER = 1 << 16;

  private BenchStores() {}

  /** An SQLite file of so many rows. */
  static void sqlite(Path file, int rows) throws SQLException, IOException {
    Files.deleteIfExists(file);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(BenchRows.SQLITE);
      }
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        BenchRows.each(rows, item -> insert(insert, item));
      }
      connection.commit();
    }
  }

  private static void insert(PreparedStatement insert, Item item) throws SQLException {
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
  }

  /** A table {@code item} of so many rows. */
  static void postgres(Connection connection, int rows) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(BenchRows.POSTGRESQL);
      CopyIn copy =
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY item FROM STDIN");
      StringWriter lines = new StringWriter(2 * BUFFER);
      BenchRows.each(
          rows,
          item -> {
            BenchRows.copyLine(item, lines);
            if (lines.getBuffer().length() > BUFFER) {
              send(lines, copy);
            }
          });
      send(lines, copy);
      copy.endCopy();
      statement.execute("VACUUM ANALYZE item");
    }
  }

  private static void send(StringWriter lines, CopyIn copy) throws SQLException {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    lines.getBuffer().setLength(0);
  }
}
