package dev.seatrial.store.jdbc;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a PostgreSQL database in one read-only transaction, by cursors of the server. */
public final class PostgresReader implements DatasetReader {
  /** Rows the server sends at a time. */
  private static final int FETCH_ROWS = 1000;

  private final PostgresAddress address;
  private final Connection connection;

  private PostgresReader(PostgresAddress address, Connection connection) {
    this.address = address;
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @throws StoreException when nothing answers, or the password is rejected
   */
  public static PostgresReader open(PostgresAddress address) {
    Connection connection = address.connect();
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return new PostgresReader(address, connection);
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  @Override
  public RowCursor open(Dataset dataset) {
    try {
      String table = Sql.quoteTable(dataset.table());
      if (Sql.count(connection, "SELECT count(to_regclass(?))", table) == 0) {
        throw Keys.missingTable(
            dataset, "Database " + address.database(), String.join(", ", allTables()));
      }
      Map<String, String> types = types(table);
      List<Column> columns = new ArrayList<>();
      types.forEach((name, type) -> columns.add(new Column(name, PostgresTypes.kind(type))));
      List<String> key = Keys.check(dataset, columns, primaryKey(table));
      return cursor(table, types, columns, key);
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  private RowCursor cursor(
      String table, Map<String, String> types, List<Column> columns, List<String> key)
      throws SQLException {
    List<String> selected = new ArrayList<>();
    List<JdbcRowCursor.ValueReader> readers = new ArrayList<>();
    types.forEach(
        (name, type) -> {
          selected.add(PostgresTypes.select(type, "t." + Sql.quote(name)));
          readers.add(PostgresTypes.reader(type));
        });
    List<String> order = new ArrayList<>();
    for (String name : key) {
      String type = types.getOrDefault(name, "text");
      order.add(PostgresTypes.order(PostgresTypes.kind(type), "t." + Sql.quote(name)));
    }
    PreparedStatement statement =
        connection.prepareStatement(
            "SELECT %s FROM %s t ORDER BY %s"
                .formatted(String.join(", ", selected), table, String.join(", ", order)));
    statement.setFetchSize(FETCH_ROWS);
    return new JdbcRowCursor(
        columns, key, statement, statement.executeQuery(), readers, address::failure);
  }

  /** Columns and their types; domains come as the type below them. */
  private Map<String, String> types(String table) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
      ResultSetMetaData meta = none.getMetaData();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        types.put(meta.getColumnName(i), meta.getColumnTypeName(i));
      }
    }
    return types;
  }

  private List<String> primaryKey(String table) throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT a.attname
        FROM pg_index i
        CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        WHERE i.indrelid = to_regclass(?) AND i.indisprimary
        ORDER BY k.place
        """,
        row -> row.getString(1),
        table);
  }

  @Override
  public List<String> tables() {
    try {
      return allTables();
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  private List<String> allTables() throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT c.relname FROM pg_class c
        WHERE c.relkind IN ('r', 'p', 'v', 'm') AND pg_table_is_visible(c.oid)
          AND c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        ORDER BY 1
        """,
        row -> row.getString(1));
  }

  @Override
  public Structure structure() {
    try {
      return PostgresStructure.read(connection);
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }
}
