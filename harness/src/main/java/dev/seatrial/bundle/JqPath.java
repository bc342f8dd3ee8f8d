package dev.seatrial.bundle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSONPath in the words of jq, as far as plans use it. */
final class JqPath {
  private static final Pattern PART =
      Pattern.compile(
          "\\.(?<name>[A-Za-z0-9_][A-Za-z0-9_-]*)(?<call>\\(\\))?"
              + "|\\[(?<index>-?[0-9]+)]"
              + "|(?<all>\\[\\*]|\\.\\*)"
              + "|\\['(?<quoted>[^'\"\\\\]+)']"
              + "|\\[\\?\\((?<filter>[^\\]]+)\\)]");

  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s*@(?<field>(\\.[A-Za-z0-9_][A-Za-z0-9_-]*)+)\\s*(?<sign>==|!=|<=?|>=?)\\s*"
              + "(?:'(?<text>[^'\"\\\\]*)'|(?<number>-?[0-9.]+|true|false|null))\\s*");

  private JqPath() {}

  /** A filter; empty when nobody has translated this path. */
  static Optional<String> of(String path) {
    if (!path.startsWith("$")) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder(".");
    boolean many = false;
    boolean length = false;
    Matcher part = PART.matcher(path);
    int at = 1;
    while (at < path.length()) {
      if (length || !part.find(at) || part.start() != at) {
        return Optional.empty();
      }
      at = part.end();
      if (part.group("call") != null) {
        if (!part.group("name").equals("length")) {
          return Optional.empty();
        }
        length = true;
      } else if (part.group("all") != null) {
        many = true;
        out.append(" | .[]");
      } else if (part.group("filter") != null) {
        many = true;
        Optional<String> condition = condition(part.group("filter"));
        if (condition.isEmpty()) {
          return Optional.empty();
        }
        out.append(" | .[] | select(").append(condition.get()).append(')');
      } else if (part.group("index") != null) {
        out.append(" | .[").append(part.group("index")).append(']');
      } else {
        String name = part.group("name") != null ? part.group("name") : part.group("quoted");
        out.append(" | .[\"").append(name).append("\"]");
      }
    }
    String filter = many ? "[" + out + "]" : out.toString();
    return Optional.of(
        (length ? filter + " | length" : filter).replaceFirst("^(\\[?)\\. \\| ", "$1"));
  }

  private static Optional<String> condition(String filter) {
    StringBuilder out = new StringBuilder();
    for (String one : filter.split("&&", -1)) {
      Matcher condition = CONDITION.matcher(one);
      if (!condition.matches()) {
        return Optional.empty();
      }
      out.append(out.isEmpty() ? "." : " and .");
      for (String name : condition.group("field").substring(1).split("[.]", -1)) {
        out.append("[\"").append(name).append("\"]");
      }
      String text = condition.group("text");
      out.append(' ').append(condition.group("sign")).append(' ');
      out.append(text != null ? "\"" + text + "\"" : condition.group("number"));
    }
    return Optional.of(out.toString());
  }
}
