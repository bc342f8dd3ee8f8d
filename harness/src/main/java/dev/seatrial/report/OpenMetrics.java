package dev.seatrial.report;

import dev.seatrial.verdict.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code metrics.txt}: verdicts and times of a run as OpenMetrics 1.0 text, seconds throughout.
 * What is said of a cell carries no id of the run, so that one run can be compared with another.
 */
final class OpenMetrics {
  private final StringBuilder text = new StringBuilder();

  /** A value and what it is of. */
  private record Sample(Map<String, String> labels, String value) {}

  private OpenMetrics() {}

  /** The whole file; its lines end with a line feed, the last one is {@code # EOF}. */
  static String of(RunReport report) {
    return new OpenMetrics().write(report);
  }

  private String write(RunReport report) {
    family("seatrial_run", "info", "The run and what it was made with.");
    Map<String, String> run = new LinkedHashMap<>();
    run.put("run", report.run());
    run.put("version", report.version());
    sample("seatrial_run_info", run, "1");
    one("seatrial_run_ended_timestamp_seconds", "When the run ended.", since1970(report.ended()));
    one("seatrial_run_duration_seconds", "From its start to its end.", seconds(report.lasted()));
    family("seatrial_run_cells", "gauge", "Cells of the run by verdict.");
    for (Status status : Status.values()) {
      long count = report.cells().stream().filter(c -> c.verdict().status() == status).count();
      sample("seatrial_run_cells", Map.of("verdict", word(status)), Long.toString(count));
    }
    verdicts(report);
    seconds(
        report,
        "seatrial_cell_duration_seconds",
        "From the start of the cell to its end, the harness's own work included.",
        cell -> List.of(new Sample(labels(cell), seconds(cell.lasted()))));
    seconds(
        report,
        "seatrial_cell_measure_seconds",
        "What was measured of the cell: its phases and its downtime.",
        cell -> measures(cell, false));
    seconds(
        report,
        "seatrial_cell_budget_seconds",
        "What the measure may be at most, as it came out in this run.",
        cell -> measures(cell, true));
    return text.append("# EOF\n").toString();
  }

  private void verdicts(RunReport report) {
    String name = "seatrial_cell_verdict";
    family(name, "stateset", "The verdict of the cell.");
    for (CellReport cell : report.cells()) {
      for (Status status : Status.values()) {
        Map<String, String> labels = labels(cell);
        labels.put(name, word(status));
        sample(name, labels, cell.verdict().status() == status ? "1" : "0");
      }
    }
  }

  private static List<Sample> measures(CellReport cell, boolean budget) {
    List<Sample> samples = new ArrayList<>();
    cell.verdict()
        .measures()
        .forEach(
            (name, measure) -> {
              long millis = budget ? measure.budgetMillis() : measure.millis();
              if (!budget || !measure.budget().isEmpty()) {
                Map<String, String> labels = labels(cell);
                labels.put("measure", name);
                samples.add(new Sample(labels, seconds(Duration.ofMillis(millis))));
              }
            });
    return samples;
  }

  private void one(String name, String help, String value) {
    family(name, "gauge", help);
    sample(name, Map.of(), value);
  }

  private void seconds(
      RunReport report, String name, String help, Function<CellReport, List<Sample>> samples) {
    family(name, "gauge", help);
    report.cells().stream()
        .flatMap(cell -> samples.apply(cell).stream())
        .forEach(sample -> sample(name, sample.labels(), sample.value()));
  }

  private void family(String name, String type, String help) {
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    if (name.endsWith("_seconds")) {
      text.append("# UNIT ").append(name).append(" seconds\n");
    }
    text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
  }

  private void sample(String name, Map<String, String> labels, String value) {
    text.append(name);
    if (!labels.isEmpty()) {
      List<String> pairs = new ArrayList<>();
      labels.forEach((label, it) -> pairs.add(label + "=\"" + escaped(it) + "\""));
      text.append('{').append(String.join(",", pairs)).append('}');
    }
    text.append(' ').append(value).append('\n');
  }

  /** The cell, its system, its scenario, and the value of each axis. */
  private static Map<String, String> labels(CellReport cell) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("cell", cell.id());
    labels.put("system", cell.systemName());
    labels.put("scenario", cell.scenario());
    cell.axes()
        .forEach(
            (axis, value) -> {
              String label =
                  axis.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=[0-9_])", "axis_");
              labels.put(free(label, labels) ? label : "axis_" + label, value);
            });
    return labels;
  }

  private static boolean free(String label, Map<String, String> labels) {
    return !labels.containsKey(label)
        && !label.equals("measure")
        && !label.equals("seatrial_cell_verdict");
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
  }

  private static String since1970(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
  }
}
