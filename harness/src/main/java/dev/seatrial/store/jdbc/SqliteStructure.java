package dev.seatrial.store.jdbc;

import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.ForeignKey;
import dev.seatrial.store.Structure.UniqueKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Foreign keys and unique indexes of an SQLite file, where foreign keys are seldom enforced. */
final class SqliteStructure {
  private SqliteStructure() {}

  static Structure read(Connection connection) throws SQLException {
    List<String> tables = SqliteReader.tables(connection);
    List<ForeignKey> foreignKeys = new ArrayList<>();
    List<UniqueKey> uniqueKeys = new ArrayList<>();
    for (String table : tables) {
      foreignKeys.addAll(foreignKeys(connection, table, tables));
      uniqueKeys.addAll(uniqueKeys(connection, table));
    }
    return Structure.ofKeys(List.of(), foreignKeys, uniqueKeys);
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

  private static List<UniqueKey> uniqueKeys(Connection connection, String table)
      throws SQLException {
    List<UniqueKey> all = new ArrayList<>();
    List<String> primaryKey = primaryKey(connection, table);
    if (!primaryKey.isEmpty()) {
      all.add(new UniqueKey("primary key", table, primaryKey));
    }
    List<String> indexes =
        Sql.list(
            connection,
            "SELECT name FROM pragma_index_list(?)"
                + " WHERE \"unique\" = 1 AND partial = 0 AND origin <> 'pk' ORDER BY name",
            row -> row.getString(1),
            table);
    for (String index : indexes) {
      List<@Nullable String> columns =
          Sql.<@Nullable String>list(
              connection,
              "SELECT name FROM pragma_index_info(?) ORDER BY seqno",
              row -> row.getString(1),
              index);
      if (columns.stream().allMatch(Objects::nonNull)) {
        all.add(new UniqueKey(index, table, columns.stream().filter(Objects::nonNull).toList()));
      }
    }
    return all;
  }

  private static List<String> primaryKey(Connection connection, String table) throws SQLException {
    return Sql.list(
        connection,
        "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
        row -> row.getString(1),
        table);
  }
}
