package dev.seatrial.store.jdbc;

import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.Condition;
import dev.seatrial.store.Structure.Field;
import dev.seatrial.store.Structure.ForeignKey;
import dev.seatrial.store.Structure.Index;
import dev.seatrial.store.Structure.UniqueKey;
import dev.seatrial.store.ValueKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an SQLite file declares. Foreign keys are seldom enforced, and types promise little: only a
 * declared length says something.
 */
final class SqliteStructure {
  private static final Pattern LIMITS =
      Pattern.compile("\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\)");

  private SqliteStructure() {}

  static Structure read(Connection connection) throws SQLException {
    List<String> tables = SqliteReader.tables(connection);
    List<ForeignKey> foreignKeys = new ArrayList<>();
    List<UniqueKey> uniqueKeys = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    List<Condition> checks = new ArrayList<>();
    for (String table : tables) {
      foreignKeys.addAll(foreignKeys(connection, table, tables));
      indexes(connection, table, uniqueKeys, indexes);
      fields.addAll(fields(connection, table));
      Sql.list(
              connection,
              "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?",
              row -> SqliteChecks.read(String.valueOf(row.getString(1))),
              table)
          .forEach(texts -> texts.forEach(text -> checks.add(new Condition(table, text))));
    }
    return new Structure("sqlite", List.of(), foreignKeys, uniqueKeys, fields, indexes, checks);
  }

  private static List<Field> fields(Connection connection, String table) throws SQLException {
    return Sql.list(
        connection,
        "SELECT name, type, \"notnull\" = 0 AND pk = 0 FROM pragma_table_xinfo(?)"
            + " WHERE hidden <> 1 ORDER BY cid",
        row -> {
          String type = row.getString(2) == null ? "" : row.getString(2);
          ValueKind kind = SqliteTypes.kind(type);
          Matcher limits = LIMITS.matcher(type);
          boolean limited = (kind == ValueKind.TEXT || kind == ValueKind.NUMERIC) && limits.find();
          OptionalLong size = limited ? number(limits.group(1)) : OptionalLong.empty();
          OptionalLong scale =
              limited && kind == ValueKind.NUMERIC ? number(limits.group(2)) : OptionalLong.empty();
          return new Field(table, row.getString(1), type, kind, row.getBoolean(3), size, scale);
        },
        table);
  }

  private static OptionalLong number(@Nullable String digits) {
    return OptionalLong.of(digits == null ? 0 : Long.parseLong(digits));
  }

  private record Reference(int id, String parent, String column, @Nullable String parentColumn) {}

  private static List<ForeignKey> foreignKeys(
      Connection connection, String table, List<String> tables) throws SQLException {
    Map<Integer, List<Reference>> byId = new LinkedHashMap<>();
    Sql.list(
            connection,
            "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?)"
                + " ORDER BY id, seq",
            row ->
                new Reference(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)),
            table)
        .forEach(part -> byId.computeIfAbsent(part.id(), id -> new ArrayList<>()).add(part));
    List<ForeignKey> all = new ArrayList<>();
    for (List<Reference> parts : byId.values()) {
      String named = parts.get(0).parent();
      String parent = tables.stream().filter(named::equalsIgnoreCase).findFirst().orElse(named);
      List<String> columns = parts.stream().map(Reference::column).toList();
      List<String> parentColumns =
          parts.stream().map(Reference::parentColumn).filter(Objects::nonNull).toList();
      if (parentColumns.isEmpty()) {
        parentColumns = primaryKey(connection, parent);
      }
      boolean usable = tables.contains(parent) && parentColumns.size() == columns.size();
      String sql =
          usable
              ? Sql.orphans(Sql.quote(table), columns, Sql.quote(parent), parentColumns)
              : "SELECT count(*) FROM %s WHERE %s"
                  .formatted(
                      Sql.quote(table),
                      Sql.join(columns, column -> Sql.quote(column) + " IS NOT NULL", " AND "));
      all.add(new ForeignKey(table, columns, parent, parentColumns, Sql.count(connection, sql)));
    }
    return all;
  }

  private static void indexes(
      Connection connection, String table, List<UniqueKey> uniqueKeys, List<Index> indexes)
      throws SQLException {
    List<String> primaryKey = primaryKey(connection, table);
    if (!primaryKey.isEmpty()) {
      uniqueKeys.add(new UniqueKey("primary key", table, primaryKey));
    }
    record Named(String name, boolean unique) {}
    List<Named> all =
        Sql.list(
            connection,
            "SELECT name, \"unique\" FROM pragma_index_list(?)"
                + " WHERE partial = 0 AND origin <> 'pk' ORDER BY name",
            row -> new Named(row.getString(1), row.getInt(2) == 1),
            table);
    for (Named index : all) {
      List<@Nullable String> parts =
          Sql.<@Nullable String>list(
              connection,
              "SELECT name FROM pragma_index_info(?) ORDER BY seqno",
              row -> row.getString(1),
              index.name());
      List<String> columns = parts.stream().filter(Objects::nonNull).toList();
      // An expression has no name.
      if (columns.size() == parts.size() && index.unique()) {
        uniqueKeys.add(new UniqueKey(index.name(), table, columns));
      } else if (columns.size() == parts.size()) {
        indexes.add(new Index(index.name(), table, columns));
      }
    }
  }

  private static List<String> primaryKey(Connection connection, String table) throws SQLException {
    return Sql.list(
        connection,
        "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
        row -> row.getString(1),
        table);
  }
}
