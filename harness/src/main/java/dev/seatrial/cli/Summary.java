package dev.seatrial.cli;

import dev.seatrial.plan.Durations;
import dev.seatrial.plan.Plan;
import dev.seatrial.report.CellReport;
import dev.seatrial.report.RunReport;
import dev.seatrial.trial.Likeness;
import dev.seatrial.trial.Repetitions;
import dev.seatrial.trial.RunEnded;
import dev.seatrial.trial.Trial;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The verdict of a run, for the terminal. */
final class Summary {
  private static final int EVIDENCE = 6;

  private Summary() {}

  static void print(Trial.Result result, PrintWriter out) {
    RunReport report = result.report();
    print(report.cells(), out);
    out.println();
    report.cells().stream()
        .flatMap(cell -> cell.unreleased().stream())
        .distinct()
        .forEach(build -> out.println("build   " + build + " (unreleased)"));
    report.cells().stream()
        .flatMap(cell -> cell.handedOver().stream())
        .distinct()
        .forEach(file -> out.println("given   " + file));
    repetitions(report).forEach(line -> out.println("repeat  " + line));
    out.println("verdict " + report.status().words());
    out.println("report  " + shown(result.directory().resolve("index.html")));
    out.flush();
  }

  /** What a run that was ended from outside had found out by then. */
  static void print(RunEnded end, PrintWriter out) {
    List<CellReport> judged = end.judged();
    print(judged, out);
    out.println();
    out.println("ended   " + end.getMessage() + ", and everything that it started is taken away");
    end.result()
        .ifPresent(
            result -> {
              List<Status> statuses = judged.stream().map(c -> c.verdict().status()).toList();
              out.println(
                  "verdict "
                      + judged.size()
                      + " of "
                      + result.report().cells().size()
                      + " cells judged"
                      + (judged.isEmpty() ? "" : ": " + Status.worst(statuses).words()));
              out.println("report  " + shown(result.directory().resolve("index.html")));
              out.println("resume  seatrial run --resume " + shown(result.directory()));
            });
    out.flush();
  }

  private static void print(List<CellReport> cells, PrintWriter out) {
    for (CellReport cell : cells) {
      out.println();
      out.println(
          String.format(
              Locale.ROOT, "%-22s %s", cell.verdict().status().words(), cell.verdict().cell()));
      for (CheckVerdict check : cell.verdict().checks()) {
        print(check, out);
      }
      cell.verdict()
          .measures()
          .forEach(
              (name, measure) ->
                  out.println(
                      String.format(
                          Locale.ROOT,
                          "    time  %-16s %s",
                          name,
                          Durations.words(Duration.ofMillis(measure.millis())))));
      if (!cell.verdict().status().green()) {
        out.println("    repro " + cell.repro());
      }
    }
  }

  /** Whether a run was made of the same as another one, as far as that can be told. */
  static void print(Likeness other, Plan plan, Trial.Result result, PrintWriter out) {
    List<String> differences =
        result.report().cells().stream()
            .flatMap(
                cell ->
                    plan.cells().stream()
                        .filter(planned -> planned.id().equals(cell.id()))
                        .flatMap(it -> other.differences(it, cell.observations()).stream()))
            .distinct()
            .toList();
    differences.forEach(line -> out.println("differs " + line));
    if (differences.isEmpty()) {
      out.println(
          "alike   plan, images and files are those of the other run, as far as can be told");
    }
    out.flush();
  }

  /** How many times a cell that was repeated was green. */
  private static List<String> repetitions(RunReport report) {
    Map<String, List<Boolean>> times = new LinkedHashMap<>();
    for (CellReport cell : report.cells()) {
      times
          .computeIfAbsent(Repetitions.base(cell.id()), id -> new ArrayList<>())
          .add(cell.verdict().status().green());
    }
    return times.entrySet().stream()
        .filter(cell -> cell.getValue().size() > 1)
        .map(
            cell ->
                cell.getValue().stream().filter(green -> green).count()
                    + " of "
                    + cell.getValue().size()
                    + " green  "
                    + cell.getKey())
        .toList();
  }

  private static void print(CheckVerdict check, PrintWriter out) {
    out.println(
        String.format(
            Locale.ROOT,
            "  %-22s %-18s %s",
            check.status().words(),
            check.check(),
            check.reason()));
    if (!check.status().green()) {
      List<CheckVerdict.Evidence> first = check.evidence().stream().limit(EVIDENCE).toList();
      for (CheckVerdict.Evidence evidence : first) {
        out.println("      " + evidence.text());
      }
    }
  }

  /** From here, if it lies below. */
  static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }
}
