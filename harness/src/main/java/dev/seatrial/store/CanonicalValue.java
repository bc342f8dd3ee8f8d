package dev.seatrial.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

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
  static final String BYTES_PREFIX = "\\x";
  private static final int SMALL_BLOCK = 256;

  private CanonicalValue() {}

  /** Reads text as a value of the kind; what does not fit is text. */
  public static String read(ValueKind kind, String raw) {
    if (kind == ValueKind.JSON) {
      String form = CanonicalJson.read(raw);
      return form == null ? text(raw) : form;
    }
    return String.valueOf(new RowBuilder(SMALL_BLOCK).read(kind, raw).build().value(0));
  }

  /** Whether text reads as a value of the kind. */
  public static boolean fits(ValueKind kind, String raw) {
    byte[] utf8 = raw.getBytes(StandardCharsets.UTF_8);
    return Readings.read(new RowBuilder(SMALL_BLOCK), kind, utf8, 0, utf8.length);
  }

  /** The form of text in UTF-8, or of bytes that are none. */
  public static String ofTextOrBytes(byte[] raw) {
    return Utf8.isValid(raw, 0, raw.length)
        ? text(new String(raw, StandardCharsets.UTF_8))
        : BYTES_PREFIX + HexFormat.of().formatHex(raw);
  }

  static String text(String raw) {
    return raw.startsWith("\\") ? "\\" + raw : raw;
  }

  /** The value as people write it: text without the doubled backslash. */
  public static String shown(String value) {
    return value.startsWith("\\\\") ? value.substring(1) : value;
  }
}
