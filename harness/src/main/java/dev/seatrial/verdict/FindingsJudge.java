package dev.seatrial.verdict;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.Found;
import dev.seatrial.scenario.Check;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges what a tool found; when it looked several times, all of that. */
final class FindingsJudge {
  private FindingsJudge() {}

  static CheckVerdict judge(Check.Findings check, List<Observation> observations) {
    List<Found> seen =
        observations.stream()
            .filter(o -> o instanceof Found found && found.name().equals(check.of()))
            .map(Found.class::cast)
            .toList();
    String title = "Nothing is found in " + check.of() + " that is not allowed";
    if (seen.isEmpty()) {
      return new CheckVerdict(
          check.name(), title, Status.NOT_RUN, "it was not looked at", List.of());
    }
    Condoning findings = new Condoning("findings", check.allow());
    Map<String, Long> lookedAt = new LinkedHashMap<>();
    for (Found found : seen) {
      found
          .findings()
          .forEach(
              f ->
                  findings.add(
                      f.subject(), new Evidence(f.finding(), f.text(), f.before(), f.after())));
      found.lookedAt().forEach((what, count) -> lookedAt.merge(what, count, Long::sum));
    }
    String counts =
        lookedAt.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", ", "", " looked at"));
    return findings.verdict(check.name(), title, counts);
  }
}
