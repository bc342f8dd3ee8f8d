package dev.seatrial.store.jdbc;

import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.ValueKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

  /** The canonical value of a column of the kind. */
  static @Nullable String read(ValueKind kind, ResultSet row, int index) throws SQLException {
    Object raw = row.getObject(index);
    if (raw == null) {
      return null;
    }
    if (raw instanceof Integer || raw instanceof Long) {
      return CanonicalValue.number(kind, ((Number) raw).longValue());
    }
    if (raw instanceof Double number) {
      return CanonicalValue.number(kind, number.doubleValue());
    }
    if (raw instanceof byte[] bytes) {
      return CanonicalValue.bytes(kind, bytes);
    }
    String text = raw.toString();
    // The driver puts U+FFFD for bytes that are no UTF-8; two such texts would look the same.
    if (text.indexOf('\uFFFD') >= 0) {
      byte[] bytes = row.getBytes(index);
      if (!isUtf8(bytes)) {
        return CanonicalValue.bytes(kind, bytes);
      }
    }
    return CanonicalValue.read(kind, text);
  }

  /** How a key column is ordered; a column's own collation does not count. */
  static String order(ValueKind kind, String column) {
    return switch (kind) {
      case INTEGER, NUMERIC, FLOAT, BOOLEAN -> column;
      case UUID -> "lower(" + column + ")";
      default -> column + " COLLATE BINARY";
    };
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
