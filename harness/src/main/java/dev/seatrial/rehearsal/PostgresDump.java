package dev.seatrial.rehearsal;

import dev.seatrial.scenario.Rehearsal;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A dump of one database by {@code pg_dump} as SQL, with its rows in {@code COPY} statements; also
 * compressed by gzip. It is read once, in constant memory, and nothing of it is executed.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-pgdump.html">pg_dump</a>
 */
final class PostgresDump implements Database {
  private static final String BEGIN = "-- PostgreSQL database dump";
  private static final String END = "-- PostgreSQL database dump complete";
  private static final String CLUSTER = "-- PostgreSQL database cluster dump";
  private static final String FROM = "-- Dumped from database version ";
  private static final String ARCHIVE = "PGDMP";
  private static final String END_OF_ROWS = "\\.";
  private static final Pattern COPY =
      Pattern.compile("COPY (?<table>.+?) \\((?<columns>.*)\\) FROM stdin;");
  private static final Pattern MAJOR = Pattern.compile("[0-9]{1,4}");
  private static final int TAR_MAGIC = 257;

  private final Rehearsal.Dump kind;
  private final String name;
  private final Map<String, Copied> tables = new HashMap<>();
  private Optional<Flaw> flaw = Optional.empty();
  private boolean begun;
  private boolean ended;
  private boolean made;
  private boolean inserts;
  private boolean databases;
  private int major;
  private long bytes;
  private @Nullable Copied rows;

  private PostgresDump(Rehearsal.Dump kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  /** Rows of one table. */
  private static final class Copied {
    private final List<String> columns;
    private String first = "";
    private long count;

    Copied(List<String> columns) {
      this.columns = columns;
    }
  }

  /**
   * Reads it.
   *
   * @param kind what it is restored in, and what tells its release
   * @param name as people call the file
   * @throws IOException when the file cannot be read
   */
  static PostgresDump read(Path file, Rehearsal.Dump kind, String name) throws IOException {
    PostgresDump dump = new PostgresDump(kind, name);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = gzipped(raw) ? new GZIPInputStream(raw) : raw;
        ShortLines lines = new ShortLines(in)) {
      dump.flaw = dump.archive(lines.start());
      for (String line = lines.next(); dump.flaw.isEmpty() && line != null; line = lines.next()) {
        dump.line(line);
      }
      dump.bytes = lines.bytes();
    } catch (EOFException e) {
      dump.flaw = Optional.of(dump.cutOff());
    } catch (ZipException e) {
      dump.flaw = Optional.of(dump.flaw("is damaged: " + e.getMessage() + ".", dump.again()));
    }
    if (dump.flaw.isEmpty()) {
      dump.flaw = dump.judged();
    }
    return dump;
  }

  private static boolean gzipped(InputStream in) throws IOException {
    in.mark(2);
    boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzipped;
  }

  /** The formats that only {@code pg_restore} reads. */
  private Optional<Flaw> archive(String start) {
    boolean tar = start.startsWith("toc.dat") && start.startsWith("ustar", TAR_MAGIC);
    return start.startsWith(ARCHIVE) || tar
        ? Optional.of(
            flaw(
                "is a dump in the " + (tar ? "tar" : "custom") + " format, and no SQL.",
                "Write it as SQL first: pg_restore --file=" + name + ".sql " + name))
        : Optional.empty();
  }

  private void line(String line) {
    if (rows != null) {
      row(rows, line);
    } else if (line.equals(END)) {
      ended = true;
    } else if (line.startsWith("--")) {
      comment(line);
    } else if (line.startsWith("CREATE TABLE ")) {
      made = true;
    } else if (line.startsWith("\\connect ")) {
      databases = true;
    } else if (line.startsWith("INSERT INTO ")) {
      inserts = true;
    } else {
      Matcher copy = COPY.matcher(line);
      if (copy.matches()) {
        rows =
            new Copied(
                List.of(copy.group("columns").split(", ")).stream()
                    .map(PostgresDump::bare)
                    .toList());
        tables.put(bare(copy.group("table").replaceFirst("^(\"[^\"]*\"|[^\".]+)\\.", "")), rows);
      }
    }
  }

  private void row(Copied into, String line) {
    if (line.equals(END_OF_ROWS)) {
      rows = null;
    } else if (into.count++ == 0) {
      into.first = line;
    }
  }

  private void comment(String line) {
    begun |= line.equals(BEGIN);
    if (line.equals(CLUSTER)) {
      flaw =
          Optional.of(
              flaw(
                  "is a dump of all databases of a server.",
                  "Dump the one of the old release: pg_dump DATABASE > database.sql"));
    } else if (line.startsWith(FROM)) {
      Matcher version = MAJOR.matcher(line.substring(FROM.length()));
      major = version.lookingAt() ? Integer.parseInt(version.group()) : 0;
    }
  }

  private Optional<Flaw> judged() {
    if (!begun) {
      return Optional.of(
          flaw("is no dump of PostgreSQL.", "Name a file that pg_dump has written."));
    } else if (!ended || rows != null) {
      return Optional.of(cutOff());
    } else if (tables.isEmpty() || !made) {
      String without = inserts ? "--inserts" : made ? "--schema-only" : "--data-only";
      return Optional.of(
          flaw(
              "was made with " + without + (inserts ? ", which is not understood." : "."),
              "Make it without this option."));
    } else if (databases) {
      return Optional.of(flaw("was made with --create.", "Make it without this option."));
    }
    return Optional.empty();
  }

  private Flaw cutOff() {
    return flaw("is cut off: the last line is missing that pg_dump writes.", again());
  }

  private Flaw flaw(String is, String remedy) {
    return new Flaw(name + " " + is, remedy);
  }

  private static String bare(String identifier) {
    return identifier.startsWith("\"") && identifier.endsWith("\"") && identifier.length() > 1
        ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
        : identifier;
  }

  @Override
  public Optional<Flaw> flaw() {
    return flaw;
  }

  @Override
  public Optional<String> doubt() {
    return major > kind.version()
        ? Optional.of(
            "The dump is of PostgreSQL %d, and is restored in PostgreSQL %d, which may not take it."
                .formatted(major, kind.version()))
        : Optional.empty();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public OptionalLong rows(String table) {
    Copied copied = tables.get(table);
    return copied == null ? OptionalLong.empty() : OptionalLong.of(copied.count);
  }

  @Override
  public Optional<String> told() {
    Copied copied = tables.get(kind.teller().table());
    if (copied == null || copied.count == 0) {
      return Optional.empty();
    }
    int place = copied.columns.indexOf(kind.teller().column());
    String[] values = copied.first.split("\t", -1);
    return place >= 0 && place < values.length && !values[place].equals("\\N")
        ? Optional.of(values[place])
        : Optional.empty();
  }

  @Override
  public String whole() {
    return "The dump is whole: it ends as pg_dump ends one.";
  }

  @Override
  public String again() {
    return "Make the dump again, and see that pg_dump ends without an error.";
  }
}
