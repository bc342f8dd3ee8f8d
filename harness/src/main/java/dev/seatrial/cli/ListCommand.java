package dev.seatrial.cli;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Durations;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Selection;
import dev.seatrial.scenario.Scenario;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists scenarios and their cells, with tiers and expected time.")
final class ListCommand implements Callable<Integer> {
  @Mixin private ScenarioPaths scenarios = new ScenarioPaths();
  @Mixin private GivenOptions givenOptions = new GivenOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Given given = givenOptions.given();
    for (Scenario scenario : scenarios.load(given)) {
      out.println(scenario.name() + "  " + scenario.title());
      for (Cell cell : CellSelection.plan(List.of(scenario), Selection.ALL, 1, given).cells()) {
        out.println(
            "  "
                + cell.id()
                + "  ~"
                + Durations.words(cell.expected())
                + "  "
                + cell.tiers().stream().sorted().collect(Collectors.joining(",")));
      }
    }
    out.flush();
    return ExitCode.OK;
  }
}
