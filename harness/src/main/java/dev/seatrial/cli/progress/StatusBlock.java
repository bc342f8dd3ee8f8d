package dev.seatrial.cli.progress;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Durations;
import dev.seatrial.verdict.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** Says how a run stands: all cells, the cell, its step, and what that waits for. */
final class StatusBlock implements Screen.Status {
  private static final int LABEL = 7;
  private static final int BAR = 20;

  /** So much of a name must be left; what stands behind it gives way. */
  private static final int NAME = 30;

  private final Standing standing;
  private final Supplier<Optional<String>> memory;

  /**
   * What is said of a run.
   *
   * @param memory asked each time
   */
  StatusBlock(Standing standing, Supplier<Optional<String>> memory) {
    this.standing = standing;
    this.memory = memory;
  }

  @Override
  public List<Line> block(int columns) {
    List<Line> lines = new ArrayList<>();
    lines.add(cells(columns));
    standing.cell().ifPresent(cell -> lines.add(cell(cell, columns)));
    standing.running().ifPresent(running -> lines.add(step(running, columns)));
    if (!standing.waiting().isEmpty()) {
      lines.add(row("waits", standing.waiting(), columns));
    } else if (standing.begun() == 0) {
      lines.add(row("waits", "preparing images", columns));
    }
    return lines;
  }

  private Line cells(int columns) {
    int done = standing.verdicts().values().stream().mapToInt(Integer::intValue).sum();
    Line line =
        Line.of("")
            .with(label("cells"), Style.FAINT)
            .with(done + " of " + standing.cells().size() + " done");
    String separator = "  ";
    for (Map.Entry<Status, Integer> verdict : standing.verdicts().entrySet()) {
      line =
          line.with(separator)
              .with(verdict.getValue() + " " + verdict.getKey().words(), style(verdict.getKey()));
      separator = ", ";
    }
    line = line.with("  " + seconds(standing.sinceStart()));
    Duration left = standing.left();
    if (standing.cells().size() > 1 && !left.isZero()) {
      line = line.with(", about " + rough(left) + " left");
    }
    Line more = line.with(memory.get().map(it -> "  " + it).orElse(""), Style.FAINT);
    return more.columns() <= columns ? more : line.cut(columns);
  }

  private Line cell(Cell cell, int columns) {
    Duration gone = standing.sinceCellStart();
    String time = "  " + seconds(gone);
    String both = time + " of about " + rough(cell.expected());
    return row("cell", cell.id(), columns, "  " + bar(gone, cell.expected()) + both, both, time);
  }

  private Line step(Standing.Running running, int columns) {
    String phase = standing.phase(running.step());
    String title =
        (phase.isEmpty() ? "" : phase + " ")
            + running.step().id()
            + "  "
            + standing.title(running.step());
    return row("step", title, columns, "  " + seconds(standing.since(running.since())));
  }

  /** What stands behind a name is the first of these that leaves it room. */
  private static Line row(String label, String name, int columns, String... behind) {
    Line line = Line.of("").with(label(label), Style.FAINT);
    for (String tail : behind) {
      int room = columns - LABEL - Columns.of(tail);
      if (room >= Math.min(Columns.of(name), NAME)) {
        return line.with(Line.of(name).cut(room).plain()).with(tail);
      }
    }
    return line.with(name).cut(columns);
  }

  private static String label(String label) {
    return label + " ".repeat(LABEL - label.length());
  }

  static String bar(Duration gone, Duration expected) {
    double share = expected.isZero() ? 0 : (double) gone.toMillis() / expected.toMillis();
    int full = (int) Math.min(BAR, Math.floor(share * BAR));
    return "[" + "=".repeat(full) + (full < BAR ? ">" + ".".repeat(BAR - full - 1) : "") + "]";
  }

  @Override
  public Line sentence() {
    StringJoiner parts = new StringJoiner("  ");
    if (standing.begun() == 0) {
      parts.add("preparing images");
    } else {
      parts.add(
          "cell "
              + standing.begun()
              + "/"
              + standing.cells().size()
              + standing
                  .cell()
                  .map(
                      cell ->
                          "  "
                              + seconds(standing.sinceCellStart())
                              + " of about "
                              + rough(cell.expected()))
                  .orElse(""));
    }
    standing
        .running()
        .ifPresent(
            it ->
                parts
                    .add(it.step().id())
                    .add(standing.title(it.step()))
                    .add(seconds(standing.since(it.since()))));
    if (!standing.waiting().isEmpty()) {
      parts.add("[" + standing.waiting() + "]");
    }
    return Line.at(standing.sinceStart()).with("... " + parts);
  }

  static Style style(Status status) {
    return status.green()
        ? Style.GOOD
        : status == Status.FAIL || status == Status.HARNESS_ERROR ? Style.BAD : Style.WARNING;
  }

  private static String seconds(Duration duration) {
    return Durations.words(Duration.ofSeconds(duration.toSeconds())).replace("0ms", "0s");
  }

  /** Minutes, once there are some: more would be pretended. */
  private static String rough(Duration duration) {
    return duration.toMinutes() < 10
        ? Durations.words(Duration.ofSeconds(Math.round(duration.toMillis() / 1000.0)))
        : duration.toMinutes() < 120
            ? duration.toMinutes() + "m"
            : duration.toHours() + "h " + duration.toMinutesPart() + "m";
  }
}
