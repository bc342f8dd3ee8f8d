package dev.seatrial.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cursor that proves of each row that its key is greater than that of the row before. */
public final class OrderedRows implements RowCursor {
  private final RowCursor rows;
  private final String dataset;
  private final KeyOrder order;
  private @Nullable Row last;

  /**
   * @param dataset name for messages
   */
  public OrderedRows(RowCursor rows, String dataset) {
    this.rows = rows;
    this.dataset = dataset;
    this.order = KeyOrder.of(rows.columns(), rows.key());
  }

  @Override
  public List<Column> columns() {
    return rows.columns();
  }

  @Override
  public List<String> key() {
    return rows.key();
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException when two rows share a key, or the store's order is not {@link KeyOrder}
   */
  @Override
  public @Nullable Row next() {
    Row row = rows.next();
    if (row != null && last != null) {
      int step = order.compare(last, row);
      if (step == 0) {
        throw new StoreException(
            "The key (%s) of dataset %s is not unique: at least two rows have the same."
                .formatted(String.join(", ", key()), dataset),
            "Name under `key` the columns that together identify a row.");
      }
      if (step > 0) {
        throw new StoreException(
            "Dataset %s is not read in the order of its key (%s): a %s value is out of order."
                .formatted(dataset, String.join(", ", key()), kinds()),
            "Name a key whose values have one form, such as an integer id.");
      }
    }
    last = row;
    return row;
  }

  @Override
  public void close() {
    rows.close();
  }

  private String kinds() {
    List<String> kinds = new ArrayList<>();
    for (Column column : columns()) {
      if (key().contains(column.name())) {
        kinds.add(column.kind().name());
      }
    }
    return String.join("/", kinds);
  }
}
