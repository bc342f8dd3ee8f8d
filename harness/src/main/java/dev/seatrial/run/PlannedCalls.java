package dev.seatrial.run;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Step;
import java.util.List;
import java.util.stream.Stream;

/** The requests that a plan makes. */
final class PlannedCalls {
  private PlannedCalls() {}

  /** Those by HTTP, as planned, outage probes among them; not those inside loops over captures. */
  static List<HttpCall> http(Cell cell) {
    Stream<Call> steps =
        cell.phases().stream()
            .flatMap(phase -> phase.steps().stream())
            .flatMap(PlannedCalls::tree)
            .flatMap(step -> calls(step.step()));
    Stream<Call> probes =
        Stream.of(cell.scenario().answersBefore(), cell.scenario().answersAfter())
            .flatMap(answer -> answer.stream());
    return Stream.concat(steps, probes)
        .filter(HttpCall.class::isInstance)
        .map(HttpCall.class::cast)
        .toList();
  }

  private static Stream<PlannedStep> tree(PlannedStep step) {
    return Stream.concat(Stream.of(step), step.children().stream().flatMap(PlannedCalls::tree));
  }

  private static Stream<Call> calls(Step step) {
    if (step instanceof Step.Ask ask) {
      return Stream.of(ask.call());
    } else if (step instanceof Step.AwaitAnswer await) {
      return Stream.of(await.call());
    } else if (step instanceof Step.Verify verify) {
      return calls(verify.condition());
    }
    return Stream.empty();
  }
}
