package dev.seatrial.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** Real SQLite files for tests. */
public final class SqliteFile {
  private SqliteFile() {}

  /** A file in which the statements were executed. */
  public static Path create(Path file, String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      execute(connection, statements);
      return file;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** As a killed process leaves it: what it wrote is in the write-ahead log alone. */
  public static Path createWithLog(Path directory, String... statements) throws IOException {
    Path live = directory.resolve("live.db");
    Path copy = directory.resolve("copy.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + live)) {
      execute(connection, "PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0");
      execute(connection, statements);
      Files.copy(live, copy);
      Files.copy(directory.resolve("live.db-wal"), directory.resolve("copy.db-wal"));
      return copy;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static String hash(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
