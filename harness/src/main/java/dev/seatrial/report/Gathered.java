package dev.seatrial.report;

import dev.seatrial.plan.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What all runs together say of each cell: which of them counts, and its history. Runs are read one
 * at a time, and only what the history keeps stays in memory.
 */
final class Gathered {
  private static final Comparator<Past> OLDEST_FIRST =
      Comparator.comparing(Past::at).thenComparing(Past::run);

  /** Where a cell lies whole. */
  private record Place(Path file, String id, Past past) {}

  private final Map<String, Map<String, Past>> histories = new TreeMap<>();
  private final Map<String, Place> latest = new TreeMap<>();
  private final Map<String, SiteData.Run> runs = new LinkedHashMap<>();

  /**
   * Reads everything once.
   *
   * @throws IllegalArgumentException with a sentence, when something is no run and no site
   */
  static Gathered of(Sources sources) {
    Gathered all = new Gathered();
    for (Path file : sources.sites()) {
      all.addSite(file);
    }
    for (Path file : sources.runs()) {
      all.addRun(read(file), file);
    }
    return all;
  }

  static RunReport read(Path file) {
    try {
      return RunJson.read(file);
    } catch (IOException e) {
      throw unreadable(file, "run", e);
    }
  }

  /** Ids of all cells. */
  Set<String> ids() {
    return latest.keySet();
  }

  /** Files that hold a cell that counts. */
  List<Path> files() {
    return latest.values().stream().map(Place::file).distinct().toList();
  }

  /** Whether it is this cell of this file that counts. */
  boolean counts(CellReport cell, Path file) {
    Place place = latest.get(Cell.base(cell.id()));
    return place != null && place.file().equals(file) && place.id().equals(cell.id());
  }

  /** All that runs said of a cell, oldest first. */
  List<Past> history(String id) {
    return histories.getOrDefault(id, Map.of()).values().stream().sorted(OLDEST_FIRST).toList();
  }

  /** All runs that are in a history, oldest first. */
  List<SiteData.Run> runs() {
    Set<String> told = new HashSet<>();
    histories.values().forEach(it -> it.values().forEach(past -> told.add(Cell.base(past.run()))));
    return runs.values().stream()
        .filter(run -> told.contains(Cell.base(run.run())))
        .sorted(Comparator.comparing(SiteData.Run::started).thenComparing(SiteData.Run::run))
        .toList();
  }

  private void addSite(Path file) {
    try {
      SiteData site = SiteData.read(file);
      site.runs().forEach(run -> runs.put(run.run(), run));
      site.cells().forEach(cell -> cell.history().forEach(past -> remember(cell.id(), past)));
    } catch (IOException e) {
      throw unreadable(file, "site", e);
    }
  }

  private void addRun(RunReport run, Path file) {
    SiteData.Run known = runs.get(run.run());
    // A cell of a site is a run of one cell: its end is not that of the whole run.
    if (known == null || known.ended().isBefore(run.ended())) {
      runs.put(run.run(), SiteData.Run.of(run));
    }
    for (CellReport cell : run.cells()) {
      String id = Cell.base(cell.id());
      Past past = Past.of(cell, run);
      remember(id, past);
      latest.merge(id, new Place(file, cell.id(), past), (old, now) -> later(old, now) ? now : old);
    }
  }

  /** A cell that was merely left out this time keeps its verdict. */
  private static boolean later(Place old, Place now) {
    return old.past().ran() == now.past().ran()
        ? !now.past().at().isBefore(old.past().at())
        : now.past().ran();
  }

  private void remember(String id, Past past) {
    histories.computeIfAbsent(id, i -> new LinkedHashMap<>()).put(past.run(), past);
  }

  private static IllegalArgumentException unreadable(Path file, String what, IOException cause) {
    String why =
        cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
    return new IllegalArgumentException(file + " cannot be read as a " + what + ": " + why, cause);
  }

  /** The end of the newest run. */
  Instant until() {
    List<Instant> ends = new ArrayList<>();
    runs().forEach(run -> ends.add(run.ended()));
    return ends.stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }
}
