package dev.seatrial.cli;

import dev.seatrial.project.Project;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Runs;
import dev.seatrial.trial.Trial;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Judges an old run again, by its scenarios as they are now, and writes its reports anew.",
      "Needs no Docker: an allowance or a budget can be edited and tried at once.",
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "Folder of the run. Default: the newest in reports/runs")
  private @Nullable Path run;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path folder = run != null ? run : newest();
    if (!Runs.is(folder)) {
      throw new UsageError("There is no run in " + folder + ".");
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<Trial.Result> result = Trial.report(folder, diagnostics);
    ScenarioPaths.refuse(diagnostics);
    Trial.Result judged =
        result.orElseThrow(
            () -> new UsageError("The scenarios of this run, or its cells in them, are gone."));
    Summary.print(judged, spec.commandLine().getOut());
    return ExitCode.of(
        judged.report().cells().stream().map(c -> c.verdict().status()).toList(), false);
  }

  private static Path newest() {
    Path runs = Project.around(Path.of("")).runs();
    return Runs.newest(runs)
        .orElseThrow(
            () -> new UsageError("There is no run in " + runs + " yet; `seatrial run` makes one."));
  }
}
