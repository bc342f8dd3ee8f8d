package dev.seatrial.store.jdbc;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a MySQL or MariaDB database in one read-only transaction, whose tables are all of one
 * moment where their engine has transactions (InnoDB). One dataset is read at a time: its rows come
 * straight from the connection.
 */
public final class MysqlReader implements DatasetReader {
  /** Rows the driver holds; the server sends them without being asked for more. */
  private static final int FETCH_ROWS = 50;

  private final MysqlAddress address;
  private final Connection connection;
  private final boolean mariadb;
  private @Nullable MysqlRowCursor current;

  private MysqlReader(MysqlAddress address, Connection connection, boolean mariadb) {
    this.address = address;
    this.connection = connection;
    this.mariadb = mariadb;
  }

  /**
   * Connects.
   *
   * @throws StoreException when nothing answers, or the password is rejected
   */
  public static MysqlReader open(MysqlAddress address) {
    Connection connection = address.connect();
    try {
      boolean mariadb = MysqlStructure.isMariadb(connection);
      try (Statement statement = connection.createStatement()) {
        // No mode may pad or round; no limit may leave out rows; slow readers may be waited for.
        statement.execute(
            "SET sql_mode = '', sql_select_limit = 18446744073709551615, net_write_timeout = 3600,"
                + (mariadb ? " max_statement_time = 0" : " max_execution_time = 0"));
        if (!mariadb && connection.getMetaData().getDatabaseMajorVersion() >= 8) {
          statement.execute("SET information_schema_stats_expiry = 0");
        }
        statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      }
      return new MysqlReader(address, connection, mariadb);
    } catch (SQLException e) {
      StoreException failure = address.failure(e);
      try {
        connection.close();
      } catch (SQLException closing) {
        failure.addSuppressed(closing);
      }
      throw failure;
    }
  }

  @Override
  public RowCursor open(Dataset dataset) {
    if (current != null && !current.ended()) {
      throw new StoreException(
          "Dataset %s cannot be read while another one of %s is."
              .formatted(dataset.name(), address.database()),
          "Close the other one first.");
    }
    try {
      int dot = dataset.table().indexOf('.');
      String schema = dot < 0 ? address.database() : dataset.table().substring(0, dot);
      String table = dataset.table().substring(dot + 1);
      Map<String, MysqlTypes.Declared> types = types(schema, table);
      if (types.isEmpty()) {
        throw Keys.missingTable(
            dataset, "Database " + schema, String.join(", ", allTables(schema)));
      }
      List<Column> columns = new ArrayList<>();
      types.forEach((name, type) -> columns.add(new Column(name, MysqlTypes.kind(type))));
      List<String> primaryKey = primaryKey(schema, table);
      List<String> key = Keys.check(dataset, columns, primaryKey);
      // Sorting takes the server longer than us, and its disk; along its key it need not sort.
      boolean ordered =
          key.size() <= primaryKey.size()
              && primaryKey.subList(0, key.size()).equals(key)
              && key.stream().map(types::get).allMatch(MysqlTypes::ordered);
      MysqlRowCursor.Shape shape = new MysqlRowCursor.Shape(columns, key, ordered);
      current = cursor(quote(schema) + "." + quote(table), types, shape);
      return current;
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  private MysqlRowCursor cursor(
      String table, Map<String, MysqlTypes.Declared> types, MysqlRowCursor.Shape shape)
      throws SQLException {
    List<String> selected = new ArrayList<>();
    List<MysqlTypes.ValueReader> readers = new ArrayList<>();
    types.forEach(
        (name, type) -> {
          selected.add(MysqlTypes.select(type, "t." + quote(name)));
          readers.add(MysqlTypes.reader(type));
        });
    String sql = "SELECT %s FROM %s t".formatted(String.join(", ", selected), table);
    if (shape.ordered()) {
      sql += " ORDER BY " + Sql.join(shape.key(), name -> "t." + quote(name), ", ");
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(FETCH_ROWS);
    return new MysqlRowCursor(
        shape, statement, statement.executeQuery(), readers, address::failure);
  }

  private Map<String, MysqlTypes.Declared> types(String schema, String table) throws SQLException {
    Set<String> json = MysqlStructure.jsonColumns(connection, mariadb, schema, table);
    Map<String, MysqlTypes.Declared> types = new LinkedHashMap<>();
    Sql.list(
        connection,
        "SELECT "
            + MysqlStructure.DECLARED
            + " FROM information_schema.COLUMNS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION",
        row -> types.put(row.getString(1), MysqlStructure.declared(row, json)),
        schema,
        table);
    return types;
  }

  private List<String> primaryKey(String schema, String table) throws SQLException {
    return Sql.list(
        connection,
        "SELECT COLUMN_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ?"
            + " AND TABLE_NAME = ? AND INDEX_NAME = 'PRIMARY' ORDER BY SEQ_IN_INDEX",
        row -> row.getString(1),
        schema,
        table);
  }

  @Override
  public List<String> tables() {
    try {
      return allTables(address.database());
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  private List<String> allTables(String schema) throws SQLException {
    return Sql.list(
        connection,
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?"
            + " AND TABLE_TYPE IN ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED') ORDER BY 1",
        row -> row.getString(1),
        schema);
  }

  @Override
  public Structure structure() {
    try {
      return MysqlStructure.read(connection, mariadb);
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  @Override
  public void close() {
    try {
      if (current != null) {
        current.close();
      }
      connection.close();
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  /** A name in backticks, which mean the same in every mode of the server. */
  static String quote(String name) {
    return '`' + name.replace("`", "``") + '`';
  }
}
