package dev.seatrial.integrity;

import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Earlier rows under the names that their columns have later. */
final class RenamedColumns implements RowCursor {
  private final RowCursor rows;
  private final List<Column> columns;
  private final List<String> key;

  /**
   * @param names earlier name to later name
   */
  RenamedColumns(RowCursor rows, Map<String, String> names) {
    this.rows = rows;
    this.columns =
        rows.columns().stream()
            .map(c -> new Column(names.getOrDefault(c.name(), c.name()), c.kind()))
            .toList();
    this.key = rows.key().stream().map(name -> names.getOrDefault(name, name)).toList();
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<String> key() {
    return key;
  }

  @Override
  public boolean ordered() {
    return rows.ordered();
  }

  @Override
  public @Nullable Row next() {
    return rows.next();
  }

  @Override
  public void close() {
    rows.close();
  }
}
