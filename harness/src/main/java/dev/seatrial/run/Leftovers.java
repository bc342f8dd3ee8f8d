package dev.seatrial.run;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.Engine.Leftover;
import dev.seatrial.engine.EngineException;
import dev.seatrial.run.RunLock.Life;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What runs left behind, found by label; runs that are alive are never touched. */
public final class Leftovers {
  /** The label of everything a run makes; its value is the run. */
  public static final String LABEL = CellContext.RUN_LABEL;

  private Leftovers() {}

  /**
   * What became of what runs had left.
   *
   * @param spared run to why it was left alone, half a sentence
   * @param failed why something could not be removed
   */
  public record Cleared(
      List<Leftover> removed, Map<String, String> spared, List<EngineException> failed) {
    Cleared() {
      this(new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
    }
  }

  /**
   * Before a run: removes what belongs to runs that have ended, save for what was to be kept, and
   * returns what was removed.
   *
   * @throws EngineException when something could not be removed, after removing all else
   */
  static List<Leftover> removeDead(Engine engine, Path cacheDirectory) {
    Cleared cleared = clear(engine, cacheDirectory, EnumSet.of(Life.ENDED));
    if (!cleared.failed().isEmpty()) {
      throw cleared.failed().get(0);
    }
    return cleared.removed();
  }

  /**
   * Removes what belongs to runs that have ended, also what was kept.
   *
   * @param all also what belongs to runs whose life cannot be seen from here
   */
  public static Cleared clear(Engine engine, Path cacheDirectory, boolean all) {
    Set<Life> which = EnumSet.of(Life.ENDED, Life.KEPT);
    if (all) {
      which.add(Life.UNKNOWN);
    }
    return clear(engine, cacheDirectory, which);
  }

  private static Cleared clear(Engine engine, Path cacheDirectory, Set<Life> which) {
    Map<String, List<Leftover>> runs = new TreeMap<>();
    for (Leftover found : ordered(engine.labelled(CellContext.RUN_LABEL, Optional.empty()))) {
      String run = found.labels().getOrDefault(CellContext.RUN_LABEL, "");
      runs.computeIfAbsent(run, r -> new ArrayList<>()).add(found);
    }
    Cleared cleared = new Cleared();
    runs.forEach(
        (run, found) -> {
          Life life = RunLock.life(cacheDirectory, run, mark(found));
          if (!which.contains(life)) {
            cleared.spared().put(run, reason(life));
          } else if (remove(engine, found, cleared)) {
            RunLock.forget(cacheDirectory, run);
          }
        });
    return cleared;
  }

  private static String reason(Life life) {
    return switch (life) {
      case ALIVE -> "it is alive";
      case KEPT -> "it is kept";
      case ENDED, UNKNOWN -> "it is of another machine or user";
    };
  }

  /** What the product started itself does not say where the lock is; the cell's network does. */
  private static Optional<String> mark(List<Leftover> ofRun) {
    return ofRun.stream()
        .flatMap(l -> Optional.ofNullable(l.labels().get(CellContext.LOCK_LABEL)).stream())
        .findFirst();
  }

  /** Removes everything of one cell, also what the product itself started. */
  static void removeCell(Engine engine, Map<String, String> labels) {
    removeCell(engine, labels, leftover -> true);
  }

  /** Removes what is wanted of one cell. */
  static void removeCell(Engine engine, Map<String, String> labels, Predicate<Leftover> wanted) {
    String run = labels.getOrDefault(CellContext.RUN_LABEL, "");
    String cell = labels.getOrDefault(CellContext.CELL_LABEL, "");
    Cleared cleared = new Cleared();
    remove(
        engine,
        ordered(engine.labelled(CellContext.RUN_LABEL, Optional.of(run))).stream()
            .filter(l -> cell.equals(l.labels().get(CellContext.CELL_LABEL)))
            .filter(wanted)
            .toList(),
        cleared);
    if (!cleared.failed().isEmpty()) {
      throw cleared.failed().get(0);
    }
  }

  /** One that cannot be removed does not keep the rest; false when there was one. */
  private static boolean remove(Engine engine, List<Leftover> found, Cleared cleared) {
    boolean all = true;
    for (Leftover leftover : found) {
      try {
        engine.remove(leftover);
        cleared.removed().add(leftover);
      } catch (EngineException e) {
        cleared.failed().add(e);
        all = false;
      }
    }
    return all;
  }

  private static List<Leftover> ordered(List<Leftover> found) {
    return found.stream().sorted(Comparator.comparing(Leftover::kind)).toList();
  }
}
