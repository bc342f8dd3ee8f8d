package dev.seatrial.cli;

import dev.seatrial.project.Project;
import dev.seatrial.report.RunReport;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Runs;
import dev.seatrial.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    subcommands = {MergeCommand.class, DiffCommand.class},
    description = {
      "Judges old runs again, by their scenarios as they are now, and writes their reports anew.",
      "Needs no Docker: an allowance or a budget can be edited and tried at once.",
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "Folders of runs. Default: the newest in reports/runs")
  private List<Path> runs = List.of();

  @Option(
      names = "--publish",
      paramLabel = "FOLDER",
      description =
          "Write SYSTEM/README.md there: what these runs together say of a system's upgrades. Of a"
              + " cell in several runs, the latest verdict counts.")
  private @Nullable Path publish;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<RunReport> reports = new ArrayList<>();
    for (Path folder : runs.isEmpty() ? List.of(newest()) : runs) {
      Trial.Result judged = judged(folder);
      Summary.print(judged, spec.commandLine().getOut());
      reports.add(judged.report());
    }
    if (publish != null) {
      RunReport.publish(reports, publish)
          .forEach(file -> spec.commandLine().getOut().println("published " + file));
    }
    return ExitCode.of(
        reports.stream()
            .flatMap(report -> report.cells().stream())
            .map(c -> c.verdict().status())
            .toList(),
        false);
  }

  private static Trial.Result judged(Path folder) {
    if (!Runs.is(folder)) {
      throw new UsageError("There is no run in " + folder + ".");
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<Trial.Result> result = Trial.report(folder, diagnostics);
    ScenarioPaths.refuse(diagnostics);
    return result.orElseThrow(
        () ->
            new UsageError(
                "The scenarios of the run " + folder + ", or its cells in them, are gone."));
  }

  private static Path newest() {
    Path runs = Project.around(Path.of("")).runs();
    return Runs.newest(runs)
        .orElseThrow(
            () -> new UsageError("There is no run in " + runs + " yet; `seatrial run` makes one."));
  }
}
