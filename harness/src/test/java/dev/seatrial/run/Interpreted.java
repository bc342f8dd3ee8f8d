package dev.seatrial.run;

import dev.seatrial.engine.FakeContainer;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.ContainerEvent;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.ExecCall;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Start.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps that are interpreted on an engine in memory; they are numbered 1, 2, … as they come. */
final class Interpreted {
  static final Duration SOON = Duration.ofSeconds(5);

  final FakeCell fake;
  final StepInterpreter steps;
  private int numbers;

  Interpreted(Path directory) {
    fake = new FakeCell(directory);
    fake.engine.on("socket-proxy", dev.seatrial.engine.Script.runs("listening"));
    CellContainers containers = fake.containers();
    CellServices services = new CellServices(containers);
    OutageProbe probe = new OutageProbe(fake.context, services);
    steps = new StepInterpreter(fake.context, containers, services, probe);
  }

  /** Does them; returns what became of the last one. */
  StepFinished does(Step... all) {
    steps.all(Stream.of(all).map(step -> planned(Integer.toString(++numbers), step)).toList());
    return finished(Integer.toString(numbers));
  }

  StepFinished finished(String id) {
    return fake.seen(StepFinished.class).stream()
        .filter(f -> f.step().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Ids of the steps that something was done for, in the order they ended. */
  List<String> done() {
    return fake.seen(StepFinished.class).stream()
        .filter(f -> f.outcome() != StepFinished.Outcome.SKIPPED)
        .map(StepFinished::step)
        .toList();
  }

  /** Events of all containers after their creation, in order. */
  List<String> events() {
    return fake.seen(ContainerEvent.class).stream()
        .filter(e -> !e.event().equals("created"))
        .map(e -> e.service() + " " + e.event())
        .toList();
  }

  List<String> remarks() {
    return fake.seen(Observation.Remark.class).stream()
        .map(r -> r.topic() + ": " + r.text())
        .toList();
  }

  FakeContainer container(String part) {
    return fake.engine.containers().stream()
        .filter(c -> c.name().endsWith("-" + part))
        .findFirst()
        .orElseThrow();
  }

  /** Lets a container print something when an event is seen. */
  void on(String event, Runnable action) {
    fake.watcher =
        seen -> {
          if (seen instanceof ContainerEvent e && (e.service() + " " + e.event()).equals(event)) {
            action.run();
          }
        };
  }

  /** As the plan would number it. */
  private static PlannedStep planned(String id, Step step) {
    List<PlannedStep> children = new ArrayList<>();
    if (step instanceof Step.Fault fault) {
      number(id, fault.during(), children);
    } else if (step instanceof Step.Try attempt) {
      number(id, attempt.steps(), children);
      number(id + ".catch", attempt.catching(), children);
      number(id + ".finally", attempt.always(), children);
    }
    return new PlannedStep(id, "step " + id, step, children);
  }

  private static void number(String id, List<Step> steps, List<PlannedStep> into) {
    for (int i = 0; i < steps.size(); i++) {
      into.add(planned(id + "." + (i + 1), steps.get(i)));
    }
  }

  static Step start(String... services) {
    return new Step.Start(List.of(services), Until.HEALTHY, FakeCell.HERE);
  }

  static Step note(String text) {
    return new Step.Note(text, FakeCell.HERE);
  }

  static Step ask(Call call) {
    return new Step.Ask(call, FakeCell.HERE);
  }

  /** A step that fails: nothing answers. */
  static Step fails() {
    return ask(FakeCell.call("quay", "/none"));
  }

  static Step awaitLog(String service, String matches) {
    return new Step.AwaitLog(service, matches, SOON, FakeCell.HERE);
  }

  static Step run(String service, List<Integer> exit) {
    return run(service, exit, List.of(), Map.of(), Map.of());
  }

  static Step run(
      String service,
      List<Integer> exit,
      List<String> matches,
      Map<String, String> expect,
      Map<String, String> capture) {
    return new Step.Run(
        service,
        List.of(),
        List.of("go"),
        Map.of("BERTH", "north"),
        exit,
        SOON,
        Optional.empty(),
        matches,
        FakeCell.texts(expect),
        capture,
        FakeCell.HERE);
  }

  static ExecCall exec(
      String service,
      List<String> command,
      List<String> matches,
      Map<String, String> expect,
      Map<String, String> capture) {
    return new ExecCall(
        service,
        command,
        Optional.of("boat"),
        List.of(0),
        matches,
        FakeCell.texts(expect),
        capture,
        SOON,
        FakeCell.HERE);
  }
}
