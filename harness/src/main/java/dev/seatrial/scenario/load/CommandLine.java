package dev.seatrial.scenario.load;

import java.util.ArrayList;
import java.util.List;

/** Splits a command as Compose does: quotes and backslashes are honoured, there is no shell. */
final class CommandLine {

  private static final String SHELL_ONLY = "|;&<>`";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;

  private CommandLine(String text) {
    this.text = text;
  }

  /** A command as a text or as a list of words; words may hold references. */
  static Type<List<String>> type() {
    return Composites.either(
        Scalars.parsed("a command", "", Scalars.text(), CommandLine::split),
        Composites.list(Scalars.value()));
  }

  /**
   * The words of a command.
   *
   * @throws IllegalArgumentException with a hint, when it cannot be split
   */
  static List<String> split(String text) {
    return new CommandLine(text).split();
  }

  private List<String> split() {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && quote != '\'') {
        at++;
        if (at == text.length()) {
          throw new IllegalArgumentException("it ends with a backslash");
        }
        take(text.charAt(at));
      } else if (quote != 0) {
        quoted(c);
      } else {
        unquoted(c);
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("the quote " + quote + " is not closed");
    }
    end();
    return List.copyOf(words);
  }

  private void quoted(char c) {
    if (c == quote) {
      quote = 0;
    } else {
      take(c);
    }
  }

  private void unquoted(char c) {
    if (c == '"' || c == '\'') {
      quote = c;
      inWord = true;
    } else if (Character.isWhitespace(c)) {
      end();
    } else if (SHELL_ONLY.indexOf(c) >= 0) {
      throw new IllegalArgumentException(
          "no shell reads it: quote the " + c + ", or write [sh, -c, \"...\"]");
    } else {
      take(c);
    }
  }

  private void take(char c) {
    word.append(c);
    inWord = true;
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }
}
