package dev.seatrial.report;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.InstancesSeen.Instance;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import dev.seatrial.verdict.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run in which every text that is not ours tries to be more than text. */
final class HostileFixtures {
  static final String HOSTILE =
      "</style><script>alert(1)</script><img src=x onerror=\"alert(2)\">'\"&]]>\u0000\ud800|`x`\n";
  private static final Instant AT = Instant.parse("2026-03-05T09:12:30Z");

  private HostileFixtures() {}

  static RunReport run() {
    return new RunReport(
        "run " + HOSTILE,
        AT,
        AT.plusSeconds(60),
        HOSTILE,
        Map.of(HOSTILE, HOSTILE),
        List.of(cell()));
  }

  /** A cell of which nothing was seen and nothing judged. */
  static CellReport blind() {
    CellReport cell = cell();
    return new CellReport(
        cell.id(),
        cell.slug(),
        cell.system(),
        cell.scenario(),
        cell.title(),
        cell.promise(),
        cell.axes(),
        cell.plan(),
        Optional.empty(),
        List.of(),
        Map.of(),
        new CellVerdict(
            cell.id(), Status.HARNESS_ERROR, "the engine went away", List.of(), Map.of()),
        List.of(),
        List.of(),
        cell.repro());
  }

  private static CellReport cell() {
    List<Observation> observations =
        List.of(
            new Observation.CellStarted(AT, HOSTILE, Map.of()),
            new Observation.ImageResolved(
                AT,
                HOSTILE,
                "assembled" + HOSTILE,
                HOSTILE,
                HOSTILE,
                Optional.of(HOSTILE),
                Optional.of(HOSTILE),
                -1,
                Map.of(HOSTILE, HOSTILE),
                Map.of(HOSTILE, HOSTILE),
                Optional.of(HOSTILE)),
            new Observation.PreparedState(AT, HOSTILE, true, 0),
            new Observation.StepStarted(AT.plusSeconds(1), "1.1", HOSTILE),
            new Observation.StepStarted(AT.plusSeconds(2), "9.9" + HOSTILE, HOSTILE),
            new Observation.InstancesSeen(
                AT.plusSeconds(3),
                HOSTILE,
                List.of(new Instance(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE))),
            new Observation.ContainerEvent(
                AT.plusSeconds(3), HOSTILE, HOSTILE, "started", Optional.empty(), true),
            new Observation.SnapshotTaken(
                AT.plusSeconds(4), HOSTILE, HOSTILE, Map.of(HOSTILE, 1L), 1),
            new Observation.YardstickMeasured(AT.plusSeconds(4), HOSTILE, 1, 1),
            new Observation.Remark(AT.plusSeconds(5), HOSTILE, HOSTILE),
            new Observation.StepFinished(
                AT.plusSeconds(9),
                "1.1",
                Observation.StepFinished.Outcome.FAILED,
                Optional.of(HOSTILE),
                Optional.of(HOSTILE),
                List.of(HOSTILE)));
    CheckVerdict check =
        new CheckVerdict(
            HOSTILE,
            HOSTILE,
            Status.FAIL,
            HOSTILE,
            Map.of(HOSTILE, 1L),
            List.of(new Evidence(HOSTILE, HOSTILE, HOSTILE + "b", HOSTILE + "a")));
    return new CellReport(
        HOSTILE,
        "slug",
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        Map.of(HOSTILE, HOSTILE),
        HOSTILE,
        Optional.of(new CellReport.Accelerator(HOSTILE, HOSTILE, "emulated", HOSTILE, 1, HOSTILE)),
        List.of(new StepReport("1.1", HOSTILE, HOSTILE, 0, "http")),
        Map.of(),
        new CellVerdict(
            HOSTILE,
            Status.FAIL,
            HOSTILE,
            List.of(check),
            Map.of(HOSTILE, new CellVerdict.Measure(2, 1, HOSTILE))),
        observations,
        List.of(new CellReport.Log(HOSTILE, HOSTILE, "slug/java script/%22 quote.log")),
        HOSTILE);
  }
}
