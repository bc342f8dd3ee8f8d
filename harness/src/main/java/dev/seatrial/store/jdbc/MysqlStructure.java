package dev.seatrial.store.jdbc;

import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.Condition;
import dev.seatrial.store.Structure.Field;
import dev.seatrial.store.Structure.ForeignKey;
import dev.seatrial.store.Structure.Index;
import dev.seatrial.store.Structure.Sequence;
import dev.seatrial.store.Structure.UniqueKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a MySQL or MariaDB database declares, from its information schema. */
final class MysqlStructure {
  /** Columns of a column, in the order in which they are read. */
  static final String DECLARED = "COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, COLLATION_NAME";

  private static final Pattern JSON_VALID =
      Pattern.compile("\\(*json_valid\\(`(.*)`\\)+", Pattern.CASE_INSENSITIVE);
  private static final String OF_THIS = " WHERE TABLE_SCHEMA = DATABASE() ";
  private static final String INDEXES =
      "SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME FROM information_schema.STATISTICS"
          + OF_THIS
          + "ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX";
  private static final String FOREIGN_KEYS =
      "SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, TABLE_SCHEMA,"
          + " REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE"
          + OF_THIS
          + "AND REFERENCED_TABLE_NAME IS NOT NULL"
          + " ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION";
  private static final String COUNTERS =
      """
      SELECT c.TABLE_NAME, c.COLUMN_NAME, t.AUTO_INCREMENT
      FROM information_schema.COLUMNS c
      JOIN information_schema.TABLES t
        ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
      WHERE c.TABLE_SCHEMA = DATABASE() AND c.EXTRA LIKE '%auto_increment%'
        AND t.AUTO_INCREMENT < 9223372036854775807
      ORDER BY 1
      """;

  private MysqlStructure() {}

  static boolean isMariadb(Connection connection) throws SQLException {
    String version = Sql.list(connection, "SELECT VERSION()", row -> row.getString(1)).get(0);
    return version.toLowerCase(Locale.ROOT).contains("mariadb");
  }

  static Structure read(Connection connection, boolean mariadb) throws SQLException {
    List<UniqueKey> uniqueKeys = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    indexes(connection, uniqueKeys, indexes);
    String schema = Sql.list(connection, "SELECT DATABASE()", row -> row.getString(1)).get(0);
    List<Condition> checks = checks(connection, mariadb, schema);
    return new Structure(
        mariadb ? "mariadb" : "mysql",
        counters(connection),
        foreignKeys(connection),
        uniqueKeys,
        fields(connection, checks),
        indexes,
        checks);
  }

  /** Columns of MariaDB that are JSON: text with a check that it is. */
  static Set<String> jsonColumns(
      Connection connection, boolean mariadb, String schema, String table) throws SQLException {
    return mariadb ? jsonColumns(checks(connection, true, schema), table) : Set.of();
  }

  private static Set<String> jsonColumns(List<Condition> checks, String table) {
    return checks.stream()
        .filter(check -> check.table().equals(table))
        .map(check -> JSON_VALID.matcher(check.text()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .collect(Collectors.toSet());
  }

  /** Reads the columns of {@link #DECLARED}. */
  static MysqlTypes.Declared declared(ResultSet row, Set<String> json) throws SQLException {
    String base = row.getString(2).toLowerCase(Locale.ROOT);
    String collation = row.getString(4);
    return new MysqlTypes.Declared(
        base,
        row.getString(3),
        collation == null ? "" : collation,
        base.equals("longtext") && json.contains(row.getString(1)));
  }

  /** In one pass: what a unique index holds together, and the other indexes. */
  private static void indexes(
      Connection connection, List<UniqueKey> uniqueKeys, List<Index> indexes) throws SQLException {
    record Part(String table, String index, boolean unique, @Nullable String column) {}
    Map<List<String>, List<Part>> byIndex = new LinkedHashMap<>();
    Sql.list(
            connection,
            INDEXES,
            row ->
                new Part(row.getString(1), row.getString(2), row.getLong(3) == 0, row.getString(4)))
        .forEach(
            part ->
                byIndex
                    .computeIfAbsent(List.of(part.table(), part.index()), k -> new ArrayList<>())
                    .add(part));
    for (List<Part> parts : byIndex.values()) {
      List<String> columns = parts.stream().map(Part::column).filter(Objects::nonNull).toList();
      Part first = parts.get(0);
      // An expression has no name.
      if (columns.size() == parts.size() && first.unique()) {
        uniqueKeys.add(new UniqueKey(first.index(), first.table(), columns));
      } else if (columns.size() == parts.size()) {
        indexes.add(new Index(first.index(), first.table(), columns));
      }
    }
  }

  private static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
    record Part(String table, String name, String column, String parent, String parentColumn) {}
    Map<List<String>, List<Part>> byName = new LinkedHashMap<>();
    Sql.list(
            connection,
            FOREIGN_KEYS,
            row ->
                new Part(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4).equals(row.getString(5))
                        ? row.getString(6)
                        : row.getString(4) + "." + row.getString(6),
                    row.getString(7)))
        .forEach(
            part ->
                byName
                    .computeIfAbsent(List.of(part.table(), part.name()), k -> new ArrayList<>())
                    .add(part));
    List<ForeignKey> all = new ArrayList<>();
    for (List<Part> parts : byName.values()) {
      String table = parts.get(0).table();
      String parent = parts.get(0).parent();
      List<String> columns = parts.stream().map(Part::column).toList();
      List<String> parentColumns = parts.stream().map(Part::parentColumn).toList();
      String sql =
          Sql.orphans(
              MysqlReader.quote(table),
              columns,
              Sql.join(List.of(parent.split("\\.", 2)), MysqlReader::quote, "."),
              parentColumns,
              MysqlReader::quote);
      all.add(new ForeignKey(table, columns, parent, parentColumns, Sql.count(connection, sql)));
    }
    return all;
  }

  private static List<Sequence> counters(Connection connection) throws SQLException {
    List<Sequence> found =
        Sql.list(
            connection,
            COUNTERS,
            row ->
                new Sequence(
                    row.getString(1) + " auto_increment",
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    false,
                    1,
                    OptionalLong.empty()));
    List<Sequence> all = new ArrayList<>();
    for (Sequence counter : found) {
      String sql =
          "SELECT LEAST(MAX(%s), 9223372036854775807) FROM %s"
              .formatted(MysqlReader.quote(counter.column()), MysqlReader.quote(counter.table()));
      all.addAll(
          Sql.list(
              connection,
              sql,
              row -> {
                long value = row.getLong(1);
                return new Sequence(
                    counter.name(),
                    counter.table(),
                    counter.column(),
                    counter.lastValue(),
                    false,
                    1,
                    row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value));
              }));
    }
    return all;
  }

  private static List<Field> fields(Connection connection, List<Condition> checks)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT "
            + DECLARED
            + ", TABLE_NAME, IS_NULLABLE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION,"
            + " NUMERIC_SCALE, DATETIME_PRECISION FROM information_schema.COLUMNS"
            + OF_THIS
            + "AND TABLE_NAME IN (SELECT TABLE_NAME FROM information_schema.TABLES"
            + OF_THIS
            + "AND TABLE_TYPE <> 'VIEW') ORDER BY TABLE_NAME, ORDINAL_POSITION",
        row -> field(row, checks));
  }

  private static Field field(ResultSet row, List<Condition> checks) throws SQLException {
    String table = row.getString(5);
    MysqlTypes.Declared type = declared(row, jsonColumns(checks, table));
    OptionalLong size =
        switch (type.base()) {
          case "tinyint", "smallint", "mediumint", "int", "bigint" -> MysqlTypes.bits(type);
          case "bit" -> OptionalLong.of(row.getLong(8) + 1);
          case "float" -> OptionalLong.of(24);
          case "double" -> OptionalLong.of(53);
          case "decimal" -> OptionalLong.of(row.getLong(8));
          case "longtext", "longblob" ->
              type.json() ? OptionalLong.empty() : OptionalLong.of(Field.UNLIMITED);
          case "enum", "set" -> OptionalLong.empty();
          default -> number(row, 7);
        };
    OptionalLong scale = type.base().equals("decimal") ? number(row, 9) : number(row, 10);
    return new Field(
        table,
        row.getString(1),
        type.full(),
        MysqlTypes.kind(type),
        row.getString(6).equals("YES"),
        size,
        scale);
  }

  private static OptionalLong number(ResultSet row, int index) throws SQLException {
    long value = row.getLong(index);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Older releases take checks, and forget them. */
  private static List<Condition> checks(Connection connection, boolean mariadb, String schema)
      throws SQLException {
    if (mariadb) {
      return Sql.list(
          connection,
          "SELECT TABLE_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS"
              + " WHERE CONSTRAINT_SCHEMA = ? ORDER BY 1, 2",
          row -> new Condition(row.getString(1), row.getString(2)),
          schema);
    }
    boolean known =
        Sql.count(
                connection,
                "SELECT count(*) FROM information_schema.TABLES"
                    + " WHERE TABLE_SCHEMA = 'information_schema'"
                    + " AND TABLE_NAME = 'CHECK_CONSTRAINTS'")
            > 0;
    return known
        ? Sql.list(
            connection,
            """
            SELECT t.TABLE_NAME, c.CHECK_CLAUSE
            FROM information_schema.CHECK_CONSTRAINTS c
            JOIN information_schema.TABLE_CONSTRAINTS t
              ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA
              AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
            WHERE t.CONSTRAINT_SCHEMA = ? AND t.CONSTRAINT_TYPE = 'CHECK' ORDER BY 1, 2
            """,
            row -> new Condition(row.getString(1), row.getString(2)),
            schema)
        : List.of();
  }
}
