package dev.seatrial.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions in the statement that made a table, which is the only place where SQLite has them. */
final class SqliteChecks {
  /** What may hold a parenthesis or the word without meaning it, the word, and parentheses. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^\\]]*\\]|--[^\\n]*"
              + "|/\\*.*?(?:\\*/|$)|\\w+|[()]",
          Pattern.DOTALL);

  private SqliteChecks() {}

  /** The text of each, {@code CHECK (age > 0)}. */
  static List<String> read(String statement) {
    List<String> checks = new ArrayList<>();
    Matcher token = TOKEN.matcher(statement);
    boolean announced = false;
    int start = -1;
    int depth = 0;
    while (token.find()) {
      String text = token.group();
      boolean comment = text.startsWith("--") || text.startsWith("/*");
      if (start >= 0) {
        depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
        if (depth == 0) {
          checks.add("CHECK " + statement.substring(start, token.end()));
          start = -1;
        }
      } else if (announced && text.equals("(")) {
        start = token.start();
        depth = 1;
      }
      announced = text.equalsIgnoreCase("CHECK") || (announced && comment);
    }
    return checks;
  }
}
