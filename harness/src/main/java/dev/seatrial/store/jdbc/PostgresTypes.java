package dev.seatrial.store.jdbc;

import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.ValueKind;

/** PostgreSQL's types by their catalogue names, and their text forms. */
final class PostgresTypes {
  private PostgresTypes() {}

  static ValueKind kind(String type) {
    return switch (type) {
      case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" -> ValueKind.INTEGER;
      case "numeric" -> ValueKind.NUMERIC;
      case "float4", "float8" -> ValueKind.FLOAT;
      case "bool" -> ValueKind.BOOLEAN;
      case "timestamp", "timestamptz" -> ValueKind.TIMESTAMP;
      case "date" -> ValueKind.DATE;
      case "time" -> ValueKind.TIME;
      case "json", "jsonb" -> ValueKind.JSON;
      case "bytea" -> ValueKind.BYTES;
      case "uuid" -> ValueKind.UUID;
      default -> isArray(type) ? ValueKind.JSON : ValueKind.TEXT;
    };
  }

  /** How a column is selected: arrays as JSON, which other stores can hold too. */
  static String select(String type, String column) {
    return isArray(type) ? "to_jsonb(" + column + ")::text" : column;
  }

  /** How a key column is ordered: text by its bytes, whatever the database's collation. */
  static String order(ValueKind kind, String column) {
    String expression = kind == ValueKind.TEXT ? column + "::text COLLATE \"C\"" : column;
    return expression + " NULLS FIRST";
  }

  static JdbcRowCursor.ValueReader reader(String type) {
    ValueKind kind = kind(type);
    return (row, index) -> {
      String raw = row.getString(index);
      return raw == null ? null : value(type, kind, raw);
    };
  }

  private static String value(String type, ValueKind kind, String raw) {
    return switch (type) {
      // Widened, so that rounding to 32 bits shows.
      case "float4" -> CanonicalValue.number(kind, (double) Float.parseFloat(raw));
      case "float8" -> CanonicalValue.number(kind, Double.parseDouble(raw));
      case "bytea" -> raw;
      // Blanks at the end of a char(n) are padding, not text.
      case "bpchar" -> CanonicalValue.text(raw.replaceAll(" +$", ""));
      default -> CanonicalValue.read(kind, raw);
    };
  }

  private static boolean isArray(String type) {
    return type.startsWith("_");
  }
}
