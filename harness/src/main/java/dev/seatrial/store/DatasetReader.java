package dev.seatrial.store;

/**
 * Reads datasets of one store, never writes. All datasets read through one reader are of the same
 * moment.
 */
public interface DatasetReader extends AutoCloseable {

  /**
   * Streams a dataset in key order.
   *
   * @throws StoreException when the table or a key column is missing, or the key cannot be ordered
   */
  RowCursor open(Dataset dataset);

  /** Sequences, foreign keys and unique constraints of all tables of the store. */
  Structure structure();

  @Override
  void close();
}
