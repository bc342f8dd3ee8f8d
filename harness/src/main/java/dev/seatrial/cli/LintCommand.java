package dev.seatrial.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = "Checks scenarios, their systems, seeds and profiles; all mistakes at once.")
final class LintCommand implements Callable<Integer> {
  @Mixin private ScenarioPaths scenarios = new ScenarioPaths();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    int count = scenarios.load().size();
    spec.commandLine()
        .getOut()
        .println(count + (count == 1 ? " scenario is" : " scenarios are") + " sound");
    return ExitCode.OK;
  }
}
