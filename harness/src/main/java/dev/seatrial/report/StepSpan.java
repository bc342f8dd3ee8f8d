package dev.seatrial.report;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step and when it ran.
 *
 * @param start empty when it did not run here
 * @param finish how it ended; empty when it did not run or the harness was killed in it
 */
record StepSpan(StepReport step, Optional<Instant> start, Optional<StepFinished> finish) {

  /** The steps of the plan in its order; one that only the run knew (for-each) in its place. */
  static List<StepSpan> of(CellReport cell) {
    Instant from = cell.started();
    Map<String, StepStarted> starts = new LinkedHashMap<>();
    Map<String, StepFinished> finishes = new HashMap<>();
    for (Observation seen : cell.observations()) {
      if (seen.at().isBefore(from)) {
        continue; // of the run that made the prepared state
      }
      if (seen instanceof StepStarted s) {
        starts.putIfAbsent(s.step(), s);
      } else if (seen instanceof StepFinished f) {
        finishes.put(f.step(), f);
      }
    }
    List<StepReport> steps = new ArrayList<>(cell.steps());
    starts.values().forEach(started -> insert(started, steps));
    return steps.stream()
        .map(
            step ->
                new StepSpan(
                    step,
                    Optional.ofNullable(starts.get(step.id())).map(StepStarted::at),
                    Optional.ofNullable(finishes.get(step.id()))))
        .toList();
  }

  boolean ran() {
    return start.isPresent();
  }

  boolean failed() {
    return finish
        .filter(
            f ->
                f.outcome() == StepFinished.Outcome.FAILED
                    || f.outcome() == StepFinished.Outcome.HARNESS_FAILED)
        .isPresent();
  }

  /** What came of it, for people. */
  String outcome() {
    if (finish.isEmpty()) {
      return ran() ? "unfinished" : "not run";
    }
    return switch (finish.get().outcome()) {
      case OK -> "ok";
      case FAILED -> "failed";
      case HARNESS_FAILED -> "harness failed";
      case SKIPPED -> "skipped";
    };
  }

  /** Its end; {@code last} when nobody saw it. */
  Instant end(Instant last) {
    return finish.map(StepFinished::at).orElse(last);
  }

  /** Whether {@code other} is a step inside this one. */
  boolean holds(StepSpan other) {
    return isInside(other.step().id(), step.id());
  }

  private static void insert(StepStarted started, List<StepReport> steps) {
    int parent = -1;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).id().equals(started.step())) {
        return;
      }
      if (isInside(started.step(), steps.get(i).id())
          && (parent < 0 || steps.get(i).id().length() > steps.get(parent).id().length())) {
        parent = i;
      }
    }
    String phase = parent < 0 ? "" : steps.get(parent).phase();
    int depth = parent < 0 ? 0 : steps.get(parent).depth() + 1;
    int place = parent < 0 ? steps.size() : parent + 1;
    while (parent >= 0
        && place < steps.size()
        && isInside(steps.get(place).id(), steps.get(parent).id())) {
      place++;
    }
    steps.add(place, new StepReport(started.step(), started.title(), phase, depth, ""));
  }

  private static boolean isInside(String id, String parent) {
    return id.length() > parent.length()
        && id.startsWith(parent)
        && !Character.isLetterOrDigit(id.charAt(parent.length()));
  }
}
