package dev.seatrial.store.files;

import dev.seatrial.store.StoreException;
import org.jspecify.annotations.Nullable;

/** A stream of entries. */
interface TreeEntries extends AutoCloseable {

  /**
   * The next entry, or null after the last.
   *
   * @throws StoreException when the tree cannot be read any further, or changed meanwhile
   */
  @Nullable FileEntry next();

  @Override
  void close();
}
