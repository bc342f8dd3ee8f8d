package dev.seatrial.integrity;

import dev.seatrial.store.KeyOrder;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of an ordered cursor by key: nearly always one, more where a key is not unique. */
final class KeyGroups {
  /** Rows of one key that are held; with more, the key says nothing. */
  private static final int MOST = 10_000;

  private final RowCursor rows;
  private final KeyOrder order;
  private final String dataset;
  private final List<Row> more = new ArrayList<>();
  private @Nullable Row first;
  private @Nullable Row ahead;
  private long count;

  /**
   * @param dataset name for messages
   */
  KeyGroups(RowCursor rows, String dataset) {
    this.rows = rows;
    this.order = KeyOrder.of(rows.columns(), rows.key());
    this.dataset = dataset;
    this.ahead = rows.next();
    advance();
  }

  /** The first row of the group; null after the last group. */
  @Nullable Row first() {
    return first;
  }

  /** The other rows of the group. */
  List<Row> more() {
    return more;
  }

  /** All rows of the group. */
  List<Row> all() {
    List<Row> all = new ArrayList<>();
    if (first != null) {
      all.add(first);
    }
    all.addAll(more);
    return all;
  }

  /** Rows of this group and those before it. */
  long count() {
    return count;
  }

  KeyOrder order() {
    return order;
  }

  /**
   * Goes to the next group.
   *
   * @throws StoreException when the rows are out of order, or too many share a key
   */
  void advance() {
    if (!more.isEmpty()) {
      more.clear();
    }
    Row current = ahead;
    first = current;
    if (current == null) {
      return;
    }
    count++;
    while (true) {
      Row next = rows.next();
      int step = next == null ? -1 : order.compare(current, next);
      if (step > 0) {
        throw outOfOrder();
      }
      if (next == null || step < 0) {
        ahead = next;
        return;
      }
      if (more.size() == MOST) {
        throw new StoreException(
            "The key (%s) of dataset %s is not unique: more than %d rows have the same."
                .formatted(String.join(", ", rows.key()), dataset, MOST),
            "Name under `key` the columns that together identify a row.");
      }
      more.add(next);
      count++;
    }
  }

  private StoreException outOfOrder() {
    List<String> kinds =
        rows.columns().stream()
            .filter(column -> rows.key().contains(column.name()))
            .map(column -> column.kind().name())
            .toList();
    return new StoreException(
        "Dataset %s is not read in the order of its key (%s): a %s value is out of order."
            .formatted(dataset, String.join(", ", rows.key()), String.join("/", kinds)),
        "Name a key whose values have one form, such as an integer id.");
  }
}
