package dev.seatrial.integrity;

import dev.seatrial.scenario.Allowance.Where;
import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.ValueKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code where} on canonical values. A pattern {@code null} matches NULL and JSON's null; no
 * other pattern matches NULL. A column that the row does not have matches nothing.
 */
final class RowPredicate {
  private RowPredicate() {}

  static boolean matches(Where where, List<Column> columns, Row row) {
    Map<String, String> open = new HashMap<>(where.columns());
    for (int i = 0; i < columns.size() && !open.isEmpty(); i++) {
      String pattern = open.remove(columns.get(i).name());
      if (pattern != null && !matches(pattern, columns.get(i).kind(), row.value(i))) {
        return false;
      }
    }
    return open.isEmpty();
  }

  private static boolean matches(String pattern, ValueKind kind, @Nullable String value) {
    if (pattern.equals("null")) {
      return value == null || (kind == ValueKind.JSON && value.equals("null"));
    }
    return value != null && glob(pattern, CanonicalValue.shown(value));
  }

  /** {@code *} is any text, {@code ?} one character; in time linear in the text for each star. */
  static boolean glob(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
