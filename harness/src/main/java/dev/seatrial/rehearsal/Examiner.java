package dev.seatrial.rehearsal;

import static dev.seatrial.rehearsal.Prerequisite.fails;
import static dev.seatrial.rehearsal.Prerequisite.holds;
import static dev.seatrial.rehearsal.Prerequisite.unknown;

import dev.seatrial.project.HandedData;
import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.scenario.Release;
import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at an operator's data, which it only reads, before anything is done with them. */
public final class Examiner {
  private static final int SHOWN = 3;
  private final Rehearsal rehearsal;
  private final String system;
  private final List<Release> releases;
  private final OpenFiles open;
  private final List<Prerequisite> found = new ArrayList<>();
  private List<String> of = List.of();
  private long unpacked;

  /**
   * An examiner of data of a system.
   *
   * @param system its title
   * @param releases all of it that are known
   */
  public Examiner(Rehearsal rehearsal, String system, List<Release> releases) {
    this(rehearsal, system, releases, new OpenFiles());
  }

  Examiner(Rehearsal rehearsal, String system, List<Release> releases, OpenFiles open) {
    this.rehearsal = rehearsal;
    this.system = system;
    this.releases = releases;
    this.open = open;
  }

  /** Whether what lies there may be data of this kind at all. */
  public static boolean recognises(Path data, Rehearsal rehearsal) {
    Rehearsal.In in = rehearsal.recognised().in();
    if (in instanceof Rehearsal.SqliteFile file) {
      return Files.exists(data.resolve(file.path()));
    } else if (in instanceof Rehearsal.Indices indices) {
      return Files.isDirectory(data.resolve(indices.path()));
    }
    return Files.isRegularFile(data);
  }

  /** The data as a rehearsal reads them. */
  public static HandedData handed(Path data, Rehearsal rehearsal) {
    Set<String> without =
        rehearsal.leave().stream().map(Rehearsal.Reasoned::what).collect(Collectors.toSet());
    return new HandedData(data, without);
  }

  /**
   * Looks at them.
   *
   * @param host facts of the engine, {@code freeBytes} and {@code memoryBytes} among them
   * @param journalless whether the operator says that the database file needs no journal
   * @param scratch an existing folder for a copy of a database file, which does not stay
   */
  public Examination examine(
      Path data, Map<String, String> host, boolean journalless, Path scratch) {
    HandedData handed = handed(data, rehearsal);
    List<HandedData.Entry> entries = List.of();
    Optional<String> digest = Optional.empty();
    try {
      entries = handed.entries();
      use(entries);
      digest = Optional.of(handed.digest());
      found.add(
          holds(
              "readable",
              entries.size() == 1
                  ? "The file can be read."
                  : "All " + entries.size() + " files and folders can be read."));
    } catch (IOException e) {
      found.add(unreadable(e));
    }
    long bytes =
        entries.stream()
            .filter(it -> it.attributes().isRegularFile())
            .mapToLong(it -> it.attributes().size())
            .sum();
    if (digest.isPresent()) {
      database(data, journalless, scratch);
    }
    disk(Math.max(bytes, unpacked), host);
    memory(host);
    return new Examination(
        String.valueOf(handed.root().getFileName()),
        entries.size(),
        bytes,
        digest,
        of,
        leftOut(handed),
        List.copyOf(found));
  }

  private List<Rehearsal.Reasoned> leftOut(HandedData data) {
    List<String> there = data.leftOut();
    return rehearsal.leave().stream().filter(it -> there.contains(it.what())).toList();
  }

  private static Prerequisite unreadable(IOException e) {
    String which =
        e instanceof AccessDeniedException denied
            ? "You may not read " + denied.getFile() + "."
            : "It cannot be read: " + e.getMessage() + ".";
    return fails("readable", which, "Run as a user that may read all of it, e.g. root.");
  }

  private void use(List<HandedData.Entry> entries) {
    OpenFiles.Seen seen = open.of(entries);
    if (!seen.users().isEmpty()) {
      String who = seen.users().stream().limit(SHOWN).collect(Collectors.joining("; "));
      boolean folder = rehearsal.takesFolder();
      found.add(
          fails(
              "not in use",
              (folder ? "The folder" : "The file") + " is in use: " + who + ".",
              folder ? Database.COPY_FOLDER : "Wait until it is written, and close it."));
    } else if (seen.complete()) {
      found.add(holds("not in use", "No process of this machine has a file of it open."));
    } else {
      found.add(
          unknown(
              "not in use",
              "Not all processes may be looked at; that nothing is written meanwhile is seen by the"
                  + " digest."));
    }
  }

  private void database(Path data, boolean journalless, Path scratch) {
    Rehearsal.In in = rehearsal.recognised().in();
    if (!recognises(data, rehearsal)) {
      String there =
          in instanceof Rehearsal.SqliteFile file
              ? "file " + file.path()
              : "folder " + ((Rehearsal.Indices) in).path();
      found.add(
          fails(
              "recognised",
              "This is no data of " + system + ": there is no " + there + ".",
              "Name the folder that the old release has as its data directory."));
      return;
    }
    try (Database database = open(in, data, scratch)) {
      if (!sound(database, journalless)) {
        return;
      }
      database.doubt().ifPresent(it -> found.add(unknown("database", it)));
      release(database);
    } catch (StoreException e) {
      found.add(
          fails(
              "complete",
              "It cannot be read as a database: " + e.getMessage(),
              "Copy it again, as a whole."));
    } catch (IOException e) {
      throw new UncheckedIOException("the database cannot be asked", e);
    }
  }

  private static Database open(Rehearsal.In in, Path data, Path scratch) throws IOException {
    if (in instanceof Rehearsal.SqliteFile file) {
      return SqliteDatabase.copy(file, data, scratch);
    } else if (in instanceof Rehearsal.Indices indices) {
      return LuceneIndices.read(data, indices.path());
    }
    Path file = data.toAbsolutePath().normalize();
    return PostgresDump.read(file, (Rehearsal.Dump) in, String.valueOf(file.getFileName()));
  }

  /** Whether it can be asked at all, though it may lack something. */
  private boolean sound(Database database, boolean journalless) {
    Optional<Database.Flaw> flaw = database.flaw();
    flaw.ifPresent(it -> found.add(fails("complete", it.text(), it.remedy())));
    if (flaw.isEmpty()) {
      unpacked = database.bytes();
      complete(database, journalless);
    }
    return flaw.isEmpty();
  }

  private void complete(Database database, boolean journalless) {
    Optional<String> missing = database.missing().filter(it -> !journalless);
    Optional<String> wrong =
        rehearsal.complete().stream().flatMap(it -> wrong(database, it).stream()).findFirst();
    if (wrong.isPresent()) {
      found.add(
          fails(
              "complete",
              wrong.get() + missing.map(it -> " Rows are missing: " + it + ".").orElse(""),
              database.again()));
    } else if (missing.isPresent()) {
      found.add(
          fails(
              "complete",
              "Rows may be missing: " + missing.get() + ".",
              database.again()
                  + " If the file was made by sqlite3's .backup or VACUUM INTO, nothing is missing:"
                  + " add --without-journal."));
    } else {
      found.add(holds("complete", database.whole()));
    }
  }

  /** What is wrong with one table; empty when nothing is. */
  private static Optional<String> wrong(Database database, Rehearsal.Complete table) {
    OptionalLong rows = database.rows(table.table());
    if (rows.isPresent() && rows.getAsLong() >= table.atLeast()) {
      return Optional.empty();
    }
    return Optional.of(
        (rows.isEmpty()
                ? "There is no table " + table.table()
                : "The table " + table.table() + " has " + rows.getAsLong() + " rows")
            + "; "
            + table.because()
            + ".");
  }

  private void release(Database database) {
    Rehearsal.Recognised recognised = rehearsal.recognised();
    String told = database.told().orElse("");
    of =
        releases.stream()
            .filter(it -> told.equals(it.facts().get(recognised.fact())))
            .map(Release::name)
            .toList();
    String its = "Its " + recognised.fact() + " is " + told;
    if (of.isEmpty()) {
      String known = releases.stream().map(Release::name).collect(Collectors.joining(", "));
      found.add(
          fails(
              "release",
              told.isEmpty()
                  ? "The database does not tell its " + recognised.fact() + "."
                  : its + ", which no release has that is known.",
              "Upgrade to one of these releases first, or ask for yours to be added: "
                  + known
                  + "."));
    } else {
      found.add(
          holds("release", its + ": data of " + system + " " + String.join(" or ", of) + "."));
    }
  }

  private void disk(long bytes, Map<String, String> host) {
    if (rehearsal.disk().isEmpty()) {
      return;
    }
    Rehearsal.Disk wanted = rehearsal.disk().get();
    long needed = bytes * wanted.copies() + wanted.beside();
    enough(
        "disk", "of free disk", needed, host.get("freeBytes"), "Make room, or use another disk.");
  }

  private void memory(Map<String, String> host) {
    rehearsal
        .memory()
        .ifPresent(
            needed ->
                enough(
                    "memory",
                    "of memory",
                    needed,
                    host.get("memoryBytes"),
                    "Rehearse, and upgrade, on a machine with more memory."));
  }

  private void enough(
      String what, String noun, long needed, @Nullable String there, String remedy) {
    if (there == null || !there.matches("[0-9]{1,18}")) {
      found.add(unknown(what, "The engine does not tell how much " + what + " there is."));
      return;
    }
    long has = Long.parseLong(there);
    String text =
        String.format(
            Locale.ROOT, "%s %s are needed, %s are there.", size(needed), noun, size(has));
    found.add(has >= needed ? holds(what, text) : fails(what, text, remedy));
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
