package dev.seatrial.verdict;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.Answered;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepStarted;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Check.Budget.Subject;
import dev.seatrial.scenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a cell's observations say about time. Snapshots, yardsticks and findings are the harness's
 * own work: an operator would not do them, so their time does not count.
 */
final class Timings {
  private static final Set<String> HARNESS = Set.of("snapshot", "yardstick", "findings");

  private final Map<String, Instant> starts = new HashMap<>();
  private final Map<String, Instant> ends = new HashMap<>();
  private final List<PlannedStep> migrate = new ArrayList<>();
  private final List<PlannedStep> after = new ArrayList<>();
  private final Optional<Instant> lastGoodOld;
  private final Optional<Instant> firstGoodNew;

  Timings(Cell cell, List<Observation> observations) {
    for (Phase phase : cell.phases()) {
      if (phase.name().equals("migrate")) {
        phase.steps().forEach(s -> flatten(s, migrate));
      } else if (phase.name().equals("after")) {
        phase.steps().forEach(s -> flatten(s, after));
      }
    }
    Instant old = null;
    List<Instant> fresh = new ArrayList<>();
    for (Observation o : observations) {
      if (o instanceof StepStarted s) {
        starts.put(s.step(), s.at());
      } else if (o instanceof StepFinished s && s.outcome() == StepFinished.Outcome.OK) {
        ends.put(s.step(), s.at());
      } else if (o instanceof Answered a && a.good()) {
        if (a.system().equals("old")) {
          old = a.at();
        } else {
          fresh.add(a.at());
        }
      }
    }
    lastGoodOld = Optional.ofNullable(old);
    // A server may have been tried before; the release is back when the one of after answers.
    Instant from = started().orElse(Instant.MIN);
    firstGoodNew = fresh.stream().filter(at -> !at.isBefore(from)).findFirst();
  }

  /** When the first service after the migration was started. */
  private Optional<Instant> started() {
    return after.stream()
        .filter(s -> s.step() instanceof Step.Start)
        .findFirst()
        .map(s -> starts.get(s.id()));
  }

  /** The measured time of a subject; empty when it did not come to its end. */
  Optional<Duration> of(Subject subject) {
    return switch (subject) {
      case BACKUP -> sum(migrate, s -> s.step() instanceof Step.Backup);
      case MIGRATE -> sum(migrate, s -> s.step() instanceof Step.Run);
      case START -> start();
      case RECOVER -> recover();
      case DOWNTIME -> downtime();
    };
  }

  private Optional<Duration> start() {
    return started().flatMap(from -> firstGoodNew.map(to -> Duration.between(from, to)));
  }

  private Optional<Duration> recover() {
    Optional<Instant> lastRunning =
        after.stream()
            .filter(
                s ->
                    s.step() instanceof Step.AwaitInstances a
                        && a.condition() == Step.AwaitInstances.Condition.RUNNING)
            .reduce((first, second) -> second)
            .map(s -> ends.get(s.id()));
    return firstGoodNew.flatMap(
        from -> lastRunning.map(to -> Duration.between(from, to).minus(own(from, to))));
  }

  private Optional<Duration> downtime() {
    return lastGoodOld.flatMap(
        from ->
            firstGoodNew
                .filter(to -> to.isAfter(from))
                .map(to -> Duration.between(from, to).minus(own(from, to))));
  }

  /** Time of the harness's own steps inside an interval. */
  private Duration own(Instant from, Instant to) {
    List<PlannedStep> all = new ArrayList<>(migrate);
    all.addAll(after);
    return all.stream()
        .filter(s -> HARNESS.contains(s.kind()))
        .flatMap(s -> span(s).stream())
        .map(
            span -> {
              Instant start = span.start().isAfter(from) ? span.start() : from;
              Instant end = span.end().isBefore(to) ? span.end() : to;
              return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
            })
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Optional<Duration> sum(List<PlannedStep> steps, Predicate<PlannedStep> which) {
    Optional<Duration> total = Optional.empty();
    for (PlannedStep step : steps) {
      if (which.test(step)) {
        Optional<Duration> one = span(step).map(s -> Duration.between(s.start(), s.end()));
        if (one.isEmpty()) {
          return Optional.empty();
        }
        total = Optional.of(total.orElse(Duration.ZERO).plus(one.get()));
      }
    }
    return total;
  }

  private Optional<Span> span(PlannedStep step) {
    return Optional.ofNullable(starts.get(step.id()))
        .flatMap(s -> Optional.ofNullable(ends.get(step.id())).map(e -> new Span(s, e)));
  }

  private static void flatten(PlannedStep step, List<PlannedStep> into) {
    into.add(step);
    step.children().forEach(child -> flatten(child, into));
  }

  private record Span(Instant start, Instant end) {}
}
