package dev.seatrial.rehearsal;

import static dev.seatrial.rehearsal.Prerequisite.fails;
import static dev.seatrial.rehearsal.Prerequisite.holds;
import static dev.seatrial.rehearsal.Prerequisite.unknown;

import dev.seatrial.project.HandedFolder;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at an operator's data, which it only reads, before anything is done with them. */
public final class Examiner {
  private static final int SHOWN = 3;
  private static final String COPY_ALL =
      "Stop the old release, copy the whole folder again, and rehearse with that copy.";

  private final Rehearsal rehearsal;
  private final String system;
  private final List<Release> releases;
  private final OpenFiles open;
  private final List<Prerequisite> found = new ArrayList<>();
  private List<String> of = List.of();

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

  /** Whether a folder may be data of this kind at all. */
  public static boolean recognises(Path data, Rehearsal rehearsal) {
    return Files.exists(data.resolve(rehearsal.recognised().file()));
  }

  /**
   * The data as a rehearsal reads them.
   *
   * @param data their folder
   */
  public static HandedFolder folder(Path data, Rehearsal rehearsal) {
    Set<String> without =
        rehearsal.leave().stream().map(Rehearsal.Reasoned::what).collect(Collectors.toSet());
    return new HandedFolder(data, without);
  }

  /**
   * Looks at them.
   *
   * @param host facts of the engine, {@code freeBytes} and {@code memoryBytes} among them
   * @param journalless whether the operator says that the database file needs no journal
   * @param scratch an existing folder for a copy of the database file, which does not stay
   */
  public Examination examine(
      Path data, Map<String, String> host, boolean journalless, Path scratch) {
    HandedFolder folder = folder(data, rehearsal);
    List<HandedFolder.Entry> entries = List.of();
    Optional<String> digest = Optional.empty();
    try {
      entries = folder.entries();
      use(entries);
      digest = Optional.of(folder.digest());
      found.add(holds("readable", "All " + entries.size() + " files and folders can be read."));
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
    disk(bytes, host);
    memory(host);
    return new Examination(
        String.valueOf(folder.root().getFileName()),
        entries.size(),
        bytes,
        digest,
        of,
        leftOut(folder),
        List.copyOf(found));
  }

  private List<Rehearsal.Reasoned> leftOut(HandedFolder folder) {
    List<String> there = folder.leftOut();
    return rehearsal.leave().stream().filter(it -> there.contains(it.what())).toList();
  }

  private static Prerequisite unreadable(IOException e) {
    String which =
        e instanceof AccessDeniedException denied
            ? "You may not read " + denied.getFile() + "."
            : "It cannot be read: " + e.getMessage() + ".";
    return fails("readable", which, "Run as a user that may read all of it, e.g. root.");
  }

  private void use(List<HandedFolder.Entry> entries) {
    OpenFiles.Seen seen = open.of(entries);
    if (!seen.users().isEmpty()) {
      String who = seen.users().stream().limit(SHOWN).collect(Collectors.joining("; "));
      found.add(fails("not in use", "The folder is in use: " + who + ".", COPY_ALL));
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
    Rehearsal.Recognised recognised = rehearsal.recognised();
    Path file = data.resolve(recognised.file());
    if (!Files.isRegularFile(file)) {
      found.add(
          fails(
              "recognised",
              "This is no data of " + system + ": there is no file " + recognised.file() + ".",
              "Name the folder that the old release has as its data directory."));
      return;
    }
    try (DatabaseFile database = DatabaseFile.copy(file, scratch)) {
      complete(database, recognised.file(), journalless);
      release(database);
    } catch (StoreException e) {
      found.add(
          fails(
              "complete",
              recognised.file() + " cannot be read as a database: " + e.getMessage(),
              COPY_ALL));
    } catch (IOException e) {
      throw new UncheckedIOException("the database file cannot be copied to be asked", e);
    }
  }

  private void complete(DatabaseFile database, String file, boolean journalless) {
    boolean lacks = database.lacksJournal() && !journalless;
    String sound = database.ask("PRAGMA quick_check(1)").orElse("nothing");
    if (!sound.equals("ok")) {
      found.add(fails("complete", file + " is damaged: " + sound.strip() + ".", COPY_ALL));
      return;
    }
    String journal = file + " keeps its newest rows in " + file + "-wal, and that is not there";
    for (Rehearsal.Complete question : rehearsal.complete()) {
      Optional<String> wrong = wrong(database, question);
      if (wrong.isPresent()) {
        found.add(
            fails(
                "complete",
                wrong.get() + (lacks ? " Rows are missing: " + journal + "." : ""),
                COPY_ALL));
        return;
      }
    }
    if (lacks) {
      found.add(
          fails(
              "complete",
              "Rows may be missing: " + journal + ".",
              COPY_ALL
                  + " If the file was made by sqlite3's .backup or VACUUM INTO, nothing is missing:"
                  + " add --without-journal."));
    } else {
      found.add(
          holds("complete", "The database file is sound, and has its journal if it needs it."));
    }
  }

  /** What is wrong by one question; empty when nothing is. */
  private static Optional<String> wrong(DatabaseFile database, Rehearsal.Complete question) {
    String because = "; " + question.because() + ".";
    try {
      String answer = database.ask(question.sql()).orElse("nothing");
      boolean enough =
          answer.matches("[0-9]{1,18}") && Long.parseLong(answer) >= question.atLeast();
      return enough
          ? Optional.empty()
          : Optional.of("`" + question.sql() + "` answers " + answer + because);
    } catch (StoreException e) {
      return Optional.of("`" + question.sql() + "` cannot be answered" + because);
    }
  }

  private void release(DatabaseFile database) {
    Rehearsal.Recognised recognised = rehearsal.recognised();
    String value;
    try {
      value = database.ask(recognised.sql()).orElse("");
    } catch (StoreException e) {
      value = "";
    }
    String told = value;
    of =
        releases.stream()
            .filter(it -> told.equals(it.facts().get(recognised.fact())))
            .map(Release::name)
            .toList();
    String names = String.join(" or ", of);
    if (of.isEmpty()) {
      String what =
          told.isEmpty()
              ? "The database does not tell its " + recognised.fact() + "."
              : "Its "
                  + recognised.fact()
                  + " is "
                  + told
                  + ", which no release has that is known.";
      String known = releases.stream().map(Release::name).collect(Collectors.joining(", "));
      found.add(
          fails(
              "release",
              what,
              "Upgrade to one of these releases first, or ask for yours to be added: "
                  + known
                  + "."));
    } else {
      found.add(
          holds(
              "release",
              "Its "
                  + recognised.fact()
                  + " is "
                  + told
                  + ": data of "
                  + system
                  + " "
                  + names
                  + "."));
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
