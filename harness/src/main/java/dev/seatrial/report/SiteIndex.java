package dev.seatrial.report;

import dev.seatrial.verdict.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the template of a site's first page asks. */
record SiteIndex(SiteData data, List<SiteSystem> systems) {

  static SiteIndex of(SiteData data) {
    Map<String, List<SiteEntry>> bySystem = new TreeMap<>();
    Stream.concat(
            data.cells().stream().map(SiteEntry::of), data.missing().stream().map(SiteEntry::of))
        .sorted(
            Comparator.comparing(SiteEntry::scenario).thenComparing(SiteEntry::id, Natural.ORDER))
        .forEach(it -> bySystem.computeIfAbsent(it.system(), s -> new ArrayList<>()).add(it));
    List<SiteSystem> systems = new ArrayList<>();
    bySystem.forEach((name, entries) -> systems.add(SiteSystem.of(name, entries)));
    return new SiteIndex(data, systems);
  }

  /** {@code 3 cells of 2 systems: 1 fail, 2 pass.} */
  String sentence() {
    String what =
        count(data.cells().size(), "cell")
            + " of "
            + count((int) data.cells().stream().map(SiteCell::system).distinct().count(), "system");
    String told =
        counts(data.cells()).entrySet().stream()
            .map(e -> Words.count(e.getValue()) + " " + e.getKey().words())
            .collect(Collectors.joining(", "));
    String missing =
        data.missing().isEmpty() ? "" : "; " + data.missing().size() + " more were not brought";
    return what + (told.isEmpty() ? "" : ": " + told) + missing + ".";
  }

  /** The notes of all cells that have some. */
  List<SiteCell> noted() {
    return data.cells().stream().filter(cell -> !cell.notes().isEmpty()).toList();
  }

  /** Verdicts that there are, worst first; what was not brought is one, for who looks for it. */
  Map<String, String> verdicts() {
    Map<String, String> choices = new LinkedHashMap<>();
    counts(data.cells()).keySet().forEach(s -> choices.put(Words.css(s), s.words()));
    if (!data.missing().isEmpty()) {
      choices.put(SiteEntry.MISSING, SiteEntry.MISSING);
    }
    return choices;
  }

  List<String> databases() {
    return values(cell -> Stream.of(cell.axes().getOrDefault("database", "")));
  }

  List<String> accelerators() {
    return values(cell -> Stream.of(cell.axes().getOrDefault("accelerator", "")));
  }

  List<String> imageSources() {
    return values(cell -> cell.imageSources().stream());
  }

  static Map<Status, Long> counts(List<SiteCell> cells) {
    Map<Status, Long> counts = new TreeMap<>();
    cells.forEach(cell -> counts.merge(cell.status(), 1L, Long::sum));
    return counts;
  }

  private List<String> values(Function<SiteCell, Stream<String>> of) {
    TreeSet<String> values = new TreeSet<>(Natural.ORDER);
    data.cells().stream().flatMap(of).filter(it -> !it.isEmpty()).forEach(values::add);
    return List.copyOf(values);
  }

  private static String count(int count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }
}
