package dev.seatrial.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.store.jdbc.SqlSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/**
 * A private copy of an operator's SQLite file with its journal: asking a database of this kind can
 * change its files.
 */
final class DatabaseFile implements AutoCloseable {
  private static final int HEADER = 100;
  private static final int READ_VERSION = 19;
  private static final int WRITE_AHEAD = 2;

  private final Path folder;
  private final Path copy;
  private final boolean writeAhead;
  private final boolean journal;

  private DatabaseFile(Path folder, Path copy, boolean writeAhead, boolean journal) {
    this.folder = folder;
    this.copy = copy;
    this.writeAhead = writeAhead;
    this.journal = journal;
  }

  /**
   * Copies it.
   *
   * @param scratch an existing folder; what is made there is gone after {@link #close}
   */
  static DatabaseFile copy(Path file, Path scratch) throws IOException {
    Path folder = Files.createTempDirectory(scratch, "asked-");
    String name = String.valueOf(file.getFileName());
    Path copy = folder.resolve(name);
    Files.copy(file, copy);
    // Not the -shm: it is made anew from the others.
    for (String journal : List.of("-wal", "-journal")) {
      Path beside = file.resolveSibling(name + journal);
      if (Files.exists(beside)) {
        Files.copy(beside, folder.resolve(name + journal));
      }
    }
    return new DatabaseFile(
        folder, copy, writeAhead(file), Files.exists(file.resolveSibling(name + "-wal")));
  }

  private static boolean writeAhead(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(HEADER);
      return header.length == HEADER && header[READ_VERSION] == WRITE_AHEAD;
    }
  }

  /** Whether it keeps its newest rows in a journal of their own, and that is not there. */
  boolean lacksJournal() {
    return writeAhead && !journal;
  }

  /**
   * The first column of the first row that a statement returns; empty when there is none, or NULL.
   *
   * @throws dev.seatrial.store.StoreException when it is no database or the statement fails
   */
  Optional<String> ask(String sql) {
    return SqlSession.execute(copy, List.of(sql))
        .rows()
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .findFirst()
        .filter(value -> !value.isNull())
        .map(JsonNode::asText);
  }

  @Override
  public void close() throws IOException {
    PathUtils.deleteDirectory(folder);
  }
}
