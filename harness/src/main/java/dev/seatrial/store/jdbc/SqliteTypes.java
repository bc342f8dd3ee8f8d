package dev.seatrial.store.jdbc;

import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.ValueKind;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;

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

  /**
   * Adds the value of a column of the kind; each value has a type of its own.
   *
   * @param utf8 whether the file keeps text as UTF-8
   */
  static void read(
      ValueKind kind, DB database, long query, int index, boolean utf8, RowBuilder into)
      throws SQLException {
    switch (database.column_type(query, index)) {
      case Codes.SQLITE_NULL -> into.nul();
      case Codes.SQLITE_INTEGER -> integer(kind, database.column_long(query, index), into);
      case Codes.SQLITE_FLOAT -> real(kind, database.column_double(query, index), into);
      case Codes.SQLITE_TEXT -> {
        if (utf8) {
          // Not as text: the driver puts U+FFFD for bytes that are no UTF-8.
          byte[] text = bytes(database, query, index);
          into.read(kind, text, 0, text.length);
        } else {
          into.read(kind, database.column_text(query, index));
        }
      }
      default -> bytes(kind, bytes(database, query, index), into);
    }
  }

  private static byte[] bytes(DB database, long query, int index) throws SQLException {
    byte[] bytes = database.column_blob(query, index);
    return bytes == null ? new byte[0] : bytes;
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
