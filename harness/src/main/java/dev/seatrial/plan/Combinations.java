package dev.seatrial.plan;

import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.Restriction;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The combinations of a matrix, and the tiers each belongs to. */
final class Combinations {
  private Combinations() {}

  /** All that are run, in the order of the axes; those included come last. */
  static List<Map<String, String>> of(Matrix matrix) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Map<String, String> combination : Matrix.combinations(matrix.axes())) {
      if (matrix.exclude().stream().noneMatch(e -> e.what().covers(combination))) {
        all.add(combination);
      }
    }
    for (Map<String, String> more : matrix.include()) {
      Map<String, String> ordered = new LinkedHashMap<>();
      matrix.axes().keySet().forEach(axis -> ordered.put(axis, more.getOrDefault(axis, "")));
      all.add(ordered);
    }
    return all;
  }

  /** Combination to its tiers. */
  static Map<Map<String, String>, Set<String>> tiers(
      Scenario scenario, List<Map<String, String>> all) {
    Map<Map<String, String>, Set<String>> tiers = new LinkedHashMap<>();
    all.forEach(combination -> tiers.put(combination, new LinkedHashSet<>()));
    Set<Map<String, String>> held = new LinkedHashSet<>();
    for (String name : Tier.NESTED) {
      held.addAll(
          tier(scenario, name).map(tier -> chosen(tier, all, List.copyOf(held))).orElse(List.of()));
      held.forEach(combination -> add(tiers, combination, name));
    }
    scenario
        .tiers()
        .forEach(
            (name, tier) -> {
              if (!Tier.NESTED.contains(name)) {
                chosen(tier, all, List.of()).forEach(combination -> add(tiers, combination, name));
              }
            });
    return tiers;
  }

  private static Optional<Tier> tier(Scenario scenario, String name) {
    Tier declared = scenario.tiers().get(name);
    if (declared != null || name.equals(Tier.SMOKE)) {
      return Optional.ofNullable(declared);
    }
    return Optional.of(new Tier(Restriction.NONE, name.equals(Tier.PR)));
  }

  private static List<Map<String, String>> chosen(
      Tier tier, List<Map<String, String>> all, List<Map<String, String>> held) {
    List<Map<String, String>> covered = all.stream().filter(tier.what()::covers).toList();
    return tier.pairwise() ? Pairwise.cover(covered, held) : covered;
  }

  private static void add(
      Map<Map<String, String>, Set<String>> tiers, Map<String, String> combination, String tier) {
    tiers.computeIfAbsent(combination, any -> new LinkedHashSet<>()).add(tier);
  }
}
