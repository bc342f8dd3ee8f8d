package dev.seatrial.verdict;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.Verified;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Masker;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Hop;
import dev.seatrial.scenario.Step;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges what {@code verify} steps found, one check for each of their names. */
final class VerifyJudge {
  private final Cell cell;
  private final List<Observation> observations;

  private final Masker masker;

  VerifyJudge(Cell cell, List<Observation> observations) {
    this.cell = cell;
    this.observations = observations;
    masker = Masker.of(cell);
  }

  List<CheckVerdict> judge() {
    Map<String, List<String>> planned = new LinkedHashMap<>();
    for (Phase phase : cell.phases()) {
      phase.steps().forEach(s -> collect(s, planned));
    }
    List<CheckVerdict> verdicts = new ArrayList<>();
    planned.forEach((check, those) -> verdicts.add(judge(check, those)));
    return verdicts;
  }

  /** A loop over what was captured is not unrolled in the plan: what was seen tells its turns. */
  private static List<String> both(List<String> planned, List<String> seen) {
    Set<String> all = new LinkedHashSet<>(planned);
    all.addAll(seen);
    return List.copyOf(all);
  }

  private List<String> seen(String check) {
    return observations.stream()
        .filter(o -> o instanceof Verified v && v.check().equals(check))
        .map(o -> ((Verified) o).that())
        .toList();
  }

  private CheckVerdict judge(String check, List<String> planned) {
    List<String> those = both(planned, seen(check));
    String kind = Hop.withoutHop(check);
    List<Evidence> good = new ArrayList<>();
    List<Evidence> bad = new ArrayList<>();
    List<Evidence> missing = new ArrayList<>();
    for (String that : those) {
      // Steps that are used twice verify the same twice: each time counts.
      List<Verified> seen = seen(check, that);
      List<Verified> refuted = seen.stream().filter(v -> !v.ok()).toList();
      if (seen.isEmpty() || seen.size() < Collections.frequency(planned, that)) {
        missing.add(Evidence.of(kind + ".not-run", "not verified: " + that));
      } else if (refuted.isEmpty()) {
        good.add(Evidence.of(kind + ".verified", "verified: " + that));
      }
      refuted.forEach(
          v ->
              bad.add(
                  new Evidence(
                      kind + ".refuted",
                      "does not hold: " + that,
                      "",
                      String.join("; ", v.evidence()))));
    }
    List<Evidence> all = new ArrayList<>(bad);
    all.addAll(missing);
    all.addAll(good);
    boolean whole = missing.isEmpty() && !good.isEmpty();
    Status status = !bad.isEmpty() ? Status.FAIL : whole ? Status.PASS : Status.NOT_RUN;
    String reason =
        status == Status.PASS
            ? good.size() + " of " + those.size() + " hold"
            : all.isEmpty()
                ? "nothing was verified: its loop had no turn"
                : all.get(0).text() + (bad.isEmpty() ? ": an earlier step failed" : "");
    return new CheckVerdict(
        check, Character.toUpperCase(check.charAt(0)) + check.substring(1), status, reason, all);
  }

  private List<Verified> seen(String check, String that) {
    return observations.stream()
        .filter(o -> o instanceof Verified v && v.check().equals(check) && v.that().equals(that))
        .map(Verified.class::cast)
        .toList();
  }

  private void collect(PlannedStep step, Map<String, List<String>> planned) {
    if (step.step() instanceof Step.Verify verify) {
      planned
          .computeIfAbsent(verify.check(), c -> new ArrayList<>())
          .add(masker.mask(verify.that()));
    } else if (step.step() instanceof Step.ForEach loop && loop.capture().isPresent()) {
      inLoop(loop.steps(), planned);
    }
    step.children().forEach(child -> collect(child, planned));
  }

  private static void inLoop(List<Step> steps, Map<String, List<String>> planned) {
    for (Step step : steps) {
      if (step instanceof Step.Verify verify) {
        planned.computeIfAbsent(verify.check(), c -> new ArrayList<>());
      } else if (step instanceof Step.ForEach loop) {
        inLoop(loop.steps(), planned);
      } else if (step instanceof Step.Named list) {
        inLoop(list.steps(), planned);
      }
    }
  }
}
