package dev.seatrial.store.jdbc;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import dev.seatrial.store.ValueKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Reads an SQLite file, with what its write-ahead log holds beyond it. Give it a private copy of
 * the file and its {@code -wal}: neither is changed, but SQLite may write a {@code -shm} beside
 * them.
 */
public final class SqliteReader implements DatasetReader {
  private final Path file;
  private final Connection connection;

  private SqliteReader(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens the file, which stays as it is.
   *
   * @throws StoreException when it is missing, or no database
   */
  public static SqliteReader open(Path file) {
    return new SqliteReader(file, connect(file));
  }

  /** A connection that cannot write, in a transaction that sees one moment. */
  static Connection connect(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(
          "There is no SQLite file %s.".formatted(file.getFileName()),
          "Name the database file inside its volume or directory.");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    Properties properties = config.toProperties();
    Connection connection = null;
    try {
      connection = JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties);
      connection.setAutoCommit(false);
      // The first read is what finds out that a file is no database.
      Sql.count(connection, "SELECT count(*) FROM sqlite_master");
      return connection;
    } catch (SQLException e) {
      StoreException failure = failure(file, e);
      if (connection != null) {
        try {
          connection.close();
        } catch (SQLException closing) {
          failure.addSuppressed(closing);
        }
      }
      throw failure;
    }
  }

  @Override
  public RowCursor open(Dataset dataset) {
    try {
      List<Column> columns = new ArrayList<>();
      TreeMap<Integer, String> primaryKey = new TreeMap<>();
      // hidden = 1 marks inner columns of virtual tables; 2 and 3 are generated columns.
      Sql.list(
          connection,
          "SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid",
          row -> {
            columns.add(new Column(row.getString(1), SqliteTypes.kind(row.getString(2))));
            if (row.getInt(3) > 0) {
              primaryKey.put(row.getInt(3), row.getString(1));
            }
            return true;
          },
          dataset.table());
      if (columns.isEmpty()) {
        throw Keys.missingTable(
            dataset, "SQLite file " + file.getFileName(), String.join(", ", tables(connection)));
      }
      List<String> key = Keys.check(dataset, columns, List.copyOf(primaryKey.values()));
      return cursor(dataset, columns, key);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  private RowCursor cursor(Dataset dataset, List<Column> columns, List<String> key)
      throws SQLException {
    List<JdbcRowCursor.ValueReader> readers = new ArrayList<>();
    List<String> order = new ArrayList<>();
    boolean textKey = false;
    for (Column column : columns) {
      ValueKind kind = column.kind();
      readers.add((row, index, into) -> SqliteTypes.read(kind, row, index, into));
    }
    for (String name : key) {
      for (Column column : columns) {
        if (column.name().equals(name)) {
          order.add(SqliteTypes.order(column.kind(), Sql.quote(name)));
          textKey |= !column.kind().isNumber();
        }
      }
    }
    if (textKey) {
      String encoding = Sql.list(connection, "PRAGMA encoding", row -> row.getString(1)).get(0);
      if (!encoding.equals("UTF-8")) {
        throw new StoreException(
            "SQLite file %s keeps text as %s, whose byte order is not that of other stores."
                .formatted(file.getFileName(), encoding),
            "Name a key of numbers for dataset %s.".formatted(dataset.name()));
      }
    }
    String sql =
        "SELECT %s FROM %s ORDER BY %s"
            .formatted(
                Sql.join(columns.stream().map(Column::name).toList(), Sql::quote, ", "),
                Sql.quote(dataset.table()),
                String.join(", ", order));
    PreparedStatement statement = connection.prepareStatement(sql);
    return new JdbcRowCursor(
        columns, key, statement, statement.executeQuery(), readers, e -> failure(file, e));
  }

  @Override
  public List<String> tables() {
    try {
      return tables(connection);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  @Override
  public Structure structure() {
    try {
      return SqliteStructure.read(connection);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  static List<String> tables(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
            + " ESCAPE '\\' ORDER BY name",
        row -> row.getString(1));
  }

  static StoreException failure(Path file, SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
    String name = String.valueOf(file.getFileName());
    return switch (code) {
      case SQLITE_NOTADB ->
          new StoreException(
              "%s is not an SQLite database.".formatted(name),
              "Check that the right file was copied, and that it is not encrypted.",
              e);
      case SQLITE_CORRUPT ->
          new StoreException(
              "SQLite file %s is damaged.".formatted(name),
              "Copy it again, with its -wal file, while no process writes to it.",
              e);
      case SQLITE_READONLY_ROLLBACK, SQLITE_READONLY_RECOVERY ->
          new StoreException(
              "SQLite file %s has an unfinished transaction.".formatted(name),
              "Stop the process that writes to it gracefully, and copy it again.",
              e);
      default ->
          new StoreException(
              "SQLite file %s cannot be read: %s.".formatted(name, code),
              "Check that the file and its -wal can be read, and that its directory is writable.",
              e);
    };
  }
}
