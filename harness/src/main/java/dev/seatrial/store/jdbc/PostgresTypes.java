package dev.seatrial.store.jdbc;

import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** PostgreSQL's types by their catalogue names, and their forms in a binary COPY. */
final class PostgresTypes {
  /** Types whose binary form is read; all others are asked for as text. */
  private static final Set<String> BINARY =
      Set.of(
          "int2",
          "int4",
          "int8",
          "oid",
          "smallserial",
          "serial",
          "bigserial",
          "numeric",
          "float4",
          "float8",
          "bool",
          "text",
          "varchar",
          "bpchar",
          "name",
          "timestamp",
          "timestamptz",
          "date",
          "time",
          "json",
          "jsonb",
          "uuid",
          "bytea");

  /** PostgreSQL counts from 2000-01-01. */
  private static final long EPOCH_DAYS = 10_957;

  private static final long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;

  private PostgresTypes() {}

  /** Adds a value in the form of its type. */
  interface Field {
    void read(byte[] data, int from, int to, RowBuilder into);
  }

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
    if (isArray(type)) {
      return "to_jsonb(" + column + ")::text";
    }
    return BINARY.contains(type) ? column : column + "::text";
  }

  /** How a key column is ordered: text by its bytes, whatever the database's collation. */
  static String order(ValueKind kind, String column) {
    String expression = kind == ValueKind.TEXT ? column + "::text COLLATE \"C\"" : column;
    return expression + " NULLS FIRST";
  }

  static Field field(String type) {
    return switch (type) {
      case "int2", "smallserial" -> (d, from, to, row) -> row.integer(int16(d, from));
      case "int4", "serial" -> (d, from, to, row) -> row.integer(int32(d, from));
      case "oid" -> (d, from, to, row) -> row.integer(int32(d, from) & 0xffff_ffffL);
      case "int8", "bigserial" -> (d, from, to, row) -> row.integer(int64(d, from));
      case "numeric" -> PostgresNumeric::read;
      // Widened, so that rounding to 32 bits shows.
      case "float4" -> (d, from, to, row) -> row.real(Float.intBitsToFloat(int32(d, from)));
      case "float8" -> (d, from, to, row) -> row.real(Double.longBitsToDouble(int64(d, from)));
      case "bool" -> (d, from, to, row) -> row.bool(d[from] != 0);
      case "bpchar" -> PostgresTypes::padded;
      case "timestamp", "timestamptz" -> PostgresTypes::timestamp;
      case "date" -> PostgresTypes::date;
      case "time" -> (d, from, to, row) -> row.time(int64(d, from));
      case "json" -> (d, from, to, row) -> row.json(d, from, to);
      // A byte of version goes before the text.
      case "jsonb" -> (d, from, to, row) -> row.json(d, from + 1, to);
      case "uuid" -> (d, from, to, row) -> row.uuid(int64(d, from), int64(d, from + 8));
      case "bytea" -> (d, from, to, row) -> row.bytes(d, from, to);
      default ->
          isArray(type)
              ? (d, from, to, row) -> row.json(d, from, to)
              : (d, from, to, row) -> row.text(d, from, to);
    };
  }

  /** Blanks at the end of a char(n) are padding, not text. */
  private static void padded(byte[] data, int from, int to, RowBuilder into) {
    int end = to;
    while (end > from && data[end - 1] == ' ') {
      end--;
    }
    into.text(data, from, end);
  }

  private static void timestamp(byte[] data, int from, int to, RowBuilder into) {
    long micros = int64(data, from);
    if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
      infinity(micros > 0, into);
    } else {
      into.timestamp(micros + EPOCH_MICROS);
    }
  }

  private static void date(byte[] data, int from, int to, RowBuilder into) {
    int days = int32(data, from);
    if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
      infinity(days > 0, into);
    } else {
      into.date(days + EPOCH_DAYS);
    }
  }

  private static void infinity(boolean positive, RowBuilder into) {
    byte[] text = (positive ? "infinity" : "-infinity").getBytes(StandardCharsets.US_ASCII);
    into.text(text, 0, text.length);
  }

  static int int16(byte[] data, int at) {
    return data[at] << 8 | (data[at + 1] & 0xff);
  }

  static int int32(byte[] data, int at) {
    return (data[at] & 0xff) << 24
        | (data[at + 1] & 0xff) << 16
        | (data[at + 2] & 0xff) << 8
        | (data[at + 3] & 0xff);
  }

  static long int64(byte[] data, int at) {
    return (long) int32(data, at) << 32 | (int32(data, at + 4) & 0xffff_ffffL);
  }

  private static boolean isArray(String type) {
    return type.startsWith("_");
  }
}
