package dev.seatrial.verdict;

import dev.seatrial.integrity.DatasetResult;
import dev.seatrial.integrity.DatasetResult.Presence;
import dev.seatrial.integrity.Difference;
import dev.seatrial.integrity.IntegrityResult;
import dev.seatrial.scenario.Check;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Judges the comparison of two snapshots. */
final class IntegrityJudge {
  private IntegrityJudge() {}

  static CheckVerdict judge(Check.Integrity check, Optional<IntegrityResult> compared) {
    String title = "Every row of " + check.before() + " is in " + check.after();
    if (compared.isEmpty()) {
      return new CheckVerdict(
          check.name(), title, Status.NOT_RUN, "a snapshot was not taken", List.of());
    }
    return judge(check.name(), title, compared.get());
  }

  /** Judges a comparison that was made. */
  static CheckVerdict judge(String name, String title, IntegrityResult result) {
    List<Evidence> evidence = new ArrayList<>();
    result.datasets().forEach(d -> differences(d, evidence));
    result
        .unused()
        .forEach(
            a ->
                evidence.add(
                    Evidence.of(
                        "integrity.unused-allowance",
                        "an allowance matched nothing ("
                            + a.location()
                            + "): "
                            + a.subject()
                            + ", "
                            + a.because())));
    for (IntegrityResult.Use use : result.allowances()) {
      if (use.matched() > 0) {
        evidence.add(
            Evidence.of(
                "integrity.allowed",
                use.allowance().subject()
                    + ": "
                    + use.matched()
                    + " allowed, because "
                    + use.allowance().because()));
      }
    }
    result.datasets().forEach(d -> evidence.add(counts(d)));
    return new CheckVerdict(
        name, title, status(result), reason(result), counts(result), List.copyOf(evidence));
  }

  private static Status status(IntegrityResult result) {
    if (result.datasets().isEmpty()) {
      return Status.NOT_RUN;
    }
    if (!result.clean()) {
      return Status.FAIL;
    }
    return result.allowed() > 0 ? Status.PASS_WITH_ALLOWANCES : Status.PASS;
  }

  private static String reason(IntegrityResult result) {
    if (result.datasets().isEmpty()) {
      return "the snapshots hold no dataset";
    }
    long rows = result.datasets().stream().mapToLong(DatasetResult::rowsBefore).sum();
    String over = rows + " rows in " + result.datasets().size() + " datasets";
    if (result.clean()) {
      return over
          + " compared: nothing lost or changed"
          + (result.allowed() > 0 ? ", " + result.allowed() + " allowed differences" : "");
    }
    long columns =
        result.datasets().stream()
            .flatMap(d -> d.columns().stream())
            .filter(c -> !c.allowed())
            .count();
    return over
        + " compared: "
        + result.lost()
        + " lost, "
        + result.extra()
        + " extra, "
        + result.changed()
        + " changed rows"
        + (columns > 0 ? ", " + columns + " columns on one side only" : "");
  }

  private static void differences(DatasetResult dataset, List<Evidence> into) {
    if (dataset.presence() != Presence.BOTH && !dataset.presenceAllowed()) {
      into.add(
          Evidence.of(
              "integrity.dataset",
              dataset.dataset()
                  + (dataset.presence() == Presence.ONLY_BEFORE ? " is gone" : " is new")));
    }
    dataset
        .patterns()
        .forEach(
            p -> into.add(Evidence.of("integrity.pattern", dataset.dataset() + ": " + p.text())));
    for (DatasetResult.ColumnDifference column : dataset.columns()) {
      if (!column.allowed()) {
        into.add(
            Evidence.of(
                "integrity.column",
                dataset.dataset()
                    + "."
                    + column.column()
                    + (column.presence() == Presence.ONLY_BEFORE ? " is gone" : " is new")));
      }
    }
    for (Difference difference : dataset.first()) {
      if (difference.kind() != Difference.Kind.ALLOWED) {
        into.add(difference(dataset.dataset(), difference));
      }
    }
  }

  private static Evidence difference(String dataset, Difference difference) {
    String kind = difference.kind().name().toLowerCase(Locale.ROOT);
    List<String> changes =
        difference.changes().stream()
            .map(c -> c.column() + " " + c.before() + " became " + c.after())
            .toList();
    return new Evidence(
        "integrity." + kind,
        kind
            + " "
            + dataset
            + " "
            + difference.key()
            + (changes.isEmpty() ? "" : ": " + String.join("; ", changes)),
        row(difference.before()),
        row(difference.after()));
  }

  private static String row(Map<String, String> values) {
    List<String> cells = new ArrayList<>();
    values.forEach((column, value) -> cells.add(column + ": " + value));
    return String.join("\n", cells);
  }

  private static Map<String, Long> counts(IntegrityResult result) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("integrity.lost", result.lost());
    counts.put("integrity.extra", result.extra());
    counts.put("integrity.changed", result.changed());
    counts.put("integrity.allowed", result.allowed());
    return counts;
  }

  private static Evidence counts(DatasetResult dataset) {
    DatasetResult.Allowed allowed = dataset.allowed();
    return Evidence.of(
        "integrity.count",
        dataset.dataset()
            + ": "
            + dataset.rowsBefore()
            + " rows before, "
            + dataset.rowsAfter()
            + " after; "
            + dataset.lost()
            + " lost, "
            + dataset.extra()
            + " extra, "
            + dataset.changedRows()
            + " changed, "
            + (allowed.lost() + allowed.extra() + allowed.changedValues())
            + " allowed");
  }
}
