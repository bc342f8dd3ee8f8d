package dev.seatrial.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the steps that somebody may have meant: neighbours of an id that is none. */
final class NearSteps {
  private static final int MOST = 3;

  /** Deeper ones weigh nothing; with numbers below 1000, that fits into a long. */
  private static final int DEPTH = 6;

  private NearSteps() {}

  /** At most three ids, in the order of the plan; none for what does not look like an id. */
  static List<String> of(String word, Collection<String> ids) {
    if (!word.matches("[0-9]+([.][a-z0-9]+)*[.]?")) {
      return List.of();
    }
    Set<String> nearest =
        ids.stream()
            .sorted(Comparator.comparingLong(id -> distance(word, id)))
            .limit(MOST)
            .collect(Collectors.toSet());
    return ids.stream().filter(nearest::contains).toList();
  }

  /** Numbers at the left weigh more; what lies deeper is further away. */
  private static long distance(String word, String id) {
    String[] wanted = word.split("[.]", -1);
    String[] there = id.split("[.]", -1);
    long distance = 0;
    for (int i = 0; i < DEPTH; i++) {
      distance = distance * 1000 + Math.min(999, Math.abs(number(wanted, i) - number(there, i)));
    }
    return distance + Math.abs(wanted.length - there.length);
  }

  private static int number(String[] parts, int index) {
    return index < parts.length && parts[index].matches("[0-9]{1,6}")
        ? Integer.parseInt(parts[index])
        : 0;
  }
}
