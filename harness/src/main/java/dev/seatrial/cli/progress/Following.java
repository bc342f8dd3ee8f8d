package dev.seatrial.cli.progress;

import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.verdict.CellVerdict;

/** Keeps up with a run, and tells nobody; those who tell of it do so when this knows of it. */
abstract class Following implements LiveProgress {
  final Standing standing;

  Following(Standing standing) {
    this.standing = standing;
  }

  @Override
  public synchronized void working(String line) {
    standing.waiting(line);
  }

  @Override
  public synchronized void cellStarted(Cell cell) {
    standing.cellStarted(cell);
  }

  @Override
  public synchronized void stepStarted(Cell cell, PlannedStep step) {
    standing.stepStarted(step);
  }

  @Override
  public synchronized void waiting(String what) {
    standing.waiting(what);
  }

  @Override
  public synchronized void stepFinished(Cell cell, PlannedStep step, StepFinished result) {
    standing.stepFinished(result);
  }

  @Override
  public synchronized void cellFinished(Cell cell) {
    standing.cellFinished();
  }

  @Override
  public synchronized void cellJudged(Cell cell, CellVerdict verdict) {
    standing.cellJudged(verdict.status());
  }
}
