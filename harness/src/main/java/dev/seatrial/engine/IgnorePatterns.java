package dev.seatrial.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The patterns of a {@code .dockerignore}: the last one that matches a path decides. */
final class IgnorePatterns {
  private final List<Rule> rules = new ArrayList<>();

  IgnorePatterns(List<String> lines) {
    for (String line : lines) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      boolean keep = text.startsWith("!");
      String glob = keep ? text.substring(1).strip() : text;
      rules.add(new Rule(Pattern.compile(regex(trimSlashes(glob))), keep));
    }
  }

  /** Tells whether a path, relative to the context and with {@code /}, is left out. */
  boolean ignored(String path) {
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.pattern.matcher(path).matches()) {
        ignored = !rule.keep;
      }
    }
    return ignored;
  }

  private static String trimSlashes(String glob) {
    int from = glob.startsWith("./") ? 2 : glob.startsWith("/") ? 1 : 0;
    int to = glob.endsWith("/") ? glob.length() - 1 : glob.length();
    return from < to ? glob.substring(from, to) : "";
  }

  /** A pattern names a path and everything below it. */
  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[' && glob.indexOf(']', i) > i) {
        int end = glob.indexOf(']', i);
        regex.append(glob, i, end + 1);
        i = end;
      } else if (c == '\\' && i + 1 < glob.length()) {
        i++;
        regex.append(Pattern.quote(glob.substring(i, i + 1)));
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.append("(?:/.*)?").toString();
  }

  private record Rule(Pattern pattern, boolean keep) {}
}
