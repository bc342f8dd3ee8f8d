package dev.seatrial.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.jdbc.SqlSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.io.file.PathUtils;

/**
 * A private copy of an operator's SQLite file with its journal: asking a database of this kind can
 * change its files.
 */
final class SqliteDatabase implements Database {
  private static final int HEADER = 100;
  private static final int READ_VERSION = 19;
  private static final int WRITE_AHEAD = 2;

  private final String name;
  private final Rehearsal.Teller teller;
  private final Path folder;
  private final Path copy;
  private final boolean writeAhead;
  private final boolean journal;

  private SqliteDatabase(
      String name,
      Rehearsal.Teller teller,
      Path folder,
      Path copy,
      boolean writeAhead,
      boolean journal) {
    this.name = name;
    this.teller = teller;
    this.folder = folder;
    this.copy = copy;
    this.writeAhead = writeAhead;
    this.journal = journal;
  }

  /**
   * Copies it.
   *
   * @param its where it lies in the data, and what tells its release
   * @param data the folder that it is in
   * @param scratch an existing folder; what is made there is gone after {@link #close}
   */
  static SqliteDatabase copy(Rehearsal.SqliteFile its, Path data, Path scratch) throws IOException {
    Path file = data.resolve(its.path());
    Path folder = Files.createTempDirectory(scratch, "asked-");
    String bare = String.valueOf(file.getFileName());
    Path copy = folder.resolve(bare);
    Files.copy(file, copy);
    // Not the -shm: it is made anew from the others.
    for (String journal : List.of("-wal", "-journal")) {
      Path beside = file.resolveSibling(bare + journal);
      if (Files.exists(beside)) {
        Files.copy(beside, folder.resolve(bare + journal));
      }
    }
    return new SqliteDatabase(
        its.path(),
        its.teller(),
        folder,
        copy,
        writeAhead(file),
        Files.exists(file.resolveSibling(bare + "-wal")));
  }

  private static boolean writeAhead(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(HEADER);
      return header.length == HEADER && header[READ_VERSION] == WRITE_AHEAD;
    }
  }

  @Override
  public Optional<Flaw> flaw() {
    String sound = ask("PRAGMA quick_check(1)").orElse("nothing");
    return sound.equals("ok")
        ? Optional.empty()
        : Optional.of(new Flaw(name + " is damaged: " + sound.strip() + ".", again()));
  }

  @Override
  public Optional<String> missing() {
    return writeAhead && !journal
        ? Optional.of(name + " keeps its newest rows in " + name + "-wal, and that is not there")
        : Optional.empty();
  }

  @Override
  public OptionalLong rows(String table) {
    try {
      return OptionalLong.of(
          Long.parseLong(ask("SELECT count(*) FROM " + quoted(table)).orElse("0")));
    } catch (StoreException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Optional<String> told() {
    try {
      return ask("SELECT " + quoted(teller.column()) + " FROM " + quoted(teller.table()));
    } catch (StoreException e) {
      return Optional.empty();
    }
  }

  @Override
  public String whole() {
    return "The database file is sound, and has its journal if it needs it.";
  }

  @Override
  public String again() {
    return COPY_FOLDER;
  }

  /** Not by double quotes: between them, an unknown name is a text. */
  private static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  /** The first column of the first row; empty when there is none, or NULL. */
  private Optional<String> ask(String sql) {
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
