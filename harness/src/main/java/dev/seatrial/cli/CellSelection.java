package dev.seatrial.cli;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Selection;
import dev.seatrial.plan.Shards;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Tier;
import dev.seatrial.source.Suggest;
import dev.seatrial.trial.Runs;
import dev.seatrial.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cells of the scenarios. */
final class CellSelection {
  /** Value of {@code --failed} without a run. */
  private static final String NEWEST = "";

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description =
          "Only cells of this tier: smoke, pr, nightly, or one of a scenario; full is all of them.")
  private @Nullable String tier;

  @Option(
      names = "--cell",
      paramLabel = "PATTERN",
      description =
          "Only cells whose id matches, e.g. '*cpu*', or that have this axis value. Repeatable.")
  private List<String> cells = new ArrayList<>();

  @Option(
      names = "--failed",
      paramLabel = "RUN",
      arity = "0..1",
      fallbackValue = NEWEST,
      preprocessor = RunIfAny.class,
      description = "Only cells that were not green in the newest run, or in this one.")
  private @Nullable String failed;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Only the share I of N, for N machines that run the cells together. Shares take about"
              + " equally long, and each cell is in exactly one.")
  private @Nullable String shard;

  @Option(
      names = "--timings",
      paramLabel = "RUN",
      description =
          "Balance shares by what cells took in this run: its folder, or its run.json. Give every"
              + " machine the same ones. Repeatable. Default: their expected time")
  private List<Path> timings = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "What random choices are made from. Default: ${DEFAULT-VALUE}",
      defaultValue = "1")
  private long seed;

  /** The plan of the cells that are wanted; without any when none was not green, or in a share. */
  Plan plan(List<Scenario> scenarios, Given given) {
    refuseUnknownTier(scenarios);
    refuseUnknownInput(scenarios, given);
    Selection selection = new Selection(Optional.ofNullable(tier), cells);
    Plan plan = plan(scenarios, selection, seed, given);
    if (plan.cells().isEmpty()) {
      List<String> all =
          plan(scenarios, Selection.ALL, seed, given).cells().stream().map(Cell::id).toList();
      throw new UsageError(
          "No cell matches"
              + (cells.isEmpty() ? "" : " " + cells)
              + ". There are:\n  "
              + String.join("\n  ", all));
    }
    return narrowed(plan, Runs.of(scenarios));
  }

  /** Plans; a {@link UsageError} when a cell does not take the given build. */
  static Plan plan(List<Scenario> scenarios, Selection selection, long seed, Given given) {
    try {
      return Trial.plan(scenarios, selection, seed, given);
    } catch (IllegalArgumentException e) {
      throw new UsageError(e.getMessage() + ".");
    }
  }

  /** The same of a plan that was saved: its cells are chosen already. */
  Plan narrow(Plan saved) {
    refuse(tier != null, "--tier", "a saved plan");
    refuse(!cells.isEmpty(), "--cell", "a saved plan");
    return narrowed(saved, Runs.of(List.of(saved.cells().get(0).scenario())));
  }

  /** A run that is continued has its cells. */
  void refuseAny() {
    refuse(tier != null, "--tier", "--resume");
    refuse(!cells.isEmpty(), "--cell", "--resume");
    refuse(failed != null, "--failed", "--resume");
    refuse(shard != null, "--shard", "--resume");
  }

  /** Why no cell is left. */
  String none() {
    return failed == null
        ? "Share " + shard + " has no cell: there are fewer cells than shares."
        : "There is nothing to run: no cell that was chosen failed in "
            + (failed.equals(NEWEST) ? "the newest run." : failed + ".");
  }

  private Plan narrowed(Plan plan, Path runs) {
    Plan narrowed = failed == null ? plan : failed(plan, failed, runs);
    if (shard == null) {
      if (!timings.isEmpty()) {
        throw new UsageError("--timings balances shares, and there is no --shard I/N.");
      }
      return narrowed;
    }
    String words = shard;
    Shards share =
        Shards.parse(words)
            .orElseThrow(
                () ->
                    new UsageError(
                        "--shard "
                            + words
                            + " is no share; 2/8 is the second of eight, 1/8 the first."));
    timings.forEach(
        run -> {
          if (!Files.exists(Files.isDirectory(run) ? run.resolve("run.json") : run)) {
            throw new UsageError("There is no run.json in " + run + ".");
          }
        });
    return share.of(narrowed, Runs.durations(timings));
  }

  private static Plan failed(Plan plan, String named, Path runs) {
    Path run =
        named.equals(NEWEST)
            ? Runs.newest(runs)
                .orElseThrow(() -> new UsageError("There is no run in " + runs + " yet."))
            : Path.of(named);
    if (!Runs.is(run)) {
      throw new UsageError("There is no run in " + run + ".");
    }
    Set<String> wanted = Runs.notGreen(run);
    return plan.with(plan.cells().stream().filter(cell -> wanted.contains(cell.id())).toList());
  }

  private static void refuse(boolean given, String option, String besides) {
    if (given) {
      throw new UsageError(option + " chooses nothing from " + besides + ": leave it out.");
    }
  }

  private static void refuseUnknownInput(List<Scenario> scenarios, Given given) {
    Set<String> known = new TreeSet<>();
    scenarios.stream()
        .flatMap(s -> s.inputs().values().stream())
        .filter(input -> !input.rehearsed())
        .forEach(input -> known.add(input.name()));
    for (String name : given.inputs().keySet()) {
      if (!known.contains(name)) {
        throw new UsageError(
            "--with "
                + name
                + ": no scenario asks for it; "
                + (known.isEmpty()
                    ? "none asks for any file."
                    : "there is " + String.join(", ", known))
                + (known.isEmpty()
                    ? ""
                    : Suggest.nearest(name, known)
                        .map(n -> ". Did you mean " + n + "?")
                        .orElse(".")));
      }
    }
  }

  private void refuseUnknownTier(List<Scenario> scenarios) {
    Set<String> known = new TreeSet<>(Tier.NESTED);
    scenarios.forEach(s -> known.addAll(s.tiers().keySet()));
    String wanted = tier;
    if (wanted != null && !known.contains(wanted)) {
      throw new UsageError(
          "There is no tier "
              + wanted
              + "; there are "
              + String.join(", ", known)
              + Suggest.nearest(wanted, known).map(n -> ". Did you mean " + n + "?").orElse("."));
    }
  }
}
