package dev.seatrial.integrity;

import dev.seatrial.scenario.Allowance.Where;
import dev.seatrial.scenario.Glob;
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
    return value != null && Glob.matches(pattern, CanonicalValue.shown(value));
  }
}
