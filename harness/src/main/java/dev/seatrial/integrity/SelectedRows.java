package dev.seatrial.integrity;

import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of a cursor that fit. */
record SelectedRows(RowCursor rows, Predicate<Row> fits) implements RowCursor {

  @Override
  public List<Column> columns() {
    return rows.columns();
  }

  @Override
  public List<String> key() {
    return rows.key();
  }

  @Override
  public boolean ordered() {
    return rows.ordered();
  }

  @Override
  public @Nullable Row next() {
    Row row = rows.next();
    while (row != null && !fits.test(row)) {
      row = rows.next();
    }
    return row;
  }

  @Override
  public void close() {
    rows.close();
  }
}
