package dev.seatrial.cli;

import dev.seatrial.plan.Given;
import dev.seatrial.plan.PortablePaths;
import dev.seatrial.plan.Selection;
import dev.seatrial.project.BundledFixtures;
import dev.seatrial.project.Project;
import dev.seatrial.report.Site;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Trial;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a static site of any number of runs: a matrix for each system, a page for each cell.",
      "Of a cell in several runs the latest counts; all are its history. Needs no Docker.",
    })
final class MergeCommand implements Callable<Integer> {
  private static final int SHOWN_MISSING = 10;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description =
          "Folders of runs, run.json files, folders that hold some (reports/runs, artefacts of CI),"
              + " earlier sites")
  private List<Path> sources = List.of();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "Where the site is to be. One that is there is added to.")
  private Path to = Path.of("");

  @Option(
      names = "--scenarios",
      paramLabel = "PATH",
      arity = "1",
      description = "Files or folders of scenarios; cells of them that no run brought are told.")
  private List<Path> scenarios = List.of();

  @Option(
      names = "--log-lines",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Last lines of each container's log to keep. Default: ${DEFAULT-VALUE}; 0: none")
  private int logLines;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Site.Made made;
    try {
      made = Site.merge(sources, to, new Site.Options(wanted(), logLines, MergeCommand::portable));
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%d cells of %d runs: %s%n", made.cells(), made.runs(), made.index());
    made.unreported()
        .forEach(
            run ->
                out.println(
                    "left out: " + run + " was never judged; `seatrial report " + run + "` does"));
    if (!made.missing().isEmpty()) {
      out.printf("%d cells of the scenarios are missing:%n", made.missing().size());
      made.missing().stream().limit(SHOWN_MISSING).forEach(id -> out.println("  " + id));
      if (made.missing().size() > SHOWN_MISSING) {
        out.println("  and " + (made.missing().size() - SHOWN_MISSING) + " more, in the site");
      }
    }
    return ExitCode.OK;
  }

  private List<Site.Wanted> wanted() {
    if (scenarios.isEmpty()) {
      return List.of();
    }
    Diagnostics diagnostics = new Diagnostics();
    List<Scenario> loaded = Trial.load(scenarios, diagnostics);
    ScenarioPaths.refuse(diagnostics);
    if (loaded.isEmpty()) {
      throw new UsageError("There is no scenario in " + scenarios + ".");
    }
    return Trial.plan(loaded, Selection.ALL, 1, Given.NOTHING).cells().stream()
        .map(
            cell ->
                new Site.Wanted(
                    cell.id(),
                    cell.scenario().system().title(),
                    cell.scenario().name(),
                    cell.scenario().title(),
                    cell.axes()))
        .toList();
  }

  /** A run lies in its project; one from elsewhere may be of the project it is merged in. */
  private static UnaryOperator<String> portable(Path run) {
    Project project = Project.above(run).orElseGet(() -> Project.around(Path.of("")));
    return new PortablePaths(project.root(), BundledFixtures::directory)::text;
  }
}
