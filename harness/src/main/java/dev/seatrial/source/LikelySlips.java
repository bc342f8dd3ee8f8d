package dev.seatrial.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slips that a YAML parser notices only later, or calls something else. */
final class LikelySlips {

  /** A key whose colon runs into its value; addresses, ports and times look alike. */
  private static final Pattern NO_BLANK =
      Pattern.compile("(\\s*(?:- )*)([A-Za-z][A-Za-z_-]*):([^\\s:/\"'0-9\\\\][^:]*)");

  /** Characters that look like a blank. */
  private static final String BLANKS = "\u00A0\u2002\u2003\u2007\u2009\u202F\u3000";

  /** Characters that look like a dash, an apostrophe or a quote. */
  private static final String SIGNS =
      "\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201C\u201D\u201E";

  private LikelySlips() {}

  /**
   * What the parser stumbled over, when it is one of these slips.
   *
   * @param line 1-based
   * @param column 0-based, in code points
   */
  static Optional<Diagnostic> find(SourceText source, int line, int column) {
    return afterQuote(source, line, column).or(() -> blankMissing(source, line));
  }

  /** Text goes on after a closing quote. */
  private static Optional<Diagnostic> afterQuote(SourceText source, int line, int column) {
    String text = source.line(line);
    if (column > text.codePointCount(0, text.length())) {
      return Optional.empty();
    }
    int at = text.offsetByCodePoints(0, column);
    String before = text.substring(0, at).stripTrailing();
    boolean goesOn = at < text.length() && ",:]}#".indexOf(text.charAt(at)) < 0;
    if (!goesOn || !(before.endsWith("'") || before.endsWith("\""))) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
            "yaml.after-quote",
            new Location(source.path(), line, column + 1, 1),
            "the text goes on after its closing quote",
            "put all of it in quotes; a quote inside single quotes is written twice"));
  }

  /** No blank after a colon, on the line or on the one above, where the parser began. */
  private static Optional<Diagnostic> blankMissing(SourceText source, int line) {
    for (int number = line; number >= Math.max(1, line - 1); number--) {
      Matcher key = NO_BLANK.matcher(source.line(number));
      if (key.matches()) {
        return Optional.of(
            Diagnostic.of(
                "yaml.no-blank",
                new Location(source.path(), number, key.end(2) + 1, 1),
                "a blank is missing after this colon",
                "write " + key.group(2) + ": " + key.group(3).strip()));
      }
    }
    return Optional.empty();
  }

  /** A key that begins with a character somebody took for a blank, dash or quote. */
  static Optional<Diagnostic> lookAlike(ScalarNode key) {
    String text = key.text();
    if (text.isEmpty() || key.style() != ScalarNode.Style.PLAIN) {
      return Optional.empty();
    }
    char first = text.charAt(0);
    boolean blank = BLANKS.indexOf(first) >= 0;
    if (!blank && SIGNS.indexOf(first) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
            "yaml.look-alike",
            key.part(0, 1),
            String.format(
                "the character U+%04X looks like a %s and is none",
                (int) first, blank ? "blank" : "dash or quote"),
            blank
                ? "replace it with a blank; it often comes with copied text"
                : "write -, ' or \"; it often comes with copied text"));
  }
}
