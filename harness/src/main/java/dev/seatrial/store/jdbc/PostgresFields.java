package dev.seatrial.store.jdbc;

import dev.seatrial.store.Structure.Field;
import dev.seatrial.store.ValueKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Columns of the tables of a PostgreSQL database; domains count as the type below them. */
final class PostgresFields {
  /** Digits after the point of a second where none are declared. */
  private static final int MICROSECONDS = 6;

  /** The modifier of a type holds this much more than the length. */
  private static final int HEADER = 4;

  private static final String FIELDS =
      """
      SELECT c.oid::regclass::text, a.attname, format_type(a.atttypid, a.atttypmod), b.typname,
        CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END,
        NOT (a.attnotnull OR (t.typtype = 'd' AND t.typnotnull))
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_type t ON t.oid = a.atttypid
      JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
      WHERE a.attnum > 0 AND NOT a.attisdropped AND
      """
          + PostgresStructure.NOT_OURS
          + "ORDER BY 1, a.attnum";

  private PostgresFields() {}

  static List<Field> read(Connection connection) throws SQLException {
    return Sql.list(connection, FIELDS, PostgresFields::field);
  }

  private static Field field(ResultSet row) throws SQLException {
    String base = row.getString(4);
    ValueKind kind = PostgresTypes.kind(base);
    int modifier = row.getInt(5);
    return new Field(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        kind,
        row.getBoolean(6),
        size(base, modifier),
        scale(base, modifier));
  }

  private static OptionalLong size(String base, int modifier) {
    return switch (base) {
      case "int2" -> OptionalLong.of(16);
      case "int4" -> OptionalLong.of(32);
      case "int8" -> OptionalLong.of(64);
      case "float4" -> OptionalLong.of(24);
      case "float8" -> OptionalLong.of(53);
      case "text", "citext", "bytea" -> OptionalLong.of(Field.UNLIMITED);
      case "varchar", "bpchar" ->
          OptionalLong.of(modifier < 0 ? Field.UNLIMITED : modifier - HEADER);
      case "numeric" ->
          OptionalLong.of(modifier < 0 ? Field.UNLIMITED : (modifier - HEADER) >> 16 & 0xffff);
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong scale(String base, int modifier) {
    return switch (base) {
      // Eleven bits, the first of which is a sign.
      case "numeric" ->
          OptionalLong.of(
              modifier < 0 ? Field.UNLIMITED : (((modifier - HEADER) & 0x7ff) ^ 1024) - 1024);
      case "timestamp", "timestamptz", "time", "timetz" ->
          OptionalLong.of(modifier < 0 ? MICROSECONDS : modifier);
      default -> OptionalLong.empty();
    };
  }
}
