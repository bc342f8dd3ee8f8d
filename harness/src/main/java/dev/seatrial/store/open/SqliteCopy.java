package dev.seatrial.store.open;

import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.jdbc.SqliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;

/**
 * An SQLite file read from a private copy of it and its journals: SQLite may write to what it
 * opens, and the original is never opened by it.
 */
final class SqliteCopy {
  /** The file itself, and what SQLite keeps beside it. */
  private static final List<String> PARTS = List.of("", "-wal", "-shm", "-journal");

  private static final int TRIES = 5;

  private SqliteCopy() {}

  /** Its reader, which takes the copy away when it is closed. */
  static DatasetReader open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(
          "There is no SQLite file %s.".formatted(file), "Name a file that is there.");
    }
    Path folder;
    try {
      folder = Files.createTempDirectory("seatrial-sqlite");
    } catch (IOException e) {
      throw uncopied(file, e);
    }
    try {
      return new CopyReader(SqliteReader.open(copied(file, folder)), () -> forget(folder));
    } catch (IOException e) {
      forget(folder);
      throw uncopied(file, e);
    } catch (RuntimeException e) {
      forget(folder);
      throw e;
    }
  }

  private static StoreException uncopied(Path file, IOException cause) {
    return new StoreException(
        "The SQLite file %s cannot be copied: %s.".formatted(file, cause.getMessage()),
        "Check its rights, and the room in the folder for temporary files (TMPDIR).",
        cause);
  }

  /** A copy of one moment: nothing of it may have changed while it was made. */
  private static Path copied(Path file, Path folder) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      List<String> before = state(file);
      Path into = Files.createDirectory(folder.resolve("copy" + i));
      for (String part : PARTS) {
        Path source = beside(file, part);
        if (Files.exists(source)) {
          Files.copy(source, beside(into.resolve("data"), part));
        }
      }
      if (before.equals(state(file))) {
        return into.resolve("data");
      }
    }
    throw new StoreException(
        "The SQLite file %s is being written to.".formatted(file),
        "Stop what writes to it, or name a backup of it.");
  }

  private static List<String> state(Path file) throws IOException {
    List<String> state = new ArrayList<>();
    for (String part : PARTS) {
      Path one = beside(file, part);
      // The index of the journal changes when somebody only reads.
      if (!part.equals("-shm") && Files.exists(one)) {
        BasicFileAttributes is = Files.readAttributes(one, BasicFileAttributes.class);
        state.add(part + " " + is.size() + " " + is.lastModifiedTime());
      }
    }
    return state;
  }

  private static Path beside(Path file, String part) {
    return file.resolveSibling(file.getFileName() + part);
  }

  private static void forget(Path folder) {
    try {
      PathUtils.deleteDirectory(folder);
    } catch (IOException e) {
      throw new StoreException(
          "The private copy in %s cannot be removed: %s.".formatted(folder, e.getMessage()),
          "Remove it; it holds the data.",
          e);
    }
  }
}
