package dev.seatrial.report;

import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the page's templates ask about the run. */
record RunPage(RunReport report, List<String> axes, List<CellPage> cells) {
  private static final String BYTES = "Bytes";
  private static final Map<String, String> HOST_NAMES =
      Map.of(
          "version", "engine",
          "api", "engine API",
          "driver", "storage driver",
          "root", "data of the engine",
          "free", "free for the engine",
          "cpus", "CPUs",
          "os", "system");

  static RunPage of(RunReport report, Path runDir) throws IOException {
    List<CellPage> cells = new ArrayList<>();
    for (CellReport cell : report.cells()) {
      cells.add(CellPage.of(cell, runDir));
    }
    List<String> axes =
        report.cells().stream().flatMap(c -> c.axes().keySet().stream()).distinct().toList();
    return new RunPage(report, axes, cells);
  }

  /** {@code Of 3 cells 1 fails and 2 pass.}, worst first. */
  static String sentence(RunReport report) {
    Map<Status, Long> counts = new LinkedHashMap<>();
    report.cells().stream()
        .map(c -> c.verdict().status())
        .sorted()
        .forEach(status -> counts.merge(status, 1L, Long::sum));
    if (counts.isEmpty()) {
      return "No cell was run.";
    }
    String parts =
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().words().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return report.cells().size()
        + (report.cells().size() == 1 ? " cell: " : " cells: ")
        + parts
        + ".";
  }

  /** Facts about the machine in words; a fact nobody named keeps its name. */
  Map<String, String> host() {
    Map<String, String> facts = new LinkedHashMap<>();
    report
        .host()
        .forEach(
            (key, value) -> {
              boolean size = key.endsWith(BYTES) && value.matches("\\d{1,18}");
              String name = size ? key.substring(0, key.length() - BYTES.length()) : key;
              facts.put(
                  HOST_NAMES.getOrDefault(name, name),
                  size ? Words.bytes(Long.parseLong(value)) : value);
            });
    return facts;
  }

  /** The systems in it, for the heading. */
  String systems() {
    return report.cells().stream()
        .map(CellReport::system)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
