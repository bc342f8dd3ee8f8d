package dev.seatrial.store;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one written form of a value, whatever store it came from: two values are the same exactly
 * when their forms are. A form is a string, or null for NULL.
 *
 * <ul>
 *   <li>numbers: decimal without trailing zeros; a double is its shortest decimal, a 32-bit float
 *       is widened first, so that rounding to 32 bits shows;
 *   <li>booleans: {@code true}, {@code false};
 *   <li>timestamps: {@code 2026-11-20T13:30:00.123456Z}; dates {@code 2026-11-20}; times {@code
 *       13:30:00.123456};
 *   <li>JSON: compact, keys sorted, numbers as above; JSON {@code null} is not NULL;
 *   <li>bytes: {@code \x0aff}; UUIDs: lower case with hyphens;
 *   <li>text: itself; a leading backslash is doubled, so that no text looks like bytes.
 * </ul>
 *
 * A value that does not fit the kind of its column is text.
 */
public final class CanonicalValue {
  private static final String BYTES_PREFIX = "\\x";

  private CanonicalValue() {}

  /** Reads text as a value of the kind; what does not fit is text. */
  public static String read(ValueKind kind, String raw) {
    String value =
        switch (kind) {
          case INTEGER, NUMERIC, FLOAT -> CanonicalNumber.read(raw);
          case BOOLEAN -> bool(raw);
          case TIMESTAMP -> CanonicalTime.timestamp(raw);
          case DATE -> CanonicalTime.date(raw);
          case TIME -> CanonicalTime.time(raw);
          case JSON -> CanonicalJson.read(raw);
          case UUID -> uuid(raw);
          case TEXT, BYTES -> null;
        };
    return value == null ? text(raw) : value;
  }

  public static String text(String raw) {
    return raw.startsWith("\\") ? "\\" + raw : raw;
  }

  /** A whole number in a column of the kind. */
  public static String number(ValueKind kind, long raw) {
    if (kind == ValueKind.BOOLEAN && (raw == 0 || raw == 1)) {
      return raw == 1 ? "true" : "false";
    }
    return Long.toString(raw);
  }

  /** A double in a column of the kind. */
  public static String number(ValueKind kind, double raw) {
    if (raw == Math.rint(raw) && Math.abs(raw) < 1L << 53) {
      return number(kind, (long) raw);
    }
    return CanonicalNumber.of(raw);
  }

  /** Bytes in a column of the kind. */
  public static String bytes(ValueKind kind, byte[] raw) {
    String hex = HexFormat.of().formatHex(raw);
    String uuid = kind == ValueKind.UUID ? uuid(hex) : null;
    return uuid == null ? BYTES_PREFIX + hex : uuid;
  }

  /** The canonical value of one kind as one of another, after {@link ValueKind#common}. */
  public static @Nullable String harmonise(
      ValueKind common, ValueKind from, @Nullable String value) {
    if (value == null || common == from) {
      return value;
    }
    if (value.startsWith(BYTES_PREFIX)) {
      String uuid = common == ValueKind.UUID ? uuid(value.substring(2)) : null;
      return uuid == null ? value : uuid;
    }
    return value.startsWith("\\") ? value : read(common, value);
  }

  /** The value as people write it: text without the doubled backslash. */
  public static String shown(String value) {
    return value.startsWith("\\\\") ? value.substring(1) : value;
  }

  private static @Nullable String bool(String raw) {
    return switch (raw.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1" -> "true";
      case "false", "f", "0" -> "false";
      default -> null;
    };
  }

  private static @Nullable String uuid(String raw) {
    StringBuilder hex = new StringBuilder(36);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (raw.length() == 36 && (i == 8 || i == 13 || i == 18 || i == 23)) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      if (!HexFormat.isHexDigit(c)) {
        return null;
      }
      hex.append(Character.toLowerCase(c));
    }
    if (hex.length() != 32) {
      return null;
    }
    return hex.insert(20, '-').insert(16, '-').insert(12, '-').insert(8, '-').toString();
  }
}
