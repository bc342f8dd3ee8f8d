package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import dev.seatrial.engine.FakeContainer;
import dev.seatrial.engine.Script;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanPrinter;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Passthrough;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.Judge;
import dev.seatrial.verdict.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real accelerator profile, on a machine that has its devices and on one that has not. */
class HostDevicesTest {
  private static final String REFUSED =
      "could not select device driver \"maker\" with capabilities: [[gpu lift]]";

  private final Plan plan =
      Planner.plan(List.of(Harbour.scenario("profile-real.yaml")), Selection.ALL, 1);
  private final Cell real = plan.cells().get(1);
  private final Ferry ferry;

  HostDevicesTest(@TempDir Path directory) {
    ferry = new Ferry(directory);
    ferry.engine.on("devices", Script.exits(0));
  }

  @AfterEach
  void close() {
    ferry.close();
  }

  @Test
  void thePlanTellsWhatIsPassedThrough() {
    assertThat(PlanPrinter.print(plan))
        .contains("  accelerator cpu\n")
        .contains(
            "  accelerator crane-real (real: devices 1 of maker (gpu, lift), devices C1, C2 of any"
                + " driver (gpu), /dev/crane, /dev/hook0 as /dev/hook rw, group video, group 44,"
                + " /usr/lib/crane (read-only))\n");
  }

  @Test
  void servicesThatTakeTheAcceleratorAreGivenIt() {
    List<FakeContainer> made = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void serviceUp(Cell cell, String service, Map<Integer, Integer> ports) {
            made.addAll(ferry.engine.containers());
          }
        };
    ferry.run(new Plan(1, List.of(real)), listener);

    assertThat(made).filteredOn(it -> it.name().endsWith("dock")).isNotEmpty();
    assertThat(made)
        .allSatisfy(
            it -> {
              boolean dock = it.name().endsWith("dock");
              Passthrough expected = dock ? passed() : Passthrough.NOTHING;
              assertThat(it.spec().passthrough()).as(it.name()).isEqualTo(expected);
              assertThat(it.spec().environment().getOrDefault("CRANES", ""))
                  .as(it.name())
                  .isEqualTo(dock ? "1 of maker" : "");
            });
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void aCellWhoseDevicesTheMachineHasNotIsNotRunAndSaysWhy() {
    ferry.engine.refuses(
        prefix(real) + "devices",
        new EngineException(
            "Could not start the container seatrial-1-devices: " + REFUSED + ".", ""));
    RunDirectory run = ferry.run(plan, RunListener.SILENT);

    CellVerdict verdict = verdict(run, real);
    assertThat(verdict.status()).isEqualTo(Status.NOT_RUN);
    assertThat(verdict.reason())
        .isEqualTo(
            "migration: the engine cannot give a container what crane-real passes through: "
                + REFUSED);
    assertThat(ferry.engine.calls())
        .noneMatch(call -> call.startsWith("network ") && call.contains(prefix(real)));
    // The other one does not need them.
    assertThat(ferry.engine.calls())
        .anyMatch(call -> call.startsWith("network seatrial-") && !call.contains(prefix(real)));
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void anEngineThatGoesAwayIsAnotherTrouble() {
    ferry.engine.refuses(
        "create seatrial-", new EngineException(Reason.NO_ENGINE, "It went away.", "Start it."));

    assertThatThrownBy(() -> ferry.run(new Plan(1, List.of(real)), RunListener.SILENT))
        .isInstanceOf(EngineException.class)
        .hasMessage("It went away.");
  }

  private Passthrough passed() {
    return Optional.ofNullable(real.scenario().profiles().get("crane-real"))
        .flatMap(AcceleratorProfile::passthrough)
        .orElseThrow();
  }

  private static String prefix(Cell cell) {
    return RunDirectory.resourcePrefix("", cell).replace("seatrial-", "");
  }

  private static CellVerdict verdict(RunDirectory run, Cell cell) {
    List<Observation> seen = ObservationLog.read(run.cell(cell).resolve("observations.jsonl"));
    return Judge.judge(cell, seen, new Judge.Facts(Map.of(), Map.of()));
  }
}
