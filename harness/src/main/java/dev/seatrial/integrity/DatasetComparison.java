package dev.seatrial.integrity;

import dev.seatrial.integrity.DatasetResult.Allowed;
import dev.seatrial.integrity.DatasetResult.ColumnDifference;
import dev.seatrial.integrity.DatasetResult.ColumnPattern;
import dev.seatrial.integrity.DatasetResult.Presence;
import dev.seatrial.integrity.Difference.Change;
import dev.seatrial.scenario.Allowance;
import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.ExternalSort;
import dev.seatrial.store.Harmonised;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.ValueKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ordered merge of one dataset: both sides are read at once, each on a thread of its own, and
 * only rows whose bytes differ are looked into.
 */
final class DatasetComparison {
  private static final BitSet NOTHING = new BitSet();

  private final String dataset;
  private final SharedColumns shared;
  private final Allowances allowances;
  private final ShownValues shown;
  private final Evidence evidence;
  private final Extra extraRows;
  private final Map<String, ChangePattern> patterns = new LinkedHashMap<>();
  private final Map<String, Long> changedValues = new LinkedHashMap<>();
  private final List<AddedValue> addedValues = new ArrayList<>();
  private long rowsBefore;
  private long rowsAfter;
  private long lost;
  private long extra;
  private long changedRows;
  private long allowedLost;
  private long allowedExtra;
  private long allowedValues;

  /** What every row that was there before has in a column that was not. */
  private record AddedValue(int place, Column column, String declared) {}

  /** Finds the allowance of a row that is only after. */
  interface Extra {
    Optional<Allowance> allowed(List<Column> columns, Row row);
  }

  /**
   * @param dataset name it is allowed and reported under
   * @param extraRows what allows rows that are only after
   */
  DatasetComparison(
      String dataset,
      SharedColumns shared,
      Allowances allowances,
      Extra extraRows,
      ShownValues shown,
      Evidence evidence) {
    this.dataset = dataset;
    this.shared = shared;
    this.allowances = allowances;
    this.shown = shown;
    this.evidence = evidence;
    this.extraRows = extraRows;
    for (int i = shared.columns().size(); i < shared.after().size(); i++) {
      int place = i;
      Column column = shared.after().get(i);
      allowances
          .addedValue(dataset, column.name())
          .ifPresent(value -> addedValues.add(new AddedValue(place, column, value)));
    }
  }

  /**
   * Compares; closes nothing but what it opens.
   *
   * @param scratch folder for what has to be sorted
   */
  DatasetResult compare(RowCursor before, RowCursor after, Path scratch) {
    try (RowCursor left = laidOut(before, shared.before(), scratch);
        RowCursor right = laidOut(after, shared.after(), scratch)) {
      merge(new KeyGroups(left, dataset), new KeyGroups(right, dataset));
    }
    return result();
  }

  private RowCursor laidOut(RowCursor rows, List<Column> columns, Path scratch) {
    return new Prefetched(ExternalSort.sorted(new Harmonised(rows, columns), scratch), dataset);
  }

  private void merge(KeyGroups before, KeyGroups after) {
    Row a = before.first();
    Row b = after.first();
    while (a != null || b != null) {
      int step = a == null ? 1 : b == null ? -1 : before.order().compare(a, b, after.order());
      if (a != null && b != null && step == 0) {
        if (before.more().isEmpty() && after.more().isEmpty()) {
          pair(a, b);
        } else {
          groups(before.all(), after.all());
        }
      } else if (step < 0) {
        before.all().forEach(this::onlyBefore);
      } else {
        after.all().forEach(this::onlyAfter);
      }
      if (step <= 0) {
        before.advance();
        a = before.first();
      }
      if (step >= 0) {
        after.advance();
        b = after.first();
      }
    }
    rowsBefore = before.count();
    rowsAfter = after.count();
  }

  /** Rows that share a key: those that are alike belong together, whatever their order. */
  private void groups(List<Row> before, List<Row> after) {
    List<Row> left = new ArrayList<>();
    List<Row> right = new ArrayList<>(after);
    for (Row row : before) {
      Optional<Row> same = right.stream().filter(other -> alike(row, other)).findFirst();
      if (same.isPresent()) {
        right.remove(same.get());
      } else {
        left.add(row);
      }
    }
    int pairs = Math.min(left.size(), right.size());
    for (int i = 0; i < pairs; i++) {
      pair(left.get(i), right.get(i));
    }
    left.subList(pairs, left.size()).forEach(this::onlyBefore);
    right.subList(pairs, right.size()).forEach(this::onlyAfter);
  }

  private boolean alike(Row before, Row after) {
    int columns = shared.columns().size();
    return before.startsLike(after, columns) || before.differences(after, columns).isEmpty();
  }

  private void onlyBefore(Row row) {
    Optional<Allowance> allowance = allowances.lost(dataset, shared.before(), row);
    if (allowance.isPresent()) {
      allowedLost++;
    } else {
      lost++;
    }
    evidence.oneSided(
        Difference.Kind.LOST, shared.before(), row, allowance.map(Allowance::because));
  }

  private void onlyAfter(Row row) {
    Optional<Allowance> allowance = extraRows.allowed(shared.after(), row);
    if (allowance.isPresent()) {
      allowedExtra++;
    } else {
      extra++;
    }
    evidence.oneSided(
        Difference.Kind.EXTRA, shared.after(), row, allowance.map(Allowance::because));
  }

  private void pair(Row before, Row after) {
    int columns = shared.columns().size();
    BitSet different =
        before.startsLike(after, columns) ? NOTHING : before.differences(after, columns);
    if (different.isEmpty() && addedValues.isEmpty()) {
      return;
    }
    Changes changes = new Changes(before, after);
    different.stream()
        .forEach(i -> changes.value(shared.columns().get(i), before.value(i), after.value(i)));
    for (AddedValue added : addedValues) {
      String value = after.value(added.place());
      if (!Allowances.is(added.declared(), added.column().kind(), value)) {
        changes.unlikeDeclared(added, value);
      }
    }
    changes.end();
  }

  /** The values of one pair of rows that differ. */
  private final class Changes {
    private final Allowances.Pair rows;
    private final List<Change> open = new ArrayList<>();
    private final List<Change> allowed = new ArrayList<>();
    private String because = "";

    Changes(Row before, Row after) {
      rows = new Allowances.Pair(shared.before(), before, shared.after(), after);
    }

    void value(Column column, @Nullable String before, @Nullable String after) {
      boolean whole = shown.secret(column.name());
      List<JsonChanges.One> parts =
          whole
              ? List.of(new JsonChanges.One(column, before, after))
              : JsonChanges.of(column, before, after);
      boolean all = true;
      for (JsonChanges.One part : parts) {
        all &= part(part, !part.column().name().equals(column.name()));
      }
      if (!all) {
        changedValues.merge(column.name(), 1L, Long::sum);
      }
    }

    private boolean part(JsonChanges.One part, boolean inside) {
      Column column = part.column();
      Optional<Allowance> allowance =
          allowances
              .change(dataset, column, part.before(), part.after(), rows)
              .or(
                  () ->
                      inside
                          ? allowances.member(dataset, column, part.before(), part.after())
                          : Optional.empty());
      if (allowance.isPresent()) {
        allowedValues++;
        because = because.isEmpty() ? allowance.get().because() : because;
        allowed.add(change(Difference.Kind.ALLOWED, part));
      } else {
        pattern(column).add(part.before(), part.after());
        open.add(change(Difference.Kind.CHANGED, part));
      }
      return allowance.isPresent();
    }

    /** What was declared counts as the value before, so that a change of it can be allowed, too. */
    void unlikeDeclared(AddedValue added, @Nullable String value) {
      Column column = added.column();
      String declared =
          added.declared().equals("null") && column.kind() != ValueKind.TEXT
              ? null
              : CanonicalValue.read(column.kind(), added.declared());
      if (!part(new JsonChanges.One(column, declared, value), false)) {
        changedValues.merge(column.name(), 1L, Long::sum);
      }
    }

    void end() {
      if (!open.isEmpty()) {
        changedRows++;
        evidence.changed(Difference.Kind.CHANGED, rows, open, "");
      }
      if (!allowed.isEmpty()) {
        evidence.changed(Difference.Kind.ALLOWED, rows, allowed, because);
      }
    }

    private Change change(Difference.Kind kind, JsonChanges.One part) {
      Column column = part.column();
      return evidence.wants(kind)
          ? new Change(
              column.name(), shown.value(column, part.before()), shown.value(column, part.after()))
          : new Change(column.name(), "", "");
    }
  }

  /** Paths into JSON may be as many as rows; beyond a bound they are told of together. */
  private ChangePattern pattern(Column column) {
    ChangePattern known = patterns.get(column.name());
    if (known != null) {
      return known;
    }
    Column kept = patterns.size() < 200 ? column : new Column("other values", ValueKind.TEXT);
    return patterns.computeIfAbsent(kept.name(), name -> new ChangePattern(kept, shown));
  }

  private DatasetResult result() {
    List<ColumnPattern> common = new ArrayList<>();
    patterns.forEach(
        (column, pattern) ->
            pattern
                .text()
                .ifPresent(text -> common.add(new ColumnPattern(column, pattern.values(), text))));
    return new DatasetResult(
        dataset,
        Presence.BOTH,
        false,
        rowsBefore,
        rowsAfter,
        lost,
        extra,
        changedRows,
        changedValues,
        new Allowed(allowedLost, allowedExtra, allowedValues),
        columns(),
        evidence.all(),
        common);
  }

  private List<ColumnDifference> columns() {
    List<ColumnDifference> all = new ArrayList<>();
    for (String name : shared.dropped()) {
      Optional<Allowance> allowance = allowances.dropped(dataset, name);
      all.add(column(name, Presence.ONLY_BEFORE, allowance));
    }
    for (String name : shared.added()) {
      all.add(column(name, Presence.ONLY_AFTER, allowances.added(dataset, name)));
    }
    return all;
  }

  private static ColumnDifference column(
      String name, Presence presence, Optional<Allowance> allowance) {
    return new ColumnDifference(name, presence, allowance.map(Allowance::because).orElse(""));
  }
}
