package dev.seatrial.reference;

/** Plain text for a terminal, wrapped; every line ends with a line feed. */
final class Text {

  private static final int WIDTH = 88;
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();

  /** A name and what it is, at the top. */
  void fact(String name, String value) {
    wrap(String.format("%-9s", name + ":"), " ".repeat(9), value);
  }

  void heading(String text) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    out.append(text).append('\n');
  }

  void paragraph(String text) {
    wrap(INDENT, INDENT, text);
  }

  /** Two columns, the second of which begins after so many characters. */
  void row(int column, String name, String text) {
    wrap(String.format("%-" + column + "s", INDENT + name), " ".repeat(column), text);
  }

  /** One line as it is. */
  void line(int depth, String text) {
    if (!text.isEmpty()) {
      out.append(INDENT.repeat(depth)).append(text).append('\n');
    }
  }

  private void wrap(String first, String others, String text) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder(others);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    out.append(line).append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
