package dev.seatrial.cli;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cells of the scenarios. */
final class CellSelection {
  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "Only cells of this tier: smoke, nightly, …; full is all of them.")
  private @Nullable String tier;

  @Option(
      names = "--cell",
      paramLabel = "PATTERN",
      description =
          "Only cells whose id matches, e.g. '*cpu*', or that have this axis value. Repeatable.")
  private List<String> cells = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "What random choices are made from. Default: ${DEFAULT-VALUE}",
      defaultValue = "1")
  private long seed;

  Plan plan(List<Scenario> scenarios) {
    refuseUnknownTier(scenarios);
    Plan plan = Planner.plan(scenarios, new Selection(Optional.ofNullable(tier), cells), seed);
    if (plan.cells().isEmpty()) {
      List<String> all =
          Planner.plan(scenarios, Selection.ALL, seed).cells().stream().map(Cell::id).toList();
      throw new UsageError(
          "No cell matches"
              + (cells.isEmpty() ? "" : " " + cells)
              + ". There are:\n  "
              + String.join("\n  ", all));
    }
    return plan;
  }

  private void refuseUnknownTier(List<Scenario> scenarios) {
    Set<String> known = new TreeSet<>(Set.of("full"));
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
