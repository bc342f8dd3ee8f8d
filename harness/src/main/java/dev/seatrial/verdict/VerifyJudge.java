package dev.seatrial.verdict;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.Verified;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Step;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what {@code verify} steps found, one check for each of their names. */
final class VerifyJudge {
  private final Cell cell;
  private final List<Observation> observations;

  VerifyJudge(Cell cell, List<Observation> observations) {
    this.cell = cell;
    this.observations = observations;
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

  private CheckVerdict judge(String check, List<String> those) {
    List<Evidence> good = new ArrayList<>();
    List<Evidence> bad = new ArrayList<>();
    List<Evidence> missing = new ArrayList<>();
    for (String that : those) {
      Optional<Verified> seen = seen(check, that);
      if (seen.isEmpty()) {
        missing.add(Evidence.of(check + ".not-run", "not verified: " + that));
      } else if (seen.get().ok()) {
        good.add(Evidence.of(check + ".verified", "verified: " + that));
      } else {
        bad.add(
            new Evidence(
                check + ".refuted",
                "does not hold: " + that,
                "",
                String.join("; ", seen.get().evidence())));
      }
    }
    List<Evidence> all = new ArrayList<>(bad);
    all.addAll(missing);
    all.addAll(good);
    Status status = !bad.isEmpty() ? Status.FAIL : missing.isEmpty() ? Status.PASS : Status.NOT_RUN;
    String reason =
        status == Status.PASS
            ? good.size() + " of " + those.size() + " hold"
            : all.get(0).text() + (bad.isEmpty() ? ": an earlier step failed" : "");
    return new CheckVerdict(
        check, Character.toUpperCase(check.charAt(0)) + check.substring(1), status, reason, all);
  }

  private Optional<Verified> seen(String check, String that) {
    return observations.stream()
        .filter(o -> o instanceof Verified v && v.check().equals(check) && v.that().equals(that))
        .map(Verified.class::cast)
        .reduce((first, second) -> second);
  }

  private static void collect(PlannedStep step, Map<String, List<String>> planned) {
    if (step.step() instanceof Step.Verify verify) {
      planned.computeIfAbsent(verify.check(), c -> new ArrayList<>()).add(verify.that());
    }
    step.children().forEach(child -> collect(child, planned));
  }
}
