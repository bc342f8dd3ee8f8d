package dev.seatrial.store.jdbc;

import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.Condition;
import dev.seatrial.store.Structure.ForeignKey;
import dev.seatrial.store.Structure.Index;
import dev.seatrial.store.Structure.Sequence;
import dev.seatrial.store.Structure.UniqueKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** What a PostgreSQL database declares, from its catalogue. */
final class PostgresStructure {
  static final String NOT_OURS =
      " n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%' ";

  /** Sequences that a column owns, and those its default calls. */
  private static final String SEQUENCES =
      """
      SELECT DISTINCT s.oid::regclass::text, t.oid::regclass::text, a.attname, q.seqincrement
      FROM pg_class s
      JOIN pg_namespace n ON n.oid = s.relnamespace
      JOIN pg_sequence q ON q.seqrelid = s.oid
      JOIN (
        SELECT objid AS seq, refobjid AS tab, refobjsubid AS col FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
          AND deptype IN ('a', 'i')
        UNION
        SELECT d.refobjid, f.adrelid, f.adnum FROM pg_depend d
        JOIN pg_attrdef f ON f.oid = d.objid
        WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass
      ) o ON o.seq = s.oid
      JOIN pg_class t ON t.oid = o.tab AND t.relkind IN ('r', 'p')
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = o.col
      WHERE s.relkind = 'S' AND
      """
          + NOT_OURS
          + "ORDER BY 1, 2, 3";

  private static final String FOREIGN_KEYS =
      """
      SELECT c.conrelid::regclass::text, c.confrelid::regclass::text,
        ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(num, place)
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num ORDER BY place),
        ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(num, place)
              JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num ORDER BY place)
      FROM pg_constraint c
      JOIN pg_namespace n ON n.oid = c.connamespace
      WHERE c.contype = 'f' AND c.conparentid = 0 AND
      """
          + NOT_OURS
          + "ORDER BY 1, c.conname";

  private static final String INDEXES =
      """
      SELECT x.relname, i.indrelid::regclass::text, i.indisunique,
        ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(num, place)
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
              WHERE place <= i.indnkeyatts ORDER BY place)
      FROM pg_index i
      JOIN pg_class x ON x.oid = i.indexrelid
      JOIN pg_class t ON t.oid = i.indrelid AND t.relkind IN ('r', 'p')
      JOIN pg_namespace n ON n.oid = x.relnamespace
      WHERE i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND
      """
          + NOT_OURS
          + "ORDER BY 2, 1";

  private static final String CHECKS =
      """
      SELECT c.conrelid::regclass::text, pg_get_constraintdef(c.oid)
      FROM pg_constraint c
      JOIN pg_namespace n ON n.oid = c.connamespace
      WHERE c.contype = 'c' AND c.conrelid <> 0 AND c.coninhcount = 0 AND
      """
          + NOT_OURS
          + "ORDER BY 1, 2";

  private PostgresStructure() {}

  static Structure read(Connection connection) throws SQLException {
    List<UniqueKey> uniqueKeys = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    indexes(connection, uniqueKeys, indexes);
    return new Structure(
        "postgresql",
        sequences(connection),
        foreignKeys(connection),
        uniqueKeys,
        PostgresFields.read(connection),
        indexes,
        Sql.list(connection, CHECKS, row -> new Condition(row.getString(1), row.getString(2))));
  }

  private static List<Sequence> sequences(Connection connection) throws SQLException {
    List<Sequence> found =
        Sql.list(
            connection,
            SEQUENCES,
            row ->
                new Sequence(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    0,
                    false,
                    row.getLong(4),
                    OptionalLong.empty()));
    List<Sequence> all = new ArrayList<>();
    for (Sequence sequence : found) {
      // regclass::text quotes names itself where they need it.
      String sql =
          "SELECT s.last_value, s.is_called, (SELECT max(%s)::bigint FROM %s) FROM %s s"
              .formatted(Sql.quote(sequence.column()), sequence.table(), sequence.name());
      all.addAll(Sql.list(connection, sql, row -> filled(sequence, row)));
    }
    return all;
  }

  private static Sequence filled(Sequence sequence, ResultSet row) throws SQLException {
    long value = row.getLong(3);
    OptionalLong max = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    return new Sequence(
        sequence.name(),
        sequence.table(),
        sequence.column(),
        row.getLong(1),
        row.getBoolean(2),
        sequence.increment(),
        max);
  }

  private static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
    List<ForeignKey> found =
        Sql.list(
            connection,
            FOREIGN_KEYS,
            row ->
                new ForeignKey(
                    row.getString(1), strings(row, 3), row.getString(2), strings(row, 4), 0));
    List<ForeignKey> all = new ArrayList<>();
    for (ForeignKey key : found) {
      long orphans =
          Sql.count(
              connection,
              Sql.orphans(key.table(), key.columns(), key.parentTable(), key.parentColumns()));
      all.add(
          new ForeignKey(
              key.table(), key.columns(), key.parentTable(), key.parentColumns(), orphans));
    }
    return all;
  }

  /** An invalid index, left by a build that failed, keeps nothing unique. */
  private static void indexes(
      Connection connection, List<UniqueKey> uniqueKeys, List<Index> indexes) throws SQLException {
    Sql.list(
        connection,
        INDEXES,
        row ->
            row.getBoolean(3)
                ? uniqueKeys.add(new UniqueKey(row.getString(1), row.getString(2), strings(row, 4)))
                : indexes.add(new Index(row.getString(1), row.getString(2), strings(row, 4))));
  }

  private static List<String> strings(ResultSet row, int index) throws SQLException {
    Array array = row.getArray(index);
    return Arrays.asList((String[]) array.getArray());
  }
}
