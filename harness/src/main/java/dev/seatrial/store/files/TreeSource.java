package dev.seatrial.store.files;

import dev.seatrial.store.StoreException;
import java.util.List;

/** Where a tree of files is read from; each opening reads it anew. */
interface TreeSource extends AutoCloseable {

  /**
   * The entries of a directory of the tree and of all below it, the directory itself first or in
   * its place; in the order of the bytes of their paths, so that the first name of a file comes
   * before its others.
   *
   * @param directory names from the root down to it; empty for the root
   * @throws StoreException when there is no such directory
   */
  TreeEntries open(List<String> directory);

  @Override
  void close();
}
