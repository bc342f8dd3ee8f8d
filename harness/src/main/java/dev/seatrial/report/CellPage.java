package dev.seatrial.report;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the page's templates ask about a cell. */
record CellPage(
    CellReport cell,
    List<StepSpan> steps,
    List<InstanceHistory> instances,
    List<ContainerLife> containers,
    Optional<Timeline> timeline,
    List<BudgetBar> budgets,
    List<Image> images,
    List<LogTail> logs) {

  /**
   * A measured time beside its budget; widths are percentages of the longest of the cell.
   *
   * @param limit where the budget ends; empty when none was declared
   */
  record BudgetBar(String name, CellVerdict.Measure measure, String width, String limit) {
    boolean over() {
      return measure.budgetMillis() > 0 && measure.millis() > measure.budgetMillis();
    }

    /** Whether what was declared says more than what came out. */
    boolean derived() {
      return !measure.budget().replace(" ", "").equals(limitWords().replace(" ", ""));
    }

    String limitWords() {
      return Words.millis(measure.budgetMillis());
    }
  }

  /** An image and the services that run it. */
  record Image(ImageResolved facts, List<String> services) {}

  static CellPage of(CellReport cell, Path runDir) throws IOException {
    List<StepSpan> steps = StepSpan.of(cell);
    List<InstanceHistory> instances = InstanceHistory.of(cell);
    List<LogTail> logs = new ArrayList<>();
    for (CellReport.Log log : cell.logs()) {
      logs.add(LogTail.of(log, runDir));
    }
    return new CellPage(
        cell,
        steps,
        instances,
        ContainerLife.of(cell),
        TimelineDrawing.of(cell, steps, instances),
        budgets(cell.verdict().measures()),
        images(cell),
        logs);
  }

  /** Those that are not green first; else in the order of the scenario. */
  List<CheckVerdict> checks() {
    return cell.verdict().checks().stream()
        .sorted(Comparator.comparing(check -> check.status().green()))
        .toList();
  }

  /** Everything the harness wants said; what the accelerator is has a place of its own. */
  List<Observation.Remark> remarks() {
    return cell.seen(Observation.Remark.class).stream()
        .filter(r -> cell.accelerator().isEmpty() || !r.topic().equals("accelerator"))
        .toList();
  }

  List<LogTail> spokenLogs() {
    return logs.stream().filter(t -> t.bytes() > 0).toList();
  }

  /** {@code helper (6), pause}: services whose containers wrote nothing. */
  String silentServices() {
    return logs.stream()
        .filter(t -> t.bytes() == 0)
        .collect(
            Collectors.groupingBy(
                t -> t.log().service(), LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getKey() + (e.getValue() > 1 ? " (" + e.getValue() + ")" : ""))
        .collect(Collectors.joining(", "));
  }

  /** {@code , exit 137}; empty when nobody saw the container end. */
  String end(String container) {
    return containers.stream()
        .filter(life -> life.container().equals(container) && life.exit().isPresent())
        .map(life -> ", " + life.end())
        .findFirst()
        .orElse("");
  }

  List<Observation.YardstickMeasured> yardsticks() {
    return cell.seen(Observation.YardstickMeasured.class);
  }

  List<Observation.SnapshotTaken> snapshots() {
    return cell.seen(Observation.SnapshotTaken.class);
  }

  Optional<Observation.PreparedState> prepared() {
    return cell.seen(Observation.PreparedState.class).stream().reduce((a, b) -> b);
  }

  /** What came of a step; the prepared state stands for the steps that made it. */
  String outcome(StepSpan span) {
    boolean reused = prepared().filter(Observation.PreparedState::reused).isPresent();
    return reused && !span.ran() && span.step().phase().equals("before")
        ? "done earlier"
        : span.outcome();
  }

  String downtime() {
    CellVerdict.Measure measure = cell.verdict().measures().get("downtime");
    return measure == null ? "" : Words.millis(measure.millis());
  }

  /** Counts of the checks that count, by finding; several checks are added up. */
  Map<String, Long> integrity() {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (CheckVerdict check : cell.verdict().checks()) {
      check
          .counts()
          .forEach(
              (finding, count) -> {
                if (finding.startsWith("integrity.")) {
                  sums.merge(finding, count, Long::sum);
                }
              });
    }
    return sums;
  }

  private static List<BudgetBar> budgets(Map<String, CellVerdict.Measure> measures) {
    long longest =
        measures.values().stream()
            .mapToLong(m -> Math.max(m.millis(), m.budgetMillis()))
            .max()
            .orElse(0);
    List<BudgetBar> bars = new ArrayList<>();
    measures.forEach(
        (name, m) ->
            bars.add(
                new BudgetBar(
                    name,
                    m,
                    percent(m.millis(), longest),
                    m.budgetMillis() > 0 ? percent(m.budgetMillis(), longest) : "")));
    return bars;
  }

  /** A part of a whole, as widths are written. */
  static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.2f%%", whole <= 0 ? 0.0 : 100.0 * part / whole);
  }

  private static List<Image> images(CellReport cell) {
    return cell.seen(ImageResolved.class).stream()
        .collect(
            Collectors.groupingBy(ImageResolved::imageId, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(
            same ->
                new Image(
                    same.get(0), same.stream().map(ImageResolved::service).distinct().toList()))
        .toList();
  }
}
