package dev.seatrial.store.jdbc;

import dev.seatrial.store.Dataset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.sqlite.SQLiteException;

/**
 * The yardstick of a migration from SQLite to PostgreSQL: how long the database's own bulk protocol
 * takes for the same rows on the same machine. The rows go into a scratch schema of a transaction
 * that is rolled back: nobody ever sees them, also when this process is killed.
 */
public final class BulkCopy {
  private static final String SCHEMA = "seatrial_yardstick";

  private BulkCopy() {}

  /**
   * What was copied.
   *
   * @param nanos from the first row read to the last row taken, nanoseconds
   */
  public record Copied(long rows, long nanos) {}

  /**
   * Copies and rolls back.
   *
   * @param source a private copy of the SQLite file, with its {@code -wal}
   * @throws dev.seatrial.store.StoreException when either side fails, or a table is missing
   */
  public static Copied copy(Path source, PostgresAddress target, List<Dataset> datasets) {
    try (SqliteReader check = SqliteReader.open(source)) {
      datasets.forEach(dataset -> check.open(dataset).close());
    }
    try (Connection from = SqliteReader.connect(source)) {
      return copy(from, source, target, datasets);
    } catch (SQLException e) {
      throw SqliteReader.failure(source, e);
    }
  }

  private static Copied copy(
      Connection from, Path source, PostgresAddress target, List<Dataset> datasets) {
    try (Connection to = target.connect()) {
      to.setAutoCommit(false);
      try (Statement statement = to.createStatement()) {
        statement.execute("CREATE SCHEMA " + SCHEMA);
      }
      long rows = 0;
      long nanos = 0;
      for (int i = 0; i < datasets.size(); i++) {
        String sql = "SELECT * FROM " + Sql.quote(datasets.get(i).table());
        try (PreparedStatement statement = from.prepareStatement(sql);
            ResultSet all = statement.executeQuery()) {
          String table = create(to, "t" + i, all.getMetaData().getColumnCount());
          long start = System.nanoTime();
          rows += copy(all, to, table);
          nanos += System.nanoTime() - start;
        }
      }
      to.rollback();
      return new Copied(rows, nanos);
    } catch (SQLException e) {
      throw e instanceof SQLiteException ? SqliteReader.failure(source, e) : target.failure(e);
    }
  }

  /** Text columns: SQLite's values may be of any type, and a yardstick does not judge them. */
  private static String create(Connection to, String name, int columns) throws SQLException {
    String table = SCHEMA + "." + name;
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      parts.add("c" + i + " text");
    }
    try (Statement statement = to.createStatement()) {
      statement.execute("CREATE TABLE %s (%s)".formatted(table, String.join(", ", parts)));
    }
    return table;
  }

  private static long copy(ResultSet rows, Connection to, String table) throws SQLException {
    CopyIn in = to.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
    int columns = rows.getMetaData().getColumnCount();
    StringBuilder buffer = new StringBuilder();
    try {
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          append(rows.getObject(i), buffer);
          buffer.append(i < columns ? '\t' : '\n');
        }
        if (buffer.length() > 1 << 16) {
          send(buffer, in);
        }
      }
      send(buffer, in);
      return in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }

  private static void send(StringBuilder buffer, CopyIn in) throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    in.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  private static void append(@Nullable Object raw, StringBuilder into) {
    if (raw == null) {
      into.append("\\N");
      return;
    }
    String text =
        raw instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : raw.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> into.append("\\\\");
        case '\n' -> into.append("\\n");
        case '\r' -> into.append("\\r");
        case '\t' -> into.append("\\t");
        // PostgreSQL has no text with U+0000.
        case '\0' -> into.append(' ');
        default -> into.append(c);
      }
    }
  }
}
