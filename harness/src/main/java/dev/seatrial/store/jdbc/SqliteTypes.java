package dev.seatrial.store.jdbc;

import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.ValueKind;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What SQLite's declared types say, and its values, each of which has a type of its own. */
final class SqliteTypes {
  private SqliteTypes() {}

  /** The kind of a declared type, by the words in it, as SQLite itself reads them. */
  static ValueKind kind(@Nullable String declared) {
    String type = declared == null ? "" : declared.toUpperCase(Locale.ROOT);
    if (type.contains("BOOL")) {
      return ValueKind.BOOLEAN;
    }
    if (type.startsWith("DATETIME") || type.startsWith("TIMESTAMP")) {
      return ValueKind.TIMESTAMP;
    }
    if (type.startsWith("DATE")) {
      return ValueKind.DATE;
    }
    if (type.startsWith("TIME")) {
      return ValueKind.TIME;
    }
    if (type.contains("JSON")) {
      return ValueKind.JSON;
    }
    if (type.startsWith("UUID")) {
      return ValueKind.UUID;
    }
    if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
      return ValueKind.TEXT;
    }
    if (type.contains("INT")) {
      return ValueKind.INTEGER;
    }
    if (type.contains("BLOB") || type.contains("BINARY") || type.contains("BYTEA")) {
      return ValueKind.BYTES;
    }
    if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
      return ValueKind.FLOAT;
    }
    if (type.contains("NUMERIC") || type.contains("DECIMAL")) {
      return ValueKind.NUMERIC;
    }
    return ValueKind.TEXT;
  }

  /** Adds the value of a column of the kind. */
  static void read(ValueKind kind, ResultSet row, int index, RowBuilder into) throws SQLException {
    Object raw = row.getObject(index);
    if (raw == null) {
      into.nul();
    } else if (raw instanceof Integer || raw instanceof Long) {
      integer(kind, ((Number) raw).longValue(), into);
    } else if (raw instanceof Double number) {
      real(kind, number, into);
    } else {
      // Not the driver's text: it puts U+FFFD for bytes that are no UTF-8.
      byte[] bytes = row.getBytes(index);
      if (raw instanceof byte[]) {
        bytes(kind, bytes, into);
      } else {
        into.read(kind, bytes, 0, bytes.length);
      }
    }
  }

  private static void integer(ValueKind kind, long value, RowBuilder into) {
    if (kind == ValueKind.BOOLEAN && (value == 0 || value == 1)) {
      into.bool(value == 1);
    } else {
      into.integer(value);
    }
  }

  private static void real(ValueKind kind, double value, RowBuilder into) {
    if (kind == ValueKind.FLOAT) {
      into.real(value);
    } else {
      into.decimal(value);
    }
  }

  private static void bytes(ValueKind kind, byte[] value, RowBuilder into) {
    if (kind == ValueKind.UUID && value.length == 16) {
      ByteBuffer halves = ByteBuffer.wrap(value);
      into.uuid(halves.getLong(), halves.getLong());
    } else {
      into.bytes(value);
    }
  }

  /** How a key column is ordered; a column's own collation does not count. */
  static String order(ValueKind kind, String column) {
    return switch (kind) {
      case INTEGER, NUMERIC, FLOAT, BOOLEAN -> column;
      case UUID -> "lower(" + column + ")";
      default -> column + " COLLATE BINARY";
    };
  }
}
