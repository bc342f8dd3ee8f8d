package dev.seatrial.cli.progress;

import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Durations;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.verdict.CellVerdict;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells people what happens: a line for each thing that has happened, on some screen. */
final class Narrator extends Following {
  /** What the harness says itself; the output of builders is only shown while it is the newest. */
  static final Pattern SENTENCE =
      Pattern.compile("^(assembling|making|importing|pulling|taking|removed|not run|Could not)");

  private final Screen screen;
  private final Ticker ticker = new Ticker();
  private Optional<ErrorsAbove> errors = Optional.empty();

  /** Tells what happens, but shows no time going by: {@link #tick} does. */
  Narrator(Standing standing, Screen screen) {
    super(standing);
    this.screen = screen;
  }

  /**
   * Lets time go by.
   *
   * @param above whether standard error is the same terminal: then it is shown among the lines
   */
  synchronized void live(boolean above) {
    ticker.start(this::tick);
    errors = above ? Optional.of(ErrorsAbove.begin(this::above)) : Optional.empty();
  }

  @Override
  public synchronized void working(String line) {
    super.working(line);
    if (SENTENCE.matcher(standing.waiting()).find()) {
      say(standing.waiting());
    }
  }

  @Override
  public synchronized void cellStarted(Cell started) {
    super.cellStarted(started);
    say(
        "cell "
            + standing.begun()
            + "/"
            + standing.cells().size()
            + "  "
            + started.id()
            + "  (about "
            + Durations.words(started.expected())
            + ")");
  }

  @Override
  public synchronized void stepStarted(Cell cell, PlannedStep step) {
    super.stepStarted(cell, step);
    if (!step.children().isEmpty()) {
      say(step.id() + "  " + standing.title(step));
    }
  }

  @Override
  public synchronized void stepFinished(Cell cell, PlannedStep step, StepFinished result) {
    super.stepFinished(cell, step, result);
    if (result.outcome() == Outcome.SKIPPED) {
      return;
    }
    String took = Durations.words(standing.stepTook());
    boolean ok = result.outcome() == Outcome.OK;
    if (step.children().isEmpty() || !ok) {
      Line mark = time().with(ok ? "ok  " : "FAIL", ok ? Style.GOOD : Style.BAD);
      screen.line(
          mark.with(" " + step.id() + "  " + standing.title(step) + "  " + took),
          Screen.About.WORK);
    }
    result.message().ifPresent(message -> say("     " + standing.tidy(message)));
  }

  @Override
  public synchronized void cellJudged(Cell cell, CellVerdict verdict) {
    super.cellJudged(cell, verdict);
    boolean green = verdict.status().green();
    Screen.About about = green ? Screen.About.SUCCESS : Screen.About.FAILURE;
    Line line =
        time()
            .with(verdict.status().words(), StatusBlock.style(verdict.status()))
            .with("  " + cell.id() + "  in " + Durations.words(standing.took()));
    screen.line(line, about);
    if (!green) {
      screen.line(time().with("     " + standing.tidy(verdict.reason())), about);
    }
  }

  synchronized void tick() {
    screen.tick();
  }

  private synchronized void above(String text) {
    screen.line(Line.of(text), Screen.About.WORK);
  }

  private void say(String text) {
    screen.line(time().with(text), Screen.About.WORK);
  }

  private Line time() {
    return Line.at(standing.sinceStart());
  }

  @Override
  public void close() {
    ticker.close();
    synchronized (this) {
      errors.ifPresent(ErrorsAbove::close);
      errors = Optional.empty();
      screen.close();
    }
  }
}
