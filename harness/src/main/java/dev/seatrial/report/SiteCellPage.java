package dev.seatrial.report;

import dev.seatrial.verdict.CellVerdict.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the template of a cell's own page asks.
 *
 * @param page the cell itself
 * @param run the run it is of
 * @param sweeps the sweeps that it is part of
 */
record SiteCellPage(SiteCell cell, CellPage page, RunPage run, List<Sweep> sweeps) {

  /** Its runs, newest first. */
  List<Past> history() {
    List<Past> all = new ArrayList<>(cell.history());
    Collections.reverse(all);
    return all;
  }

  /** Times that any of its runs measured. */
  List<String> measured() {
    TreeSet<String> names = new TreeSet<>();
    cell.history().forEach(past -> names.addAll(past.millis().keySet()));
    return List.copyOf(names);
  }

  /** A time of an older run as a part of the longest, a percentage. */
  String width(Past past, String measure) {
    long longest =
        cell.history().stream()
            .mapToLong(it -> it.millis().getOrDefault(measure, 0L))
            .max()
            .orElse(0);
    return CellPage.percent(past.millis().getOrDefault(measure, 0L), longest);
  }

  Map<String, Measure> measures() {
    return cell.measures();
  }
}
