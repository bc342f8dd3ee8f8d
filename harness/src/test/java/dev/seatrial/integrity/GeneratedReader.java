package dev.seatrial.integrity;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.Structure;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A store whose rows are made as they are asked for. */
record GeneratedReader(List<Column> columns, int rows, IntFunction<Row> row, Structure structure)
    implements DatasetReader {

  @Override
  public RowCursor open(Dataset dataset) {
    return new RowCursor() {
      private int next;

      @Override
      public List<Column> columns() {
        return columns;
      }

      @Override
      public List<String> key() {
        return dataset.key();
      }

      @Override
      public @Nullable Row next() {
        return next < rows ? row.apply(next++) : null;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public void close() {}
}
