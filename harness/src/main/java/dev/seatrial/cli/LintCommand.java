package dev.seatrial.cli;

import dev.seatrial.source.Diagnostics;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = "Checks scenarios, their systems, seeds and profiles; all mistakes at once.")
final class LintCommand implements Callable<Integer> {
  /** How mistakes are told. */
  enum Format {
    TEXT,
    JSON
  }

  @Mixin private ScenarioPaths scenarios = new ScenarioPaths();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "text or json: an array with id, severity, file, line, column, endColumn, message, hint,"
            + " sourceLine and documentation of each mistake, empty when there is none."
            + " Default: text"
      })
  private Format format = Format.TEXT;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Diagnostics diagnostics = new Diagnostics();
    int count = scenarios.load(diagnostics).size();
    if (format == Format.JSON) {
      out.println(Mistakes.json(diagnostics));
      return diagnostics.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }
    ScenarioPaths.refuse(diagnostics);
    out.println(count + (count == 1 ? " scenario is" : " scenarios are") + " sound");
    return ExitCode.OK;
  }
}
