package dev.seatrial.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of rows; holds a few rows at a time, however many there are. */
public interface RowCursor extends AutoCloseable {

  List<Column> columns();

  /** Columns of the key, in order. */
  List<String> key();

  /** Whether rows come in {@link KeyOrder}; else {@link ExternalSort} brings them into it. */
  default boolean ordered() {
    return true;
  }

  /**
   * The next row, or null after the last.
   *
   * @throws StoreException when the store cannot be read any further
   */
  @Nullable Row next();

  @Override
  void close();
}
