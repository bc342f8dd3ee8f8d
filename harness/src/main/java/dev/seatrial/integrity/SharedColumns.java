package dev.seatrial.integrity;

import dev.seatrial.store.Column;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the rows of two cursors are laid out to be compared: the columns they share first, those of
 * the key before all others, each of the kind it is compared as; then those of one side only.
 *
 * @param columns the shared ones
 * @param before all of the earlier rows
 * @param after all of the later rows
 */
record SharedColumns(List<Column> columns, List<Column> before, List<Column> after) {

  /**
   * Pairs the columns by name.
   *
   * @param dataset name for messages
   * @throws StoreException when the keys differ
   */
  static SharedColumns of(String dataset, RowCursor before, RowCursor after) {
    if (!before.key().equals(after.key())) {
      throw new StoreException(
          "Dataset %s has key (%s) before and (%s) after."
              .formatted(dataset, String.join(", ", before.key()), String.join(", ", after.key())),
          "Name the same key in both stores.");
    }
    Set<String> names = new LinkedHashSet<>(before.key());
    before.columns().forEach(column -> names.add(column.name()));
    List<Column> shared = new ArrayList<>();
    List<Column> left = new ArrayList<>();
    List<Column> right = new ArrayList<>();
    for (String name : names) {
      Optional<ValueKind> a = kind(before, name);
      Optional<ValueKind> b = kind(after, name);
      if (a.isPresent() && b.isPresent()) {
        shared.add(new Column(name, ValueKind.common(a.get(), b.get())));
      } else {
        a.ifPresent(kind -> left.add(new Column(name, kind)));
      }
    }
    for (Column column : after.columns()) {
      if (!names.contains(column.name())) {
        right.add(column);
      }
    }
    return new SharedColumns(shared, join(shared, left), join(shared, right));
  }

  List<String> dropped() {
    return names(before);
  }

  List<String> added() {
    return names(after);
  }

  private List<String> names(List<Column> all) {
    return all.subList(columns.size(), all.size()).stream().map(Column::name).toList();
  }

  private static List<Column> join(List<Column> shared, List<Column> own) {
    List<Column> all = new ArrayList<>(shared);
    all.addAll(own);
    return List.copyOf(all);
  }

  private static Optional<ValueKind> kind(RowCursor rows, String name) {
    return rows.columns().stream()
        .filter(column -> column.name().equals(name))
        .map(Column::kind)
        .findFirst();
  }
}
