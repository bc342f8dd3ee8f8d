package dev.seatrial.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses few combinations that show every pair of values: most defects need no more than two axes
 * to meet.
 */
final class Pairwise {
  private final Map<String, Integer> axes = new HashMap<>();
  private final Map<Value, Integer> values = new HashMap<>();
  private final Map<Long, Integer> pairs = new HashMap<>();
  private final List<int[]> pairsOf = new ArrayList<>();
  private final List<List<Integer>> holders = new ArrayList<>();
  private final BitSet covered = new BitSet();
  private final int[] missing;

  private record Value(int axis, String value) {}

  private Pairwise(List<Map<String, String>> allowed) {
    for (int combination = 0; combination < allowed.size(); combination++) {
      int[] its = pairs(allowed.get(combination));
      pairsOf.add(its);
      for (int pair : its) {
        while (holders.size() <= pair) {
          holders.add(new ArrayList<>());
        }
        holders.get(pair).add(combination);
      }
    }
    missing = pairsOf.stream().mapToInt(its -> its.length).toArray();
  }

  /**
   * Combinations such that every pair of values of two axes that occurs in an allowed one occurs in
   * a chosen one, or in one that is taken already. Greedy, so it is small, not always the smallest;
   * the same every time.
   *
   * @param allowed combinations, axis to value
   * @param taken combinations that are run anyway; pairs of theirs that are not allowed do not
   *     count
   * @return some of {@code allowed}, in its order, none of them for nothing but taken pairs
   */
  static List<Map<String, String>> cover(
      List<Map<String, String>> allowed, List<Map<String, String>> taken) {
    Pairwise pairwise = new Pairwise(allowed);
    taken.forEach(pairwise::take);
    BitSet chosen = new BitSet();
    for (int best = pairwise.best(); best >= 0; best = pairwise.best()) {
      chosen.set(best);
      pairwise.cover(pairwise.pairsOf.get(best));
    }
    return chosen.stream().mapToObj(allowed::get).toList();
  }

  private void take(Map<String, String> combination) {
    int known = holders.size();
    cover(Arrays.stream(pairs(combination)).filter(pair -> pair < known).toArray());
  }

  private void cover(int[] its) {
    for (int pair : its) {
      if (!covered.get(pair)) {
        covered.set(pair);
        holders.get(pair).forEach(combination -> missing[combination]--);
      }
    }
  }

  /** The first of those that add most; -1 when none adds anything. */
  private int best() {
    int best = -1;
    for (int i = 0; i < missing.length; i++) {
      if (missing[i] > 0 && (best < 0 || missing[i] > missing[best])) {
        best = i;
      }
    }
    return best;
  }

  /** Numbers of the pairs of a combination; of one with a single axis, of its value. */
  private int[] pairs(Map<String, String> combination) {
    int[] its = new int[combination.size()];
    int size = 0;
    for (Map.Entry<String, String> axis : combination.entrySet()) {
      int number = axes.computeIfAbsent(axis.getKey(), fresh -> axes.size());
      its[size++] =
          values.computeIfAbsent(new Value(number, axis.getValue()), fresh -> values.size());
    }
    // However the axes are ordered, it is the same combination.
    Arrays.sort(its);
    int[] numbers = new int[size < 2 ? size : size * (size - 1) / 2];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = size == 1 ? i : i + 1; j < size; j++) {
        long pair = ((long) its[i] << 32) | its[j];
        numbers[at++] = pairs.computeIfAbsent(pair, fresh -> pairs.size());
      }
    }
    return numbers;
  }
}
