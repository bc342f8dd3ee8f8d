package dev.seatrial.cli.progress;

import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A cell whose time goes by as a test says, for whatever tells of it. */
final class Watch {
  final Cell cell = Harbour.judged();
  final PlannedStep start = cell.phases().get(0).steps().get(0);
  final PlannedStep seed = cell.phases().get(0).steps().get(1);
  private long nanos = 1_000_000_000_000L;

  long nanos() {
    return nanos;
  }

  void seconds(long seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
  }

  /** How a run of the same cell, so many times, stands. */
  Standing standing(int cells) {
    return new Standing(new Plan(1, Collections.nCopies(cells, cell)), this::nanos);
  }

  CellVerdict verdict(Status status, String reason) {
    return new CellVerdict(cell.id(), status, reason, List.of(), Map.of());
  }

  static StepFinished finished(PlannedStep step, Outcome outcome, String... message) {
    Optional<String> said = List.of(message).stream().findFirst();
    return new StepFinished(Instant.EPOCH, step.id(), outcome, said, said, List.of());
  }
}
