package dev.seatrial.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses few combinations that show every pair of values: most defects need no more than two axes
 * to meet.
 */
final class Pairwise {
  private final Map<Pair, Integer> numbers = new HashMap<>();
  private final List<int[]> pairsOf = new ArrayList<>();
  private final List<List<Integer>> holders = new ArrayList<>();
  private final BitSet covered = new BitSet();
  private final int[] missing;

  /** Two values that occur together; of a combination with one axis, the value twice. */
  private record Pair(String axis, String value, String otherAxis, String otherValue) {}

  private Pairwise(List<Map<String, String>> allowed) {
    for (int combination = 0; combination < allowed.size(); combination++) {
      int[] pairs = numbered(allowed.get(combination));
      pairsOf.add(pairs);
      for (int pair : pairs) {
        while (holders.size() <= pair) {
          holders.add(new ArrayList<>());
        }
        holders.get(pair).add(combination);
      }
    }
    missing = pairsOf.stream().mapToInt(pairs -> pairs.length).toArray();
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
    cover(
        pairs(combination).stream()
            .mapToInt(pair -> numbers.getOrDefault(pair, -1))
            .filter(pair -> pair >= 0)
            .toArray());
  }

  private void cover(int[] pairs) {
    for (int pair : pairs) {
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

  private int[] numbered(Map<String, String> combination) {
    return pairs(combination).stream()
        .mapToInt(pair -> numbers.computeIfAbsent(pair, fresh -> numbers.size()))
        .toArray();
  }

  private static List<Pair> pairs(Map<String, String> combination) {
    // Told apart from the same two axes in another order.
    List<Map.Entry<String, String>> axes =
        combination.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      for (int j = axes.size() == 1 ? i : i + 1; j < axes.size(); j++) {
        Map.Entry<String, String> one = axes.get(i);
        Map.Entry<String, String> other = axes.get(j);
        pairs.add(new Pair(one.getKey(), one.getValue(), other.getKey(), other.getValue()));
      }
    }
    return pairs;
  }
}
