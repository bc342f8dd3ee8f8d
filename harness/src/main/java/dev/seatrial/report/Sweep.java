package dev.seatrial.report;

import dev.seatrial.scenario.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cells that differ in one axis alone: kill points, sizes, states.
 *
 * @param axis the axis
 * @param cells in the order of its values: numbers by size, others as they are
 */
record Sweep(String axis, List<SiteCell> cells) {
  private static final int FEWEST = 3;

  /** The sweeps that a cell is part of. */
  static List<Sweep> of(SiteCell cell, List<SiteCell> all) {
    List<Sweep> sweeps = new ArrayList<>();
    for (String axis : cell.axes().keySet()) {
      if (!Matrix.AXES_OF_PATH.contains(axis)) {
        List<SiteCell> its =
            all.stream()
                .filter(it -> it.scenario().equals(cell.scenario()))
                .filter(it -> without(axis, it).equals(without(axis, cell)))
                .sorted(Comparator.comparing(it -> it.axes().get(axis), Natural.ORDER))
                .toList();
        if (its.size() >= FEWEST) {
          sweeps.add(new Sweep(axis, its));
        }
      }
    }
    return sweeps;
  }

  private static Map<String, String> without(String axis, SiteCell cell) {
    Map<String, String> others = new TreeMap<>(cell.axes());
    others.remove(axis);
    return others;
  }

  String value(SiteCell cell) {
    return cell.axes().getOrDefault(axis, "");
  }

  /** The times worth a plot: those that most of the cells have. */
  List<String> measures() {
    Map<String, Long> known = new TreeMap<>();
    cells.forEach(it -> it.measures().keySet().forEach(name -> known.merge(name, 1L, Long::sum)));
    return known.entrySet().stream()
        .filter(e -> e.getValue() * 2 > cells.size())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Its time as a part of the longest of the sweep, a percentage; empty when it has none. */
  String width(SiteCell cell, String measure) {
    long longest = cells.stream().mapToLong(it -> millis(it, measure)).max().orElse(0);
    return cell.measures().containsKey(measure)
        ? CellPage.percent(millis(cell, measure), longest)
        : "";
  }

  String time(SiteCell cell, String measure) {
    return cell.measures().containsKey(measure) ? Words.millis(millis(cell, measure)) : "\u2013";
  }

  private static long millis(SiteCell cell, String measure) {
    var found = cell.measures().get(measure);
    return found == null ? 0 : found.millis();
  }
}
