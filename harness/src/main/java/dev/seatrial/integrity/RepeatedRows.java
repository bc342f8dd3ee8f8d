package dev.seatrial.integrity;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.ExternalSort;
import dev.seatrial.store.Harmonised;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.Structure.UniqueKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts rows that repeat columns which no key keeps unique; in bounded memory. */
final class RepeatedRows {
  private RepeatedRows() {}

  /**
   * For each key, the rows that repeat an earlier one in its columns; a row with a NULL there
   * repeats none. Keys of tables that are no dataset of the side are left out.
   */
  static Map<UniqueKey, Long> of(List<UniqueKey> keys, Side side, Path scratch) {
    Map<UniqueKey, Long> repeated = new HashMap<>();
    for (UniqueKey key : keys) {
      Optional<Dataset> dataset =
          side.datasets().stream().filter(d -> TableNames.same(d.table(), key.table())).findFirst();
      if (dataset.isPresent()) {
        try (RowCursor rows = side.open(dataset.get())) {
          List<Column> columns = columns(rows.columns(), key);
          if (columns.size() == key.columns().size()) {
            repeated.put(key, count(new Keyed(new Harmonised(rows, columns)), scratch));
          }
        }
      }
    }
    return repeated;
  }

  private static List<Column> columns(List<Column> all, UniqueKey key) {
    List<Column> columns = new ArrayList<>();
    for (String name : key.columns()) {
      all.stream()
          .filter(column -> TableNames.same(column.name(), name))
          .findFirst()
          .ifPresent(columns::add);
    }
    return columns;
  }

  private static long count(RowCursor keys, Path scratch) {
    try (RowCursor sorted = ExternalSort.sorted(keys, scratch)) {
      long repeated = 0;
      Row previous = null;
      for (Row row = sorted.next(); row != null; row = sorted.next()) {
        if (previous != null && row.equals(previous) && isWhole(row)) {
          repeated++;
        }
        previous = row;
      }
      return repeated;
    }
  }

  private static boolean isWhole(Row row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.value(i) == null) {
        return false;
      }
    }
    return true;
  }

  /** Rows whose key is all of their columns, in any order. */
  private record Keyed(RowCursor rows) implements RowCursor {

    @Override
    public List<Column> columns() {
      return rows.columns();
    }

    @Override
    public List<String> key() {
      return rows.columns().stream().map(Column::name).toList();
    }

    @Override
    public boolean ordered() {
      return false;
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
}
