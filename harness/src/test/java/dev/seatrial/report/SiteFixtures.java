package dev.seatrial.report;

import dev.seatrial.observation.Observation;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CellVerdict.Measure;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small runs, as many as one likes. */
final class SiteFixtures {
  static final Instant DAY = Instant.parse("2026-03-05T09:00:00Z");
  private static final Map<String, String> HOST =
      Map.of("cpus", "2", "memoryBytes", "8000000000", "os", "Debian");

  private SiteFixtures() {}

  /** A run of that day. */
  static RunReport run(int day, CellReport... cells) {
    Instant start = DAY.plus(Duration.ofDays(day));
    return new RunReport(
        "202603%02d-0900".formatted(5 + day),
        start,
        start.plusSeconds(90),
        "0.1.0",
        HOST,
        List.of(cells));
  }

  static Path write(RunReport run, Path runs) {
    Path folder = runs.resolve(run.run());
    run.write(folder, text -> text);
    return folder;
  }

  static CellReport cell(int day, String id, Status status) {
    return cell(day, id, status, "sha256:plan", 2_000);
  }

  /** A cell of {@code scenario[from..to,value]} that was run. */
  static CellReport cell(int day, String id, Status status, String plan, long millis) {
    Map<String, Measure> measures =
        millis == 0 ? Map.of() : Map.of("migrate", new Measure(millis, 10_000, "10s"));
    return cell(day, id, status, plan, measures);
  }

  /** A cell with these times. */
  static CellReport cell(
      int day, String id, Status status, String plan, Map<String, Measure> measures) {
    Instant start = DAY.plus(Duration.ofDays(day));
    List<Observation> seen =
        List.of(
            new Observation.CellStarted(start, id, HOST),
            new Observation.ImageResolved(
                start,
                "server",
                "assembled",
                "seatrial/boat:1",
                "sha256:0123",
                Optional.empty(),
                Optional.of("sha256:feedc0ffee5f0c11"),
                1_000,
                Map.of(),
                Map.of(),
                Optional.empty()),
            new Observation.SnapshotTaken(
                start.plusSeconds(1), "before", "sqlite", Map.of("boats", 1_200L, "crew", 34L), 10),
            new Observation.CellFinished(start.plusSeconds(60), Optional.empty()));
    return cell(id, status, plan, measures, seen);
  }

  /** A cell for each of three numbers of rows; one measured time grows with them, one does not. */
  static List<CellReport> grown() {
    List<CellReport> cells = new ArrayList<>();
    for (int rows : List.of(1_000, 20_000, 3_000_000)) {
      Map<String, Measure> measures = new LinkedHashMap<>();
      measures.put("migrate", new Measure(rows / 10, 60_000, "60s"));
      measures.put("start", new Measure(4_000, 0, ""));
      measures.put("downtime", new Measure(rows / 5, 0, ""));
      Status status = rows > 20_000 ? Status.FAIL : Status.PASS;
      cells.add(cell(1, "grown/move[1.0..2.0," + rows + "]", status, "sha256:plan", measures));
    }
    return cells;
  }

  /** A cell that was not begun. */
  static CellReport leftOut(String id) {
    return cell(id, Status.NOT_RUN, "sha256:plan", Map.of(), List.of());
  }

  /** A cell that the machine has not what it needs for. */
  static CellReport leftOut(int day, String id) {
    Instant start = DAY.plus(Duration.ofDays(day));
    return cell(
        id,
        Status.NOT_RUN,
        "sha256:plan",
        Map.of(),
        List.of(
            new Observation.CellStarted(start, id, HOST),
            new Observation.CellLeftOut(start, "no registry answers")));
  }

  private static CellReport cell(
      String id,
      Status status,
      String plan,
      Map<String, Measure> measures,
      List<Observation> seen) {
    String[] parts =
        id.replaceFirst("^[^\\[]*\\[", "").replaceFirst("\\].*$", "").split("[,]|\\.\\.", -1);
    Map<String, String> axes = new LinkedHashMap<>();
    axes.put("source", parts[0]);
    axes.put("target", parts[1]);
    if (parts.length > 2) {
      axes.put("killed", parts[2]);
    }
    String scenario = id.replaceFirst("\\[.*", "");
    String reason = "because of " + status.words();
    List<CheckVerdict> checks = new ArrayList<>();
    checks.add(new CheckVerdict("integrity", "Rows survive", status, reason, List.of()));
    checks.add(new CheckVerdict("restored", "It comes back", Status.PASS, "it did", List.of()));
    return new CellReport(
        id,
        "not-trusted/../..",
        "Harbour",
        scenario,
        "Boats move to " + parts[1],
        "Every boat survives.",
        axes,
        plan,
        Optional.empty(),
        List.of(),
        Map.of(),
        new CellVerdict(id, status, reason, checks, measures),
        seen,
        List.of(),
        "./seatrial run scenarios/harbour --cell '" + id + "'");
  }
}
