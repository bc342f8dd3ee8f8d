package dev.seatrial.store.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.store.StoreException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/** Executes statements that a scenario gives, in one transaction. */
public final class SqlSession {
  private static final int TIMEOUT_SECONDS = 60;
  private static final int MAX_ROWS = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> DOCUMENTS = Set.of("json", "jsonb");

  private SqlSession() {}

  /**
   * What came of the statements.
   *
   * @param rows of the last statement, at most {@value #MAX_ROWS}: an array of objects, column to
   *     value. Numbers, booleans and JSON documents keep their type, bytes are hexadecimal, the
   *     rest is text; empty when the last statement returns none
   * @param wrote whether the file is another one now; always false for a server
   */
  public record Result(ArrayNode rows, boolean wrote) {}

  /**
   * Executes them on a server.
   *
   * @throws StoreException when it cannot be reached or a statement fails; nothing is changed then
   */
  public static Result execute(PostgresAddress address, List<String> statements) {
    try (Connection connection = address.connect()) {
      return new Result(execute(connection, statements), false);
    } catch (SQLException e) {
      throw failure("PostgreSQL", e);
    }
  }

  /**
   * Executes them on a MySQL or MariaDB server, where statements that define tables commit what
   * came before them.
   *
   * @throws StoreException when it cannot be reached or a statement fails; nothing else is changed
   *     then
   */
  public static Result execute(MysqlAddress address, List<String> statements) {
    try (Connection connection = address.connect()) {
      return new Result(execute(connection, statements), false);
    } catch (SQLException e) {
      throw failure("MySQL", e);
    }
  }

  /**
   * Executes them on a file; what its journal files held is folded into it, and they are gone.
   *
   * @param file a private copy, with its journal files beside it
   * @throws StoreException when it is no database or a statement fails
   */
  public static Result execute(Path file, List<String> statements) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(
          "There is no SQLite file %s.".formatted(file.getFileName()),
          "Name the database file inside its volume.");
    }
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    try (Connection watcher = JDBC.createConnection(url, new Properties())) {
      // This number changes when another connection has written anything.
      long before = Sql.count(watcher, "PRAGMA data_version");
      ArrayNode rows;
      try (Connection connection = JDBC.createConnection(url, new Properties())) {
        rows = execute(connection, statements);
      }
      boolean wrote = Sql.count(watcher, "PRAGMA data_version") != before;
      try (Statement statement = watcher.createStatement()) {
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
      return new Result(rows, wrote);
    } catch (SQLException e) {
      throw failure("SQLite file " + file.getFileName(), e);
    }
  }

  private static ArrayNode execute(Connection connection, List<String> statements)
      throws SQLException {
    connection.setAutoCommit(false);
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (String sql : statements) {
      try (Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        statement.setMaxRows(MAX_ROWS);
        rows = statement.execute(sql) ? rows(statement) : JsonNodeFactory.instance.arrayNode();
      }
    }
    connection.commit();
    return rows;
  }

  private static ArrayNode rows(Statement statement) throws SQLException {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    try (ResultSet result = statement.getResultSet()) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        ObjectNode row = rows.addObject();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.set(columns.getColumnLabel(i), value(result, i, columns.getColumnTypeName(i)));
        }
      }
    }
    return rows;
  }

  private static JsonNode value(ResultSet row, int column, String type) throws SQLException {
    @Nullable Object raw = row.getObject(column);
    if (raw == null) {
      return JsonNodeFactory.instance.nullNode();
    } else if (raw instanceof Boolean truth) {
      return JsonNodeFactory.instance.booleanNode(truth);
    } else if (raw instanceof BigDecimal number) {
      return JsonNodeFactory.instance.numberNode(number);
    } else if (raw instanceof Number || raw instanceof byte[]) {
      return raw instanceof byte[] bytes
          ? JsonNodeFactory.instance.textNode(HexFormat.of().formatHex(bytes))
          : JSON.valueToTree(raw);
    }
    // Not what the driver makes of a moment: it would depend on the zone of this machine.
    String text = raw instanceof Timestamp ? moment(row, column) : row.getString(column);
    return DOCUMENTS.contains(type.toLowerCase(Locale.ROOT))
        ? document(text)
        : JsonNodeFactory.instance.textNode(text);
  }

  /** MySQL's driver writes 5 ms as {@code .5000}. */
  private static String moment(ResultSet row, int column) throws SQLException {
    if (!row.isWrapperFor(org.mariadb.jdbc.client.result.Result.class)) {
      return row.getString(column);
    }
    LocalDateTime moment = row.getObject(column, LocalDateTime.class);
    return moment.toLocalDate() + " " + DateTimeFormatter.ISO_LOCAL_TIME.format(moment);
  }

  private static JsonNode document(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  private static StoreException failure(String what, SQLException e) {
    return new StoreException(
        what
            + " refuses: "
            + String.valueOf(e.getMessage())
                .strip()
                .replaceFirst("^\\(conn=\\d+\\) ", "")
                .replaceAll("\\s+", " "),
        "Correct the statement, or look at the state of the store.",
        e);
  }
}
