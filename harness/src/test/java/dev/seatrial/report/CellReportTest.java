package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.InstanceView;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.Release;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.SystemUnderTest;
import dev.seatrial.source.Location;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CellReportTest {
  private static final Location HERE = Location.ofFile("x.yaml");
  private static final Instant AT = Instant.parse("2026-03-05T09:12:30Z");

  @Test
  void flattensThePlanAndMasksItsSecrets() {
    CellReport report = report(List.of());
    assertThat(report.steps())
        .containsExactly(
            new StepReport("1.1", "seed everyday", "before", 0, "seed"),
            new StepReport("1.1.1", "log in with \u2022\u2022\u2022", "before", 1, "await"),
            new StepReport("2.1", "for each", "migrate", 0, "for-each"));
    assertThat(report.accelerator())
        .contains(new CellReport.Accelerator("gpu", "A GPU", "emulated", "a record", 2, "G1"));
    assertThat(report.views()).containsExactly(Map.entry("new", "server"));
    assertThat(report.caveats()).containsExactly("emulated accelerator");
  }

  @Test
  void putsAStepThatOnlyTheRunKnewInItsPlace() {
    CellReport report =
        report(
            List.of(
                new Observation.StepStarted(AT, "2.1", "for each"),
                new Observation.StepStarted(AT, "2.1.1", "the first"),
                new Observation.StepStarted(AT, "2.1.2", "the second")));
    assertThat(StepSpan.of(report))
        .extracting(s -> s.step().id() + " " + s.step().phase() + " " + s.outcome())
        .containsExactly(
            "1.1 before not run",
            "1.1.1 before not run",
            "2.1 migrate unfinished",
            "2.1.1 migrate unfinished",
            "2.1.2 migrate unfinished");
  }

  @Test
  void leavesOutWhatThePreparedStateSaw() {
    Instant earlier = AT.minusSeconds(86_400);
    CellReport report =
        report(
            List.of(
                new Observation.CellStarted(AT, "cell", Map.of()),
                new Observation.StepStarted(earlier, "1.1", "seed everyday"),
                seen(earlier, "running"),
                new Observation.StepFinished(
                    earlier.plusSeconds(4),
                    "1.1",
                    Observation.StepFinished.Outcome.OK,
                    Optional.empty(),
                    Optional.empty(),
                    List.of()),
                new Observation.PreparedState(AT.plusSeconds(1), "key", true, 1),
                seen(AT.plusSeconds(2), "starting"),
                new Observation.CellFinished(AT.plusSeconds(9), Optional.empty())));
    assertThat(report.lasted()).isEqualTo(Duration.ofSeconds(9));
    assertThat(StepSpan.of(report)).noneMatch(StepSpan::ran);
    List<InstanceHistory> histories = InstanceHistory.of(report);
    assertThat(histories).extracting(InstanceHistory::earlier).containsExactly(true, false);
    assertThat(histories)
        .flatExtracting(InstanceHistory::stays)
        .extracting(s -> s.state() + " " + Duration.between(s.from(), s.to()).toSeconds())
        .as("states end with the run they were seen in")
        .containsExactly("running 4", "starting 7");
    assertThat(TimelineDrawing.of(report, StepSpan.of(report), histories).orElseThrow().lanes())
        .extracting(Timeline.Lane::name)
        .as("only what this run saw is drawn")
        .containsExactly("Harness", "label");
  }

  private static Observation seen(Instant at, String state) {
    return new Observation.InstancesSeen(
        at,
        "new",
        List.of(new Observation.InstancesSeen.Instance("1", "group", "label", state, state, "")));
  }

  private static CellReport report(List<Observation> observations) {
    HttpCall call =
        new HttpCall(
            "server",
            Optional.empty(),
            "GET",
            "/",
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(200),
            Map.of(),
            Map.of(),
            HERE);
    InstanceView view =
        new InstanceView("new", call, "$", "$.id", "$.g", "$.l", "$.s", "$.d", Map.of());
    SystemUnderTest system =
        new SystemUnderTest(
            "system",
            "System",
            Path.of("fixtures"),
            List.of(new Release("1", Map.of()), new Release("2", Map.of())),
            Map.of(),
            List.of("password"),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of("new", view),
            Map.of(),
            HERE);
    AcceleratorProfile profile =
        new AcceleratorProfile(
            "gpu",
            "A GPU",
            AcceleratorProfile.Mode.EMULATED,
            "a record",
            2,
            "G1",
            "maker",
            Optional.empty(),
            "/profile",
            Map.of(),
            Optional.empty(),
            HERE);
    Scenario scenario =
        new Scenario(
            "system/path",
            "Title",
            "Promise.",
            system,
            new Matrix(Map.of("accelerator", List.of("gpu")), List.of(), List.of()),
            Map.of(),
            Map.of(),
            Map.of("gpu", profile),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            HERE);
    PlannedStep inner =
        new PlannedStep(
            "1.1.1",
            "log in with hunter22",
            new Step.AwaitAnswer(call, Duration.ofSeconds(1), HERE),
            List.of());
    PlannedStep seed =
        new PlannedStep(
            "1.1", "seed everyday", new Step.Seed("everyday", List.of(), HERE), List.of(inner));
    PlannedStep each =
        new PlannedStep(
            "2.1",
            "for each",
            new Step.ForEach("x", List.of(), Optional.of("all"), List.of(), HERE),
            List.of());
    Cell cell =
        new Cell(
            "system/path[gpu]",
            scenario,
            Map.of("accelerator", "gpu"),
            Map.of("password", "hunter22"),
            Set.of("password"),
            Map.of(),
            List.of(new Phase("before", List.of(seed)), new Phase("migrate", List.of(each))),
            List.of(),
            Set.of("full"),
            Duration.ofMinutes(1));
    CellVerdict verdict = new CellVerdict(cell.id(), Status.PASS, "All held.", List.of(), Map.of());
    return CellReport.of(cell, "sha256:0", observations, verdict, List.of(), "seatrial run");
  }
}
