package dev.seatrial.store.jdbc;

import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.ValueKind;
import java.util.HexFormat;

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
    return (row, index, into) -> {
      String raw = row.getString(index);
      if (raw == null) {
        into.nul();
      } else {
        value(type, kind, raw, into);
      }
    };
  }

  private static void value(String type, ValueKind kind, String raw, RowBuilder into) {
    switch (type) {
      // Widened, so that rounding to 32 bits shows.
      case "float4" -> into.real(Float.parseFloat(raw));
      case "float8" -> into.real(Double.parseDouble(raw));
      case "bytea" -> into.bytes(HexFormat.of().parseHex(raw, 2, raw.length()));
      // Blanks at the end of a char(n) are padding, not text.
      case "bpchar" -> into.text(raw.replaceAll(" +$", ""));
      default -> into.read(kind, raw);
    }
  }

  private static boolean isArray(String type) {
    return type.startsWith("_");
  }
}
