package dev.seatrial.cli;

import dev.seatrial.cli.progress.LiveProgress;
import dev.seatrial.cli.progress.ProgressMode;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanCodec;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Likeness;
import dev.seatrial.trial.Repetitions;
import dev.seatrial.trial.Runs;
import dev.seatrial.trial.SavedPlans;
import dev.seatrial.trial.Trial;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs cells: the old release, the real migration, the new release, the verdict.",
      "Everything it starts is taken away at the end; Ctrl-C does that, too.",
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private ScenarioPaths scenarios = new ScenarioPaths();
  @Mixin private CellSelection selection = new CellSelection();
  @Mixin private GivenOptions givenOptions = new GivenOptions();
  @Mixin private PartOptions partOptions = new PartOptions();
  @Mixin private ImageOptions imageOptions = new ImageOptions();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Run a plan that `plan --save` wrote, exactly, instead of scenarios.")
  private @Nullable Path saved;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description =
          "Continue a run that was cut off, in its folder, with the cells that it has not brought"
              + " to their end.")
  private @Nullable Path resume;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Run every cell so many times, and judge each time.",
      defaultValue = "1")
  private int repeat = 1;

  @Option(names = "--fail-fast", description = "Stop after the first cell that is not green.")
  private boolean failFast;

  @Option(
      names = "--like",
      paramLabel = "DIGESTS",
      description =
          "Say where this run differs from another one, in plan, images or files; the line that a"
              + " failed run prints has them.")
  private @Nullable String like;

  @Option(names = "--keep", description = "Leave the containers running at the end.")
  private boolean keep;

  @Option(
      names = "--no-cache",
      description = "Make the prepared state anew instead of taking it from the cache.")
  private boolean noCache;

  @Option(names = "--strict", description = "Exit with 1 when any cell is not green.")
  private boolean strict;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description =
          "auto, plain, block, json, quiet. auto draws a block in a terminal and writes plain lines"
              + " elsewhere; json writes an object a line, and all else to standard error. Default:"
              + " ${DEFAULT-VALUE}",
      defaultValue = "auto")
  private ProgressMode progress = ProgressMode.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show only cells that are not green, and the summary.")
  private boolean quiet;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ProgressMode mode = mode();
    Plan plan = plan();
    PrintWriter out = spec.commandLine().getOut();
    // With JSON, standard output is for programs alone.
    PrintWriter said = mode == ProgressMode.JSON ? spec.commandLine().getErr() : out;
    if (plan.cells().isEmpty()) {
      said.println(selection.none());
      said.flush();
      return ExitCode.INCONCLUSIVE;
    }
    Optional<Likeness> other = other(plan, said);
    boolean held = keep || partOptions.stops();
    partOptions.refuseFromWith("--no-cache", noCache);
    Trial.Options options =
        new Trial.Options(
            imageOptions.sources(),
            imageOptions.registry(),
            held,
            !noCache,
            failFast,
            Optional.ofNullable(resume),
            partOptions.part(plan));
    try (Engine engine = DockerEngine.connect();
        LiveProgress live = LiveProgress.begin(mode, out, Terminal.colour(), plan)) {
      return new LiveRun(plan, engine, options, live, said, other, strict).run();
    }
  }

  private ProgressMode mode() {
    if (quiet && progress != ProgressMode.AUTO && progress != ProgressMode.QUIET) {
      throw new UsageError("--quiet does not go with --progress: leave one of them out.");
    }
    return quiet ? ProgressMode.QUIET : progress;
  }

  private Plan plan() {
    if (repeat < 1) {
      throw new UsageError("--repeat " + repeat + " runs nothing; 1 or more is needed.");
    }
    if (resume != null) {
      return continued(resume);
    }
    if (saved != null) {
      return Repetitions.of(selection.narrow(saved(saved)), repeat);
    }
    Given given = givenOptions.given();
    return Repetitions.of(selection.plan(scenarios.load(given), given), repeat);
  }

  /** What the run is to be compared with; what is known before it begins is told at once. */
  private Optional<Likeness> other(Plan plan, PrintWriter out) {
    if (like == null) {
      return Optional.empty();
    }
    if (plan.cells().stream().map(c -> Repetitions.base(c.id())).distinct().count() > 1) {
      throw new UsageError("--like tells of one cell: choose it with --cell.");
    }
    try {
      Likeness other = Likeness.parse(like);
      other.otherPlan(plan.cells().get(0)).ifPresent(line -> out.println("differs " + line));
      return Optional.of(other);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--like: " + e.getMessage());
    }
  }

  private Plan saved(Path file) {
    scenarios.refuseAny("--plan");
    givenOptions.refuseAny("--plan");
    if (!Files.isRegularFile(file)) {
      throw new UsageError("There is no file " + file + ".");
    }
    try {
      return SavedPlans.load(file);
    } catch (PlanCodec.NotReadable e) {
      throw new UsageError(file + " cannot be run: " + e.getMessage() + ".");
    }
  }

  private Plan continued(Path run) {
    scenarios.refuseAny("--resume");
    givenOptions.refuseAny("--resume");
    partOptions.refuseAny("--resume");
    selection.refuseAny();
    if (saved != null || repeat > 1) {
      throw new UsageError(
          (saved == null ? "--repeat" : "--plan") + " does not go with --resume: leave it out.");
    }
    if (!Runs.is(run)) {
      throw new UsageError("There is no run in " + run + ".");
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<Runs.Replanned> replanned = Runs.replan(run, diagnostics);
    ScenarioPaths.refuse(diagnostics);
    Runs.Replanned now =
        replanned.orElseThrow(() -> new UsageError("The scenarios of this run are gone."));
    if (!now.gone().isEmpty()) {
      throw new UsageError(
          "The run cannot be continued, because its scenarios have changed; these cells are gone:"
              + "\n  "
              + String.join("\n  ", now.gone()));
    }
    return now.plan();
  }
}
