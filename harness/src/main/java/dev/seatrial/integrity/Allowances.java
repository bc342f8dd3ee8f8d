package dev.seatrial.integrity;

import dev.seatrial.scenario.Check.Allowance;
import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The declared differences, and how often each matched. The first that matches takes a difference.
 * A {@code where} looks at the row that there is; of a changed row at the earlier one, or at the
 * later one when only that matches.
 */
final class Allowances {
  private final List<Allowance> all;
  private final long[] matched;

  Allowances(List<Allowance> all) {
    this.all = List.copyOf(all);
    this.matched = new long[all.size()];
  }

  /** A row on one side only. */
  Optional<Allowance> row(String dataset, Allowance.Kind kind, List<Column> columns, Row row) {
    for (int i = 0; i < all.size(); i++) {
      Allowance allowance = all.get(i);
      if (applies(allowance, dataset, kind) && where(allowance, columns, row)) {
        return take(i);
      }
    }
    return Optional.empty();
  }

  /** Both rows of a changed value, and their columns. */
  record Pair(List<Column> columnsBefore, Row before, List<Column> columnsAfter, Row after) {}

  /**
   * A changed value.
   *
   * @param column its name and the kind it was compared as
   */
  Optional<Allowance> change(
      String dataset, Column column, @Nullable String before, @Nullable String after, Pair rows) {
    for (int i = 0; i < all.size(); i++) {
      Allowance allowance = all.get(i);
      if (applies(allowance, dataset, Allowance.Kind.CHANGED)
          && named(allowance, column.name())
          && mapped(allowance.map(), column.kind(), before, after)
          && (where(allowance, rows.columnsBefore(), rows.before())
              || where(allowance, rows.columnsAfter(), rows.after()))) {
        return take(i);
      }
    }
    return Optional.empty();
  }

  /** A column on one side only. */
  Optional<Allowance> column(String dataset, Allowance.Kind kind, String column) {
    for (int i = 0; i < all.size(); i++) {
      Allowance allowance = all.get(i);
      if (applies(allowance, dataset, kind) && named(allowance, column)) {
        return take(i);
      }
    }
    return Optional.empty();
  }

  /** Whether a dataset may be missing as a whole: only where any of its rows may. */
  boolean wholeDataset(String dataset, Allowance.Kind kind) {
    return all.stream()
        .anyMatch(allowance -> applies(allowance, dataset, kind) && allowance.where().isEmpty());
  }

  List<IntegrityResult.Use> uses() {
    List<IntegrityResult.Use> uses = new ArrayList<>();
    for (int i = 0; i < matched.length; i++) {
      uses.add(new IntegrityResult.Use(all.get(i), matched[i]));
    }
    return uses;
  }

  private Optional<Allowance> take(int index) {
    matched[index]++;
    return Optional.of(all.get(index));
  }

  private static boolean applies(Allowance allowance, String dataset, Allowance.Kind kind) {
    return allowance.kind() == kind
        && (allowance.dataset().equals("*") || allowance.dataset().equals(dataset));
  }

  private static boolean named(Allowance allowance, String column) {
    return allowance.column().isEmpty() || allowance.column().get().equals(column);
  }

  private static boolean where(Allowance allowance, List<Column> columns, Row row) {
    return allowance.where().map(where -> Predicate.matches(where, columns, row)).orElse(true);
  }

  /** Both sides of a map are read as the column's kind, so that {@code 1} is true of a boolean. */
  private static boolean mapped(
      Map<String, String> map, ValueKind kind, @Nullable String before, @Nullable String after) {
    if (map.isEmpty()) {
      return true;
    }
    return map.entrySet().stream()
        .anyMatch(
            entry -> same(entry.getKey(), kind, before) && same(entry.getValue(), kind, after));
  }

  private static boolean same(String declared, ValueKind kind, @Nullable String value) {
    if (value == null) {
      return declared.equals("null");
    }
    return CanonicalValue.read(kind, declared).equals(value);
  }
}
