package dev.seatrial.store.open;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.Structure;
import java.util.List;

/**
 * The reader of a private copy, which is taken away with it.
 *
 * @param forget removes the copy
 */
public record CopyReader(DatasetReader reader, Runnable forget) implements DatasetReader {

  @Override
  public RowCursor open(Dataset dataset) {
    return reader.open(dataset);
  }

  @Override
  public List<String> tables() {
    return reader.tables();
  }

  @Override
  public Structure structure() {
    return reader.structure();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } finally {
      forget.run();
    }
  }
}
