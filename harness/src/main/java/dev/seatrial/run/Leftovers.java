package dev.seatrial.run;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.Engine.Leftover;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What killed runs left behind, found by label; runs that are alive are never touched. */
public final class Leftovers {
  /** The label of everything a run makes; its value is the run. */
  public static final String LABEL = CellContext.RUN_LABEL;

  private Leftovers() {}

  /** Removes what belongs to runs whose lock is free, and returns what was removed. */
  public static List<Leftover> removeDead(Engine engine, Path cacheDirectory) {
    List<Leftover> dead =
        ordered(engine.labelled(CellContext.RUN_LABEL, Optional.empty())).stream()
            .filter(
                l ->
                    RunLock.isFree(
                        cacheDirectory, l.labels().getOrDefault(CellContext.RUN_LABEL, "")))
            .toList();
    dead.forEach(engine::remove);
    return dead;
  }

  /** Removes everything of one cell, also what the product itself started. */
  static void removeCell(Engine engine, Map<String, String> labels) {
    String run = labels.getOrDefault(CellContext.RUN_LABEL, "");
    String cell = labels.getOrDefault(CellContext.CELL_LABEL, "");
    ordered(engine.labelled(CellContext.RUN_LABEL, Optional.of(run))).stream()
        .filter(l -> cell.equals(l.labels().get(CellContext.CELL_LABEL)))
        .forEach(engine::remove);
  }

  private static List<Leftover> ordered(List<Leftover> found) {
    return found.stream().sorted(Comparator.comparing(Leftover::kind)).toList();
  }
}
