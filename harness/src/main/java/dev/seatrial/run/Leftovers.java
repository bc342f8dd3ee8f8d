package dev.seatrial.run;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.Engine.Leftover;
import dev.seatrial.engine.EngineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What killed runs left behind, found by label; runs that are alive are never touched. */
public final class Leftovers {
  /** The label of everything a run makes; its value is the run. */
  public static final String LABEL = CellContext.RUN_LABEL;

  private Leftovers() {}

  /**
   * Removes what belongs to runs whose lock is free, and returns what was removed.
   *
   * @throws EngineException when something could not be removed, after removing all else
   */
  public static List<Leftover> removeDead(Engine engine, Path cacheDirectory) {
    List<Leftover> dead =
        ordered(engine.labelled(CellContext.RUN_LABEL, Optional.empty())).stream()
            .filter(
                l ->
                    RunLock.isFree(
                        cacheDirectory, l.labels().getOrDefault(CellContext.RUN_LABEL, "")))
            .toList();
    remove(engine, dead);
    return dead;
  }

  /** Removes everything of one cell, also what the product itself started. */
  static void removeCell(Engine engine, Map<String, String> labels) {
    String run = labels.getOrDefault(CellContext.RUN_LABEL, "");
    String cell = labels.getOrDefault(CellContext.CELL_LABEL, "");
    remove(
        engine,
        ordered(engine.labelled(CellContext.RUN_LABEL, Optional.of(run))).stream()
            .filter(l -> cell.equals(l.labels().get(CellContext.CELL_LABEL)))
            .toList());
  }

  /** One that cannot be removed does not keep the rest. */
  private static void remove(Engine engine, List<Leftover> leftovers) {
    List<EngineException> failures = new ArrayList<>();
    for (Leftover leftover : leftovers) {
      try {
        engine.remove(leftover);
      } catch (EngineException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private static List<Leftover> ordered(List<Leftover> found) {
    return found.stream().sorted(Comparator.comparing(Leftover::kind)).toList();
  }
}
