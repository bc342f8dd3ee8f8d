package dev.seatrial.cli;

import dev.seatrial.plan.PlanPrinter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a run would do: cells, images and numbered steps. Needs no Docker.",
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin private ScenarioPaths scenarios = new ScenarioPaths();
  @Mixin private CellSelection selection = new CellSelection();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(PlanPrinter.print(selection.plan(scenarios.load())));
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
