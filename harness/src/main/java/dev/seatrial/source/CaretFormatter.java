package dev.seatrial.source;

import java.util.Optional;

/**
 * Shows a diagnostic as people expect it from a compiler: place and message, the line, a caret
 * under the mistake, the hint.
 */
public final class CaretFormatter {

  private static final String TAB = "    ";
  private static final int LONG_HINT = 80;

  private final boolean colour;
  private final String word;

  /**
   * @param colour whether ANSI colours are written
   */
  public CaretFormatter(boolean colour) {
    this(colour, "error");
  }

  private CaretFormatter(boolean colour, String word) {
    this.colour = colour;
    this.word = word;
  }

  /** One that shows what is good to know, and no mistake. */
  public static CaretFormatter ofNotes(boolean colour) {
    return new CaretFormatter(colour, "note");
  }

  public CaretFormatter() {
    this(false);
  }

  /**
   * All diagnostics, each followed by an empty line; empty when there is none. A long hint that is
   * the same as the one before is left out.
   */
  public String format(Diagnostics diagnostics) {
    StringBuilder out = new StringBuilder();
    Optional<String> last = Optional.empty();
    for (Diagnostic one : diagnostics.sorted()) {
      // A long list of names is read once.
      boolean again = one.hint().equals(last) && last.map(String::length).orElse(0) > LONG_HINT;
      Diagnostic shown = again ? Diagnostic.of(one.id(), one.location(), one.message()) : one;
      out.append(format(shown, diagnostics.source(one.location().file()))).append('\n');
      last = one.hint();
    }
    return out.toString();
  }

  /** One diagnostic; every line ends with a line feed. */
  public String format(Diagnostic diagnostic, Optional<SourceText> source) {
    Location at = diagnostic.location();
    StringBuilder out = new StringBuilder();
    out.append(bold(at + ": "));
    out.append(red(word + "[" + diagnostic.id() + "]"));
    out.append(bold(": " + diagnostic.message())).append('\n');
    if (source.isPresent() && at.line() > 0) {
      Excerpt shown = Excerpt.of(source.get().line(at.line()), at);
      String number = " " + at.line() + " | ";
      out.append(number).append(printable(shown.line())).append('\n');
      out.append(" ".repeat(number.length() - 2)).append("| ");
      out.append(red(underline(shown))).append('\n');
    }
    diagnostic.hint().ifPresent(hint -> out.append("  hint: ").append(hint).append('\n'));
    return out.toString();
  }

  private static String underline(Excerpt shown) {
    String line = shown.line();
    int points = line.codePointCount(0, line.length());
    int start = line.offsetByCodePoints(0, Math.min(shown.from(), points));
    int end = line.offsetByCodePoints(0, Math.min(shown.to(), points));
    int blank = line.substring(0, start).codePoints().map(CaretFormatter::width).sum();
    int marked = line.substring(start, end).codePoints().map(CaretFormatter::width).sum();
    return " ".repeat(blank) + "^".repeat(Math.max(1, marked));
  }

  private static String printable(String line) {
    StringBuilder out = new StringBuilder();
    line.codePoints()
        .forEach(
            point -> {
              if (point == '\t') {
                out.append(TAB);
              } else {
                // A control character must not reach the terminal.
                out.appendCodePoint(Character.isISOControl(point) ? '\uFFFD' : point);
              }
            });
    return out.toString().stripTrailing();
  }

  /** Columns a code point takes on a terminal. */
  private static int width(int point) {
    if (point == '\t') {
      return TAB.length();
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return wide(point) ? 2 : 1;
  }

  /** East Asian wide and full-width characters, and emoji. */
  private static boolean wide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x1F300 && point <= 0x1FAFF)
        || (point >= 0x20000 && point <= 0x3FFFD);
  }

  private String bold(String text) {
    return colour ? "\u001B[1m" + text + "\u001B[0m" : text;
  }

  private String red(String text) {
    return colour ? "\u001B[31m" + text + "\u001B[0m" : text;
  }
}
