package dev.seatrial.cli;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanCodec;
import dev.seatrial.plan.Selection;
import dev.seatrial.project.Project;
import dev.seatrial.trial.Bundles;
import dev.seatrial.trial.Runs;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
    name = "bundle",
    mixinStandardHelpOptions = true,
    description = {
      "Packs a cell of a run to attach to a bug report: plan, YAML, recipes, logs, what was seen"
          + " and judged, and a script of plain docker commands that repeats it without Seatrial.",
      "Secrets of the trial are taken out. Needs no Docker.",
    })
final class BundleCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN|CELL",
      description =
          "Folder of a run, or a cell of the newest run: its id, or a pattern. Default: the cell of"
              + " the newest run that is not green")
  private @Nullable String what;

  @Option(
      names = "--cell",
      paramLabel = "PATTERN",
      description = "Which cell of the run. Default: the one that is not green")
  private @Nullable String cell;

  @Option(
      names = "--to",
      paramLabel = "FILE.tar.gz",
      description = "Where to write it. Default: the name of the cell, in this folder")
  private @Nullable Path to;

  @Option(
      names = "--with-data",
      description =
          "Pack all rows of the snapshots, and the backups, as well, AS THEY ARE: nothing is taken"
              + " out of them.")
  private boolean withData;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path run = run();
    Plan plan = plan(run);
    Cell chosen = choose(run, plan);
    boolean rehearsed = chosen.scenario().rehearsal().isPresent();
    if (rehearsed && withData) {
      throw new UsageError(
          "--with-data would pack a copy of your own data: of a rehearsal it is not done.");
    }
    Path target = to == null ? Path.of(chosen.slug() + ".tar.gz") : to;
    Path folder = target.toAbsolutePath().getParent();
    if (!target.toString().endsWith("gz") || folder == null || !Files.isDirectory(folder)) {
      throw new UsageError(
          target + " cannot be written: --to names a .tar.gz in a folder that is there.");
    }
    List<String> packed = Bundles.write(run, plan, chosen, withData, target);
    PrintWriter out = spec.commandLine().getOut();
    out.println(packed.size() + " files of " + chosen.id() + " are in " + target);
    out.println("look    tar -tzf " + target);
    if (rehearsed) {
      out.println("careful logs, and the rows that the verdict names, are of your own data");
    }
    if (withData) {
      out.println("careful it holds all rows of the snapshots, and the backups, as they are");
    }
    out.flush();
    return ExitCode.OK;
  }

  private Path run() {
    if (what != null && Runs.is(Path.of(what))) {
      return Path.of(what);
    }
    Path runs = Project.around(Path.of("")).runs();
    if (what != null && cell == null && !what.matches("[./].*") && !Files.exists(Path.of(what))) {
      cell = what;
    } else if (what != null) {
      throw new UsageError("There is no run in " + what + ".");
    }
    return Runs.newest(runs)
        .orElseThrow(() -> new UsageError("There is no run in " + runs + " yet."));
  }

  private static Plan plan(Path run) {
    if (!Bundles.has(run)) {
      throw new UsageError(
          "The plan of " + run + " is gone (private/plan.json): repeat the run, then pack it.");
    }
    try {
      return Bundles.plan(run);
    } catch (PlanCodec.NotReadable e) {
      throw new UsageError(
          "The plan of " + run + " was written by another version: repeat the run, then pack it.");
    }
  }

  private Cell choose(Path run, Plan plan) {
    String wanted = cell;
    List<Cell> matching =
        plan.cells().stream()
            .filter(
                one ->
                    wanted == null
                        ? plan.cells().size() == 1 || Bundles.notGreen(run, one)
                        : Selection.matches(wanted, one.id()))
            .toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    String those =
        String.join(
            "\n  ", (matching.isEmpty() ? plan.cells() : matching).stream().map(Cell::id).toList());
    throw new UsageError(
        Optional.ofNullable(wanted)
                .map(
                    it -> matching.isEmpty() ? "No cell of the run matches " + it : "Say which one")
                .orElse("Say which cell with --cell")
            + "; there are:\n  "
            + those);
  }
}
