package dev.seatrial.scenario.load;

import dev.seatrial.source.Location;
import dev.seatrial.source.ScalarNode;
import java.util.regex.Pattern;

/** Finds {@code ${name}} in texts; {@code $$} stands for a dollar sign. */
final class ReferenceScan {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private ReferenceScan() {}

  /** Mentions every reference of a text, and reports malformed ones. */
  static void mention(ScalarNode node, Reading in) {
    String text = node.text();
    int at = 0;
    while (at < text.length() - 1) {
      if (text.charAt(at) != '$') {
        at++;
      } else if (text.charAt(at + 1) == '{') {
        at = reference(node, at, in);
      } else {
        at += text.charAt(at + 1) == '$' ? 2 : 1;
      }
    }
  }

  /** Reports a reference in a key, where nothing would replace it. */
  static void refuse(ScalarNode key, Reading in) {
    int start = key.text().indexOf("${");
    if (start >= 0) {
      in.error(
          "reference.in-key",
          key.part(start, key.text().length()),
          "references are replaced in values, not in keys",
          "write the key out");
    }
  }

  private static int reference(ScalarNode node, int start, Reading in) {
    String text = node.text();
    int end = text.indexOf('}', start);
    if (end < 0) {
      in.error(
          "reference.unclosed",
          node.part(start, text.length()),
          "this reference is not closed",
          "write ${name}; a dollar sign before a brace is written $$");
      return text.length();
    }
    String name = text.substring(start + 2, end);
    Location at = node.part(start, end + 1);
    if (NAME.matcher(name).matches()) {
      in.mention(new Mention.Used(name, at));
    } else {
      in.error(
          "reference.malformed",
          at,
          "${" + name + "} is not a reference",
          "write ${name}; defaults and expressions are not supported, and $$ is a dollar sign");
    }
    return end + 1;
  }
}
