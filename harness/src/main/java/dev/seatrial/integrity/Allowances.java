package dev.seatrial.integrity;

import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Allowance.Where;
import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

  /** Both rows of a changed value, and their columns. */
  record Pair(List<Column> columnsBefore, Row before, List<Column> columnsAfter, Row after) {}

  /** A row that is only before. */
  Optional<Allowance> lost(String dataset, List<Column> columns, Row row) {
    return first(
        dataset, a -> a instanceof Allowance.Lost lost && where(lost.where(), columns, row));
  }

  /** A row that is only after. */
  Optional<Allowance> extra(String dataset, List<Column> columns, Row row) {
    return first(
        dataset, a -> a instanceof Allowance.Extra extra && where(extra.where(), columns, row));
  }

  /**
   * A value that a column is said to have moved to, and that comes from no row. Only a {@code
   * where} tells of such rows: that the dataset is new is no reason for values from nowhere.
   */
  Optional<Allowance> extraMoved(String dataset, List<Column> columns, Row row) {
    return first(
        dataset,
        a ->
            a instanceof Allowance.Extra extra
                && extra.where().isPresent()
                && where(extra.where(), columns, row));
  }

  /**
   * A changed value.
   *
   * @param column its name, with the path of a value inside JSON, and the kind it was compared as
   */
  Optional<Allowance> change(
      String dataset, Column column, @Nullable String before, @Nullable String after, Pair rows) {
    return first(
        dataset, a -> a instanceof Allowance.Changed c && fits(c, column, before, after, rows));
  }

  /** A value inside JSON that is on one side only is dropped, or added, as a column is. */
  Optional<Allowance> member(
      String dataset, Column path, @Nullable String before, @Nullable String after) {
    return first(
        dataset,
        a ->
            (after == null
                    && a instanceof Allowance.ColumnDropped dropped
                    && named(Optional.of(dropped.column()), path.name()))
                || (before == null
                    && a instanceof Allowance.ColumnAdded added
                    && named(Optional.of(added.column()), path.name())
                    && added.value().map(value -> is(value, path.kind(), after)).orElse(true)));
  }

  private static boolean fits(
      Allowance.Changed changed,
      Column column,
      @Nullable String before,
      @Nullable String after,
      Pair rows) {
    return named(changed.column(), column.name())
        && mapped(changed.map(), column.kind(), before, after)
        && changed
            .within()
            .map(within -> Closeness.within(within, column.kind(), before, after))
            .orElse(true)
        && (where(changed.where(), rows.columnsBefore(), rows.before())
            || where(changed.where(), rows.columnsAfter(), rows.after()));
  }

  /** A column that is only before; also one whose values have moved. */
  Optional<Allowance> dropped(String dataset, String column) {
    return first(
        dataset,
        a ->
            (a instanceof Allowance.ColumnDropped dropped && dropped.column().equals(column))
                || (a instanceof Allowance.Moved moved && moved.column().equals(column)));
  }

  /** A column that is only after. */
  Optional<Allowance> added(String dataset, String column) {
    return first(
        dataset, a -> a instanceof Allowance.ColumnAdded added && added.column().equals(column));
  }

  /** What each row has in a column that is only after, where that is declared. */
  Optional<String> addedValue(String dataset, String column) {
    return all.stream()
        .filter(a -> isFor(a, dataset))
        .filter(Allowance.ColumnAdded.class::isInstance)
        .map(Allowance.ColumnAdded.class::cast)
        .filter(added -> added.column().equals(column))
        .findFirst()
        .flatMap(Allowance.ColumnAdded::value);
  }

  /** Earlier names of columns to later ones; each counts as a match. */
  Map<String, String> renamedColumns(
      String dataset, List<Column> columnsBefore, List<Column> columnsAfter) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < matched.length; i++) {
      if (all.get(i) instanceof Allowance.ColumnRenamed renamed
          && isFor(renamed, dataset)
          && has(columnsBefore, renamed.column())
          && has(columnsAfter, renamed.to())
          && names.putIfAbsent(renamed.column(), renamed.to()) == null) {
        matched[i]++;
      }
    }
    return names;
  }

  /** The later name of a dataset; what it is called before, when it has no other. */
  String laterName(String dataset) {
    return first(dataset, Allowance.DatasetRenamed.class::isInstance)
        .map(Allowance.DatasetRenamed.class::cast)
        .map(Allowance.DatasetRenamed::to)
        .orElse(dataset);
  }

  /** Columns of a dataset whose values have moved. */
  List<Allowance.Moved> moved(String dataset) {
    return all.stream()
        .filter(a -> isFor(a, dataset))
        .filter(Allowance.Moved.class::isInstance)
        .map(Allowance.Moved.class::cast)
        .toList();
  }

  /** Whether a dataset may be missing as a whole: only where any of its rows may. */
  boolean wholeDataset(String dataset, boolean onlyBefore) {
    return all.stream()
        .filter(a -> isFor(a, dataset))
        .anyMatch(
            a ->
                onlyBefore
                    ? a instanceof Allowance.Lost lost && lost.where().isEmpty()
                    : a instanceof Allowance.Extra extra && extra.where().isEmpty());
  }

  List<IntegrityResult.Use> uses() {
    List<IntegrityResult.Use> uses = new ArrayList<>();
    for (int i = 0; i < matched.length; i++) {
      uses.add(new IntegrityResult.Use(all.get(i), matched[i]));
    }
    return uses;
  }

  private Optional<Allowance> first(String dataset, Predicate<Allowance> matches) {
    for (int i = 0; i < matched.length; i++) {
      Allowance allowance = all.get(i);
      if (isFor(allowance, dataset) && matches.test(allowance)) {
        matched[i]++;
        return Optional.of(allowance);
      }
    }
    return Optional.empty();
  }

  private static boolean isFor(Allowance allowance, String dataset) {
    return allowance.dataset().equals("*") || allowance.dataset().equals(dataset);
  }

  private static boolean has(List<Column> columns, String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /** A column is named itself, or as the beginning of a path into its JSON. */
  private static boolean named(Optional<String> declared, String column) {
    return declared.isEmpty()
        || column.equals(declared.get())
        || (column.startsWith(declared.get())
            && ".[".indexOf(column.charAt(declared.get().length())) >= 0);
  }

  private static boolean where(Optional<Where> where, List<Column> columns, Row row) {
    return where.map(w -> RowPredicate.matches(w, columns, row)).orElse(true);
  }

  /** Both sides of a map are read as the column's kind, so that {@code 1} is true of a boolean. */
  private static boolean mapped(
      Map<String, String> map, ValueKind kind, @Nullable String before, @Nullable String after) {
    if (map.isEmpty()) {
      return true;
    }
    return map.entrySet().stream()
        .anyMatch(entry -> is(entry.getKey(), kind, before) && is(entry.getValue(), kind, after));
  }

  /** Whether a value is what was declared. */
  static boolean is(String declared, ValueKind kind, @Nullable String value) {
    if (value == null) {
      return declared.equals("null");
    }
    return CanonicalValue.read(kind, declared).equals(value);
  }
}
