package dev.seatrial.integrity;

import dev.seatrial.integrity.DatasetResult.Allowed;
import dev.seatrial.integrity.DatasetResult.ColumnDifference;
import dev.seatrial.integrity.DatasetResult.ColumnPattern;
import dev.seatrial.integrity.DatasetResult.Presence;
import dev.seatrial.integrity.Difference.Change;
import dev.seatrial.scenario.Check.Allowance;
import dev.seatrial.store.Column;
import dev.seatrial.store.KeyOrder;
import dev.seatrial.store.OrderedRows;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ordered merge of one dataset; holds one row of each side at a time. */
final class DatasetComparison {
  private final SnapshotManifest.Entry left;
  private final SnapshotManifest.Entry right;
  private final SharedColumns shared;
  private final Allowances allowances;
  private final ShownValues shown;
  private final Evidence evidence;
  private final Map<String, ChangePattern> patterns = new LinkedHashMap<>();
  private long rowsBefore;
  private long rowsAfter;
  private long lost;
  private long extra;
  private long changedRows;
  private long allowedLost;
  private long allowedExtra;
  private long allowedValues;

  DatasetComparison(
      SnapshotManifest.Entry left,
      SnapshotManifest.Entry right,
      SharedColumns shared,
      Allowances allowances,
      int keepFirst) {
    this.left = left;
    this.right = right;
    this.shared = shared;
    this.allowances = allowances;
    Set<String> secret = new HashSet<>(left.secret());
    secret.addAll(right.secret());
    this.shown = new ShownValues(secret);
    this.evidence = new Evidence(keepFirst, left.key(), shown);
  }

  DatasetResult compare(RowCursor before, RowCursor after) {
    RowCursor leftRows = new OrderedRows(new HarmonisedRows(before, shared.kinds()), left.name());
    RowCursor rightRows = new OrderedRows(new HarmonisedRows(after, shared.kinds()), right.name());
    merge(leftRows, rightRows);
    return result();
  }

  private void merge(RowCursor before, RowCursor after) {
    KeyOrder order = KeyOrder.of(before.columns(), left.key());
    KeyOrder orderAfter = KeyOrder.of(after.columns(), left.key());
    Row a = before.next();
    Row b = after.next();
    while (a != null || b != null) {
      int step = a == null ? 1 : b == null ? -1 : order.compare(a, b, orderAfter);
      if (a != null && b != null && step == 0) {
        pair(new Allowances.Pair(before.columns(), a, after.columns(), b));
      } else if (a != null && step < 0) {
        onlyBefore(before.columns(), a);
      } else if (b != null) {
        onlyAfter(after.columns(), b);
      }
      if (step <= 0) {
        rowsBefore++;
        a = before.next();
      }
      if (step >= 0) {
        rowsAfter++;
        b = after.next();
      }
    }
  }

  private void onlyBefore(List<Column> columns, Row row) {
    Optional<Allowance> allowance = allowances.row(left.name(), Allowance.Kind.LOST, columns, row);
    if (allowance.isPresent()) {
      allowedLost++;
    } else {
      lost++;
    }
    evidence.oneSided(Difference.Kind.LOST, columns, row, allowance.map(Allowance::because));
  }

  private void onlyAfter(List<Column> columns, Row row) {
    Optional<Allowance> allowance = allowances.row(left.name(), Allowance.Kind.EXTRA, columns, row);
    if (allowance.isPresent()) {
      allowedExtra++;
    } else {
      extra++;
    }
    evidence.oneSided(Difference.Kind.EXTRA, columns, row, allowance.map(Allowance::because));
  }

  private void pair(Allowances.Pair rows) {
    List<Change> open = new ArrayList<>();
    List<Change> allowed = new ArrayList<>();
    String because = "";
    for (int i = 0; i < shared.columns().size(); i++) {
      String before = rows.before().value(shared.before().get(i));
      String after = rows.after().value(shared.after().get(i));
      if (Objects.equals(before, after)) {
        continue;
      }
      Column column = shared.columns().get(i);
      Optional<Allowance> allowance = allowances.change(left.name(), column, before, after, rows);
      if (allowance.isPresent()) {
        allowedValues++;
        because = because.isEmpty() ? allowance.get().because() : because;
        allowed.add(change(Difference.Kind.ALLOWED, column, before, after));
      } else {
        patterns
            .computeIfAbsent(column.name(), name -> new ChangePattern(column, shown))
            .add(before, after);
        open.add(change(Difference.Kind.CHANGED, column, before, after));
      }
    }
    if (!open.isEmpty()) {
      changedRows++;
      evidence.changed(Difference.Kind.CHANGED, rows, open, "");
    }
    if (!allowed.isEmpty()) {
      evidence.changed(Difference.Kind.ALLOWED, rows, allowed, because);
    }
  }

  private Change change(
      Difference.Kind kind, Column column, @Nullable String before, @Nullable String after) {
    return evidence.wants(kind)
        ? new Change(column.name(), shown.value(column, before), shown.value(column, after))
        : new Change(column.name(), "", "");
  }

  private DatasetResult result() {
    Map<String, Long> values = new LinkedHashMap<>();
    List<ColumnPattern> common = new ArrayList<>();
    patterns.forEach(
        (column, pattern) -> {
          values.put(column, pattern.values());
          pattern
              .text()
              .ifPresent(text -> common.add(new ColumnPattern(column, pattern.values(), text)));
        });
    return new DatasetResult(
        left.name(),
        Presence.BOTH,
        false,
        rowsBefore,
        rowsAfter,
        lost,
        extra,
        changedRows,
        values,
        new Allowed(allowedLost, allowedExtra, allowedValues),
        columns(),
        evidence.all(),
        common);
  }

  private List<ColumnDifference> columns() {
    List<ColumnDifference> all = new ArrayList<>();
    for (String name : shared.dropped()) {
      all.add(column(name, Presence.ONLY_BEFORE, Allowance.Kind.COLUMN_DROPPED));
    }
    for (String name : shared.added()) {
      all.add(column(name, Presence.ONLY_AFTER, Allowance.Kind.COLUMN_ADDED));
    }
    return all;
  }

  private ColumnDifference column(String name, Presence presence, Allowance.Kind kind) {
    String because = allowances.column(left.name(), kind, name).map(Allowance::because).orElse("");
    return new ColumnDifference(name, presence, because);
  }
}
