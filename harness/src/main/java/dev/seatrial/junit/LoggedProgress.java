package dev.seatrial.junit;

import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Masker;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.trial.TrialListener;
import dev.seatrial.verdict.CellVerdict;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Progress into the log, a line a step: under a build tool there is no terminal to draw on. */
final class LoggedProgress implements TrialListener {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);
  private static final long SIGN_OF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private long lastLine = System.nanoTime() - SIGN_OF_LIFE_NANOS;

  @Override
  public void runStarted(RunDirectory directory) {
    LOG.info("run {}", directory.runId());
  }

  @Override
  public void working(String line) {
    signOfLife("working", line);
  }

  @Override
  public void waiting(String what) {
    signOfLife("waiting", what);
  }

  /** Of many, one now and then. */
  private synchronized void signOfLife(String kind, String text) {
    long now = System.nanoTime();
    if (now - lastLine > SIGN_OF_LIFE_NANOS) {
      lastLine = now;
      LOG.info("{}: {}", kind, text.strip());
    }
  }

  @Override
  public void cellStarted(Cell cell) {
    LOG.info("cell {}", cell.id());
  }

  @Override
  public void stepFinished(Cell cell, PlannedStep step, StepFinished result) {
    if (step.children().isEmpty()) {
      LOG.info(
          "{} {} {}",
          result.outcome().name().toLowerCase(Locale.ROOT),
          step.id(),
          Masker.of(cell).mask(step.title()));
    }
  }

  @Override
  public void cellJudged(Cell cell, CellVerdict verdict) {
    LOG.info("{}: {}", verdict.status().words(), cell.id());
  }
}
