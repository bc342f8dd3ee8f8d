package dev.seatrial.verdict;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.InstancesSeen;
import dev.seatrial.observation.Observation.InstancesSeen.Instance;
import dev.seatrial.observation.Observation.StepStarted;
import dev.seatrial.observation.Observation.Verified;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Check.Recovery;
import dev.seatrial.scenario.Hop;
import dev.seatrial.scenario.InstanceState;
import dev.seatrial.scenario.Step;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Judges whether the instances of the old release are back, running and serving. */
final class RecoveryJudge {
  private static final String RUNNING = InstanceState.RUNNING.word();

  private final Cell cell;
  private final List<Observation> observations;

  RecoveryJudge(Cell cell, List<Observation> observations) {
    this.cell = cell;
    this.observations = observations;
  }

  CheckVerdict judge(Recovery check) {
    Set<String> afterViews = views("after");
    Set<String> beforeViews = views("before");
    beforeViews.removeAll(afterViews);
    Optional<InstancesSeen> before = last(beforeViews);
    Optional<InstancesSeen> after = last(afterViews);
    if (before.isEmpty() || after.isEmpty()) {
      String reason =
          before.isEmpty()
              ? "the instances of the old release were never listed"
              : "the instances of the new release were never listed";
      return verdict(check, after.isEmpty() ? notListed() : Status.NOT_RUN, reason, List.of());
    }
    Map<String, Long> wanted = running(before.get());
    Map<String, Long> have = running(after.get());
    List<Evidence> missing = new ArrayList<>();
    wanted.forEach(
        (group, count) -> {
          long back = have.getOrDefault(group, 0L);
          if (back < count) {
            missing.add(
                new Evidence(
                    "recovery.missing",
                    group + ": " + back + " of " + count + " instances run again",
                    count + " running",
                    states(after.get(), group)));
          }
        });
    List<Evidence> histories = histories(afterViews);
    if (!missing.isEmpty()) {
      missing.addAll(histories);
      return verdict(check, Status.FAIL, missing.get(0).text(), missing);
    }
    Optional<CheckVerdict> notServing = notServing(check);
    if (notServing.isPresent()) {
      return notServing.get();
    }
    long total = wanted.values().stream().mapToLong(Long::longValue).sum();
    Optional<Instant> wayOut = wayOutTaken();
    if (wayOut.isEmpty()) {
      return verdict(check, Status.PASS, total + " of " + total + " instances are back", histories);
    }
    List<Evidence> needed = new ArrayList<>(neededWayOut(wayOut.get(), afterViews, wanted));
    boolean unaided = needed.isEmpty();
    needed.addAll(histories);
    String reason =
        total
            + " of "
            + total
            + " instances are back"
            + (unaided
                ? "; the way out was taken though all ran"
                : ", after the documented way out");
    Status status =
        unaided || check.wayOutAllowed()
            ? (unaided ? Status.PASS : Status.PASS_WITH_ALLOWANCES)
            : Status.FAIL;
    return verdict(check, status, reason, needed);
  }

  /**
   * A new release whose instances cannot be listed did not recover; one never started was not run.
   */
  private Status notListed() {
    boolean started =
        observations.stream()
            .anyMatch(o -> o instanceof StepStarted s && s.step().startsWith("3."));
    return started ? Status.FAIL : Status.NOT_RUN;
  }

  private Optional<CheckVerdict> notServing(Recovery check) {
    for (String name : check.serving()) {
      List<Verified> all =
          observations.stream()
              .filter(o -> o instanceof Verified v && Hop.withoutHop(v.check()).equals(name))
              .map(Verified.class::cast)
              .toList();
      if (all.isEmpty()) {
        return Optional.of(
            verdict(check, Status.NOT_RUN, "whether they serve was not verified", List.of()));
      }
      for (Verified one : all) {
        if (!one.ok()) {
          return Optional.of(
              verdict(
                  check,
                  Status.FAIL,
                  "instances are back but do not serve: " + one.that(),
                  one.evidence().stream()
                      .map(e -> Evidence.of("recovery.not-serving", e))
                      .toList()));
        }
      }
    }
    return Optional.empty();
  }

  /** Which groups did not run when the way out was taken. */
  private List<Evidence> neededWayOut(Instant taken, Set<String> views, Map<String, Long> wanted) {
    Optional<InstancesSeen> then =
        observations.stream()
            .filter(o -> o instanceof InstancesSeen s && views.contains(s.view()))
            .map(InstancesSeen.class::cast)
            .filter(s -> s.at().isBefore(taken))
            .reduce((first, second) -> second);
    List<Evidence> needed = new ArrayList<>();
    wanted.forEach(
        (group, count) -> {
          long back = then.map(t -> running(t).getOrDefault(group, 0L)).orElse(0L);
          if (back < count) {
            needed.add(
                new Evidence(
                    "recovery.way-out",
                    group + " needed the way out",
                    count + " running",
                    then.map(t -> states(t, group)).orElse("not listed")));
          }
        });
    return needed;
  }

  private Optional<Instant> wayOutTaken() {
    Set<String> recoveries = new HashSet<>();
    for (Phase phase : cell.phases()) {
      for (PlannedStep step : phase.steps()) {
        if (step.step() instanceof Step.Recover) {
          recoveries.add(step.id());
        }
      }
    }
    return observations.stream()
        .filter(o -> o instanceof StepStarted s && recoveries.contains(s.step()))
        .map(Observation::at)
        .findFirst();
  }

  private List<Evidence> histories(Set<String> views) {
    Map<String, Set<String>> paths = new TreeMap<>();
    observations.stream()
        .filter(o -> o instanceof InstancesSeen s && views.contains(s.view()))
        .flatMap(o -> ((InstancesSeen) o).instances().stream())
        .forEach(
            i -> paths.computeIfAbsent(i.label(), l -> new LinkedHashSet<>()).add(i.rawState()));
    return paths.entrySet().stream()
        .map(
            e ->
                Evidence.of(
                    "recovery.states", e.getKey() + ": " + String.join(" > ", e.getValue())))
        .toList();
  }

  private Set<String> views(String phaseName) {
    Set<String> names = new LinkedHashSet<>();
    for (Phase phase : cell.phases()) {
      if (phase.name().equals(phaseName)) {
        phase.steps().forEach(s -> collect(s, names));
      }
    }
    return names;
  }

  private static void collect(PlannedStep step, Set<String> names) {
    if (step.step() instanceof Step.AwaitInstances await) {
      names.add(await.view().name());
    }
    step.children().forEach(child -> collect(child, names));
  }

  private Optional<InstancesSeen> last(Set<String> views) {
    return observations.stream()
        .filter(o -> o instanceof InstancesSeen s && views.contains(s.view()))
        .map(InstancesSeen.class::cast)
        .reduce((first, second) -> second);
  }

  private static Map<String, Long> running(InstancesSeen seen) {
    Map<String, Long> counts = new TreeMap<>();
    for (Instance instance : seen.instances()) {
      if (instance.state().equals(RUNNING)) {
        counts.merge(instance.group(), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static String states(InstancesSeen seen, String group) {
    List<String> states =
        seen.instances().stream()
            .filter(i -> i.group().equals(group))
            .map(i -> i.rawState() + (i.detail().isEmpty() ? "" : ": " + i.detail()))
            .toList();
    return states.isEmpty() ? "none listed" : String.join("; ", states);
  }

  private static CheckVerdict verdict(
      Recovery check, Status status, String reason, List<Evidence> evidence) {
    return new CheckVerdict(
        check.name(), "Instances are back and serve", status, reason, List.copyOf(evidence));
  }
}
