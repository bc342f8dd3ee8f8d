package dev.seatrial.report;

import dev.seatrial.plan.Cell;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.verdict.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A system on a site's first page.
 *
 * @param name first part of the names of its scenarios
 * @param title for people
 * @param paths columns of its matrix
 * @param rows of its matrix, a scenario each
 * @param entries all its cells, by scenario
 */
record SiteSystem(
    String name, String title, List<List<String>> paths, List<Row> rows, List<SiteEntry> entries) {

  /**
   * A scenario in the matrix.
   *
   * @param byPath its cells, for each column
   */
  record Row(String scenario, String title, List<List<SiteEntry>> byPath) {

    /** What tells an entry from the others of its scenario, but for the path. */
    String variant(SiteEntry entry) {
      List<SiteEntry> all = byPath.stream().flatMap(List::stream).toList();
      return entry.axes().entrySet().stream()
          .filter(axis -> !Matrix.AXES_OF_PATH.contains(axis.getKey()))
          .filter(
              axis ->
                  all.stream()
                      .anyMatch(it -> !axis.getValue().equals(it.axes().get(axis.getKey()))))
          .map(Map.Entry::getValue)
          .collect(Collectors.joining(", "));
    }
  }

  static SiteSystem of(String name, List<SiteEntry> entries) {
    TreeSet<List<String>> sorted = new TreeSet<>(Natural.OF_LISTS);
    entries.forEach(it -> sorted.add(it.path()));
    List<List<String>> paths = List.copyOf(sorted);
    Map<String, List<SiteEntry>> byScenario =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    SiteEntry::scenario, LinkedHashMap::new, Collectors.toList()));
    List<Row> rows =
        byScenario.entrySet().stream()
            .map(e -> new Row(e.getKey(), e.getValue().get(0).title(), split(e.getValue(), paths)))
            .toList();
    return new SiteSystem(name, entries.get(0).product(), paths, rows, entries);
  }

  private static List<List<SiteEntry>> split(List<SiteEntry> entries, List<List<String>> paths) {
    Function<List<String>, List<SiteEntry>> of =
        path -> entries.stream().filter(it -> it.path().equals(path)).toList();
    return paths.stream().map(of).toList();
  }

  /** Where it stands on the page, as addresses name it. */
  static String anchor(String name) {
    return "s-" + Cell.slug(name);
  }

  List<SiteCell> cells() {
    return entries.stream().flatMap(it -> it.cell().stream()).toList();
  }

  Map<Status, Long> counts() {
    return SiteIndex.counts(cells());
  }

  long missing() {
    return entries.stream().filter(it -> it.cell().isEmpty()).count();
  }

  /** What was not the real thing in any of its cells. */
  List<String> caveats() {
    return cells().stream().flatMap(it -> it.caveats().stream()).distinct().sorted().toList();
  }

  /** {@code source-…}, to group columns by: where they begin. */
  Map<String, Long> sources() {
    return paths.stream()
        .collect(
            Collectors.groupingBy(path -> path.get(0), LinkedHashMap::new, Collectors.counting()));
  }

  /** {@code 2.3.4}, {@code 2.3.3, 2.3.4}: where a path goes from its source. */
  static String target(List<String> path) {
    if (path.size() <= 2) {
      return path.get(path.size() - 1);
    }
    return path.size() <= 4
        ? String.join(" \u2192 ", path.subList(1, path.size()))
        : path.get(path.size() - 1) + " via " + (path.size() - 2) + " others";
  }
}
