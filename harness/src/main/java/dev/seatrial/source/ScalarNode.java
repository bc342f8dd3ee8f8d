package dev.seatrial.source;

/**
 * A YAML scalar.
 *
 * @param text its text after quotes and escapes; for a number, as written
 * @param style how it is written
 * @param kind what it is in YAML 1.2's core schema
 * @param textColumn column of its first character when the text stands in the line exactly as it
 *     is; else 0
 */
public record ScalarNode(Location location, String text, Style style, Kind kind, int textColumn)
    implements Node {

  /** How a scalar is written. */
  public enum Style {
    PLAIN,
    QUOTED,
    BLOCK
  }

  /** What a scalar is. */
  public enum Kind {
    TEXT,
    INTEGER,
    FLOAT,
    BOOLEAN,
    NULL
  }

  /** Where a part of the text stands, in UTF-16 units; the whole scalar when that is unknown. */
  public Location part(int start, int end) {
    if (textColumn == 0) {
      return location;
    }
    return new Location(
        location.file(),
        location.line(),
        textColumn + text.codePointCount(0, start),
        Math.max(1, text.codePointCount(start, end)));
  }

  @Override
  public String described() {
    return switch (kind) {
      case TEXT -> text.length() > 40 ? "a long text" : "the text \"" + text + "\"";
      case INTEGER, FLOAT -> "the number " + text;
      case BOOLEAN -> "the boolean " + text;
      case NULL -> "nothing";
    };
  }
}
