package dev.seatrial.trial;

import dev.seatrial.plan.Cell;
import dev.seatrial.run.RunListener;
import dev.seatrial.verdict.CellVerdict;

/** Told what happens while a trial goes on, the verdict of each cell included. */
public interface TrialListener extends RunListener {

  /** Hears nothing. */
  TrialListener SILENT = new TrialListener() {};

  /** A cell that was run to its end, or left out, was judged; after {@link #cellFinished}. */
  default void cellJudged(Cell cell, CellVerdict verdict) {}
}
