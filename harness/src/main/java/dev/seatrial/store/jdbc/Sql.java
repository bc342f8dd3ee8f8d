package dev.seatrial.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Small queries and safe names; no statement is built from a name that is not quoted. */
final class Sql {
  private Sql() {}

  /** Makes something of one row. */
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(Connection connection, String sql, RowMapper<T> mapper, String... args)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < args.length; i++) {
        statement.setString(i + 1, args[i]);
      }
      List<T> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(mapper.map(rows));
        }
      }
      return all;
    }
  }

  static long count(Connection connection, String sql, String... args) throws SQLException {
    return list(connection, sql, row -> row.getLong(1), args).get(0);
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A table's name, with its schema before a dot where there is one. */
  static String quoteTable(String table) {
    int dot = table.indexOf('.');
    return dot < 0
        ? quote(table)
        : quote(table.substring(0, dot)) + "." + quote(table.substring(dot + 1));
  }

  static String join(List<String> names, Function<String, String> form, String separator) {
    return names.stream().map(form).collect(Collectors.joining(separator));
  }

  /** Counts rows with a reference that has no parent; a reference with any NULL refers to none. */
  static String orphans(
      String child, List<String> columns, String parent, List<String> parentColumns) {
    return orphans(child, columns, parent, parentColumns, Sql::quote);
  }

  static String orphans(
      String child,
      List<String> columns,
      String parent,
      List<String> parentColumns,
      Function<String, String> quote) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.add("p." + quote.apply(parentColumns.get(i)) + " = c." + quote.apply(columns.get(i)));
    }
    return "SELECT count(*) FROM %s c WHERE %s AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s)"
        .formatted(
            child,
            join(columns, column -> "c." + quote.apply(column) + " IS NOT NULL", " AND "),
            parent,
            String.join(" AND ", pairs));
  }
}
