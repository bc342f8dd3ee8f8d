package dev.seatrial.report;

/** Texts that an XML document can hold. */
final class Xml {
  private Xml() {}

  /** XML 1.0 cannot hold every character, not even escaped; logs can. */
  static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(c -> allowed(c) ? c : 0xFFFD).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  /** For content and for attributes in double quotes. */
  static String escape(String text) {
    return clean(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
