package dev.seatrial.verdict;

import dev.seatrial.integrity.DatasetResult;
import dev.seatrial.integrity.IntegrityResult;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.Answered;
import dev.seatrial.observation.Observation.CellFinished;
import dev.seatrial.observation.Observation.InstancesSeen;
import dev.seatrial.observation.Observation.InstancesSeen.Instance;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.observation.Observation.StepStarted;
import dev.seatrial.observation.Observation.Verified;
import dev.seatrial.observation.Observation.YardstickMeasured;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.store.Structure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A healthy trial of {@code judged.yaml}, second by second; tests spoil one thing in it. */
final class Voyage {
  static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

  private static final Structure STRUCTURE =
      Structure.ofKeys(
          List.of(), List.of(), List.of(new Structure.UniqueKey("p", "boats", List.of("id"))));

  final Cell cell = Harbour.judged();
  final List<Observation> seen = new ArrayList<>();

  Voyage() {
    step("1.1", 0, 5);
    boats("old", 8, "running", "running");
    step("1.4", 9, 10);
    step("2.1", 10, 15);
    seen.add(new Answered(at(12), "old", true));
    seen.add(new Answered(at(15), "old", true));
    step("2.2", 15, 16);
    step("2.3", 16, 19); // a snapshot: not downtime
    step("2.4", 19, 20);
    step("2.5", 20, 21); // a yardstick: not downtime
    seen.add(new YardstickMeasured(at(21), "copy", 1000, 10));
    step("2.6", 21, 31);
    step("2.7", 31, 32);
    step("3.1", 32, 40);
    seen.add(new Answered(at(38), "new", true));
    seen.add(new Verified(at(41), "access", "the gate opens", true, List.of()));
    boats("new", 45, "failed", "failed");
    step("3.4", 50, 51);
    boats("new", 60, "running", "running");
    step("3.5", 51, 61);
    seen.add(new Verified(at(62), "sails", "boats sail", true, List.of()));
    seen.add(new CellFinished(at(63), Optional.empty()));
  }

  static Instant at(long second) {
    return START.plusSeconds(second);
  }

  void step(String id, long from, long to) {
    seen.add(new StepStarted(at(from), id, id));
    seen.add(finished(id, to, Outcome.OK, Optional.empty()));
  }

  static StepFinished finished(String id, long at, Outcome outcome, Optional<String> finding) {
    return new StepFinished(
        at(at), id, outcome, finding, finding.map(f -> "it went wrong"), List.of());
  }

  void boats(String view, long second, String... states) {
    List<Instance> boats = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      String id = view + i;
      boats.add(new Instance(id, "boat", "boat-" + id, states[i], states[i], ""));
    }
    seen.add(new InstancesSeen(at(second), view, boats));
  }

  CellVerdict judge() {
    DatasetResult boats =
        new DatasetResult(
            "boats",
            DatasetResult.Presence.BOTH,
            false,
            2,
            2,
            0,
            0,
            0,
            Map.of(),
            new DatasetResult.Allowed(0, 0, 0),
            List.of(),
            List.of(),
            List.of());
    IntegrityResult same = new IntegrityResult("before", "migrated", List.of(boats), List.of());
    return Judge.judge(
        cell, seen, new Judge.Facts(Map.of("integrity", same), Map.of("migrated", STRUCTURE)));
  }

  CheckVerdict judge(String check) {
    return judge().checks().stream().filter(c -> c.check().equals(check)).findFirst().orElseThrow();
  }

  CellVerdict.Measure measure(String name) {
    return Optional.ofNullable(judge().measures().get(name)).orElseThrow();
  }
}
