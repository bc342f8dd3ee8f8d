package dev.seatrial.cli.progress;

import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Masker;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.verdict.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a run stands; told of everything that happens. Not safe for several threads. */
final class Standing {
  /** Of a long title, such as a statement's, only the beginning is shown: so many letters. */
  private static final int MOST = 160;

  /** Colours and cursor movements of tools whose output is passed on. */
  private static final Pattern CONTROL =
      Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|[\\p{Cntrl}&&[^\\s]]");

  private final List<Cell> cells;
  private final LongSupplier nanos;
  private final long start;
  private final Map<Status, Integer> verdicts = new EnumMap<>(Status.class);
  private final Deque<Running> running = new ArrayDeque<>();
  private int begun;
  private @Nullable Cell cell;
  private long cellStart;
  private Duration took = Duration.ZERO;
  private Duration stepTook = Duration.ZERO;
  private Masker masker = new Masker(List.of());
  private String waiting = "";

  /** A step that was started and its time. */
  record Running(PlannedStep step, long since) {}

  /**
   * How a run stands before it begins.
   *
   * @param nanos the time, nanoseconds since whenever
   */
  Standing(Plan plan, LongSupplier nanos) {
    cells = plan.cells();
    this.nanos = nanos;
    start = nanos.getAsLong();
    cellStart = start;
  }

  void cellStarted(Cell started) {
    begun++;
    cell = started;
    cellStart = nanos.getAsLong();
    masker = Masker.of(started);
    running.clear();
    waiting = "";
  }

  void stepStarted(PlannedStep step) {
    running.push(new Running(step, nanos.getAsLong()));
    waiting = "";
  }

  void stepFinished(StepFinished result) {
    stepTook = Duration.ZERO;
    if (result.outcome() != StepFinished.Outcome.SKIPPED && !running.isEmpty()) {
      waiting = "";
      stepTook = since(running.pop().since());
    }
  }

  void cellFinished() {
    running.clear();
    waiting = "judging";
    took = since(cellStart);
  }

  void cellJudged(Status status) {
    verdicts.merge(status, 1, Integer::sum);
    cell = null;
    waiting = "";
  }

  /** The same on one line, without secrets and without what would move the cursor. */
  void waiting(String what) {
    waiting = tidy(what);
  }

  List<Cell> cells() {
    return cells;
  }

  /** Number of the newest cell; 0 before the first. */
  int begun() {
    return begun;
  }

  Optional<Cell> cell() {
    return Optional.ofNullable(cell);
  }

  Map<Status, Integer> verdicts() {
    return Collections.unmodifiableMap(verdicts);
  }

  /** The innermost step. */
  Optional<Running> running() {
    return Optional.ofNullable(running.peek());
  }

  String waiting() {
    return waiting;
  }

  Duration sinceStart() {
    return since(start);
  }

  Duration sinceCellStart() {
    return since(cellStart);
  }

  /** What the newest step that was finished took; nothing when it was skipped. */
  Duration stepTook() {
    return stepTook;
  }

  /** What the newest cell that was finished took. */
  Duration took() {
    return took;
  }

  Duration since(long then) {
    return Duration.ofNanos(nanos.getAsLong() - then);
  }

  /** What is left by the expectations of the cells. */
  Duration left() {
    Duration left = Duration.ZERO;
    for (Cell later : cells.subList(Math.min(begun, cells.size()), cells.size())) {
      left = left.plus(later.expected());
    }
    if (cell != null) {
      Duration of = cell.expected().minus(sinceCellStart());
      left = of.isNegative() ? left : left.plus(of);
    }
    return left;
  }

  /** Name of the phase that a step of the cell belongs to; empty for one that the plan lacks. */
  String phase(PlannedStep step) {
    String number = step.id().replaceFirst("\\..*", "");
    return cell == null
        ? ""
        : cell.phases().stream()
            .filter(
                phase -> phase.steps().stream().anyMatch(it -> it.id().startsWith(number + ".")))
            .map(Phase::name)
            .findFirst()
            .orElse("");
  }

  /** On one line; of a long title only the beginning. */
  String title(PlannedStep step) {
    String title = tidy(step.title());
    return title.length() <= MOST ? title : title.substring(0, MOST - 2) + " \u2026";
  }

  /** On one line, masked, without control sequences. */
  String tidy(String text) {
    return masker.mask(CONTROL.matcher(text).replaceAll("").strip().replaceAll("\\s+", " "));
  }
}
