package dev.seatrial.store.elasticsearch;

import dev.seatrial.store.Structure.Field;
import dev.seatrial.store.ValueKind;
import java.util.Map;
import java.util.OptionalLong;

/** What the types of a mapping promise. */
final class FieldKinds {
  private static final Map<String, ValueKind> KINDS =
      Map.ofEntries(
          Map.entry("keyword", ValueKind.TEXT),
          Map.entry("constant_keyword", ValueKind.TEXT),
          Map.entry("wildcard", ValueKind.TEXT),
          Map.entry("text", ValueKind.TEXT),
          Map.entry("string", ValueKind.TEXT),
          Map.entry("ip", ValueKind.TEXT),
          Map.entry("version", ValueKind.TEXT),
          Map.entry("byte", ValueKind.INTEGER),
          Map.entry("short", ValueKind.INTEGER),
          Map.entry("integer", ValueKind.INTEGER),
          Map.entry("long", ValueKind.INTEGER),
          Map.entry("unsigned_long", ValueKind.INTEGER),
          Map.entry("half_float", ValueKind.FLOAT),
          Map.entry("float", ValueKind.FLOAT),
          Map.entry("scaled_float", ValueKind.FLOAT),
          Map.entry("double", ValueKind.FLOAT),
          Map.entry("boolean", ValueKind.BOOLEAN),
          Map.entry("date", ValueKind.TIMESTAMP),
          Map.entry("date_nanos", ValueKind.TIMESTAMP),
          Map.entry("binary", ValueKind.BYTES));

  /** Bits of a whole number, or of the mantissa of a float. */
  private static final Map<String, Long> BITS =
      Map.of(
          "byte", 8L,
          "short", 16L,
          "integer", 32L,
          "long", 64L,
          "unsigned_long", 64L,
          "half_float", 11L,
          "float", 24L,
          "double", 53L);

  private FieldKinds() {}

  /**
   * A field as {@link Mappings#declared} tells it. Any may be missing, and any may be an array.
   *
   * @param declared its type, and after a space what else is said of it
   */
  static Field field(String index, String path, String declared) {
    int space = declared.indexOf(' ');
    String type = space < 0 ? declared : declared.substring(0, space);
    Long bits = BITS.get(type);
    return new Field(
        index,
        path,
        declared,
        KINDS.getOrDefault(type, ValueKind.JSON),
        true,
        bits == null ? OptionalLong.empty() : OptionalLong.of(bits),
        OptionalLong.empty());
  }
}
