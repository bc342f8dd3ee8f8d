package dev.seatrial.store;

import java.util.List;

/**
 * Reads datasets of one store, never writes. All datasets read through one reader are of the same
 * moment where the store can do that; a reader that cannot says so. Not for several threads at
 * once.
 */
public interface DatasetReader extends AutoCloseable {

  /**
   * Streams a dataset.
   *
   * @throws StoreException when the table or a key column is missing, or the key cannot be ordered
   */
  RowCursor open(Dataset dataset);

  /** What can be opened: tables, indices, collections; sorted, those of the system left out. */
  List<String> tables();

  /** What holds the rows of the store together. */
  Structure structure();

  @Override
  void close();
}
