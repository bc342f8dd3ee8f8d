package dev.seatrial.run;

import dev.seatrial.scenario.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes private copies of files on volumes; several threads may. */
final class PrivateCopies {
  private final Path directory;
  private final VolumeArchives archives;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * @param directory where they lie, private to the owner; made when missing
   */
  PrivateCopies(Path directory, VolumeArchives archives) {
    this.directory = directory;
    this.archives = archives;
  }

  /**
   * A copy of a database file and its journal files. They hold all of the product's data, and are
   * gone when it is closed.
   *
   * @param file the copy of the database file
   */
  record PrivateCopy(Path folder, Path file) implements AutoCloseable {
    @Override
    public void close() {
      try {
        PreparedStates.delete(folder);
      } catch (IOException e) {
        throw new HarnessFailure("cannot remove the copy of a store", e);
      }
    }
  }

  /**
   * Copies a store: the original is never opened.
   *
   * @throws StepFailure when the volume has no such file
   */
  PrivateCopy of(Store.Sqlite store) {
    Path folder = directory.resolve("copy-of-" + store.name() + "." + count.incrementAndGet());
    PrivateCopy copy =
        new PrivateCopy(
            folder, folder.resolve(String.valueOf(Path.of(store.file()).getFileName())));
    boolean complete = false;
    try {
      archives.extract(store.volume(), store.file(), folder);
      if (!Files.exists(copy.file())) {
        throw new StepFailure(
            "store.missing", "volume " + store.volume() + " has no " + store.file(), List.of());
      }
      complete = true;
      return copy;
    } finally {
      if (!complete) {
        copy.close();
      }
    }
  }
}
