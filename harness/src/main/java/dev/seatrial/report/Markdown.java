package dev.seatrial.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown as GitHub renders it. */
final class Markdown {
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|#&@]");

  private Markdown() {}

  /** Text that stays text: no markup, no HTML, no new cell, no new line. */
  static String text(String text) {
    return MARKUP
        .matcher(text.replaceAll("\\R", " "))
        .replaceAll(m -> "&#" + (int) m.group().charAt(0) + ";");
  }

  /** A row of a table; its columns are Markdown already. */
  static String row(Collection<String> columns) {
    return "| " + String.join(" | ", columns) + " |\n";
  }

  /** The head of a table. */
  static String head(List<String> columns) {
    List<String> rule = new ArrayList<>(Collections.nCopies(columns.size(), "---"));
    return row(columns) + row(rule);
  }

  /** A command line in a block of its own: a fence longer than any in it cannot be closed by it. */
  static String command(String line) {
    String fence = "```";
    while (line.contains(fence)) {
      fence += "`";
    }
    return fence + "sh\n" + line.replace('\n', ' ') + "\n" + fence + "\n";
  }
}
