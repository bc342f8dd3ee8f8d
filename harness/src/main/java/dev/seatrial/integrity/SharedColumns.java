package dev.seatrial.integrity;

import dev.seatrial.store.Column;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns that two datasets share, by name, and the kind each is compared in.
 *
 * @param columns with the kind they are compared in, in the order of the earlier dataset
 * @param before place of each in the earlier rows
 * @param after place of each in the later rows
 * @param dropped names of those only before
 * @param added names of those only after
 */
record SharedColumns(
    List<Column> columns,
    List<Integer> before,
    List<Integer> after,
    List<String> dropped,
    List<String> added) {

  /**
   * Pairs the columns.
   *
   * @throws StoreException when the keys differ, or cannot be put in one order
   */
  static SharedColumns of(SnapshotManifest.Entry left, SnapshotManifest.Entry right) {
    SharedColumns shared =
        new SharedColumns(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (int i = 0; i < left.columns().size(); i++) {
      Column column = left.columns().get(i);
      int other = indexOf(right.columns(), column.name());
      if (other < 0) {
        shared.dropped.add(column.name());
      } else {
        ValueKind kind = ValueKind.common(column.kind(), right.columns().get(other).kind());
        shared.columns.add(new Column(column.name(), kind));
        shared.before.add(i);
        shared.after.add(other);
      }
    }
    for (Column column : right.columns()) {
      if (indexOf(left.columns(), column.name()) < 0) {
        shared.added.add(column.name());
      }
    }
    checkKeys(left, right);
    return shared;
  }

  Map<String, ValueKind> kinds() {
    Map<String, ValueKind> kinds = new TreeMap<>();
    columns.forEach(column -> kinds.put(column.name(), column.kind()));
    return kinds;
  }

  private static void checkKeys(SnapshotManifest.Entry left, SnapshotManifest.Entry right) {
    if (!left.key().equals(right.key())) {
      throw new StoreException(
          "Dataset %s has key (%s) before and (%s) after."
              .formatted(
                  left.name(), String.join(", ", left.key()), String.join(", ", right.key())),
          "Name the same key in both stores.");
    }
    for (String name : left.key()) {
      @Nullable ValueKind a = kind(left.columns(), name);
      @Nullable ValueKind b = kind(right.columns(), name);
      // Rows lie in the order of their own kind: 10 is after 9 as a number, before it as text.
      if (a != b && a != null && b != null && (isText(a, b) || isText(b, a))) {
        throw new StoreException(
            "Key column %s of dataset %s is %s before and %s after, which are ordered differently."
                .formatted(name, left.name(), a, b),
            "Name a key whose kind is the same in both stores.");
      }
    }
  }

  private static boolean isText(ValueKind number, ValueKind other) {
    return number.isNumber() && !other.isNumber() && other != ValueKind.BOOLEAN;
  }

  private static @Nullable ValueKind kind(List<Column> columns, String name) {
    int index = indexOf(columns, name);
    return index < 0 ? null : columns.get(index).kind();
  }

  private static int indexOf(List<Column> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
