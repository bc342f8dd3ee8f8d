package dev.seatrial.integrity;

import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows whose values are of the kinds that both sides are compared in. */
final class HarmonisedRows implements RowCursor {
  private final RowCursor rows;
  private final List<Column> columns = new ArrayList<>();
  private final boolean asTheyAre;

  /**
   * @param kinds kind to compare in, by column; columns that are not in it stay as they are
   */
  HarmonisedRows(RowCursor rows, Map<String, ValueKind> kinds) {
    this.rows = rows;
    for (Column column : rows.columns()) {
      columns.add(new Column(column.name(), kinds.getOrDefault(column.name(), column.kind())));
    }
    this.asTheyAre = columns.equals(rows.columns());
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> key() {
    return rows.key();
  }

  @Override
  public @Nullable Row next() {
    Row row = rows.next();
    if (row == null || asTheyAre) {
      return row;
    }
    @Nullable String[] values = new @Nullable String[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          CanonicalValue.harmonise(
              columns.get(i).kind(), rows.columns().get(i).kind(), row.value(i));
    }
    return Row.of(values);
  }

  @Override
  public void close() {
    rows.close();
  }
}
