package dev.seatrial.plan;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One share of a plan's cells, for machines that run it together. Every cell is in exactly one of
 * the {@code of} shares, whoever computes them, as long as plan and durations are the same.
 *
 * @param number which share; from 1
 * @param of how many there are
 */
public record Shards(int number, int of) {
  private static final Pattern WORDS = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  /** What {@code I/N} says; empty when it says no share: {@code 3/2}, {@code 0/4}, {@code one}. */
  public static Optional<Shards> parse(String words) {
    Matcher matcher = WORDS.matcher(words);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    int of = Integer.parseInt(matcher.group(2));
    return number < 1 || number > of ? Optional.empty() : Optional.of(new Shards(number, of));
  }

  /**
   * The plan of this share: the longest cell goes to the lightest share first. In the order of the
   * plan.
   *
   * @param durations how long cells took, by id; of others their expected time counts
   */
  public Plan of(Plan plan, Map<String, Duration> durations) {
    List<Cell> longestFirst =
        plan.cells().stream()
            .sorted(
                Comparator.comparingLong((Cell cell) -> -weight(cell, durations))
                    .thenComparing(Cell::id))
            .toList();
    long[] weights = new long[of];
    Set<String> mine = new HashSet<>();
    for (Cell cell : longestFirst) {
      int lightest = lightest(weights);
      weights[lightest] += weight(cell, durations);
      if (lightest == number - 1) {
        mine.add(cell.id());
      }
    }
    List<Cell> cells = plan.cells().stream().filter(cell -> mine.contains(cell.id())).toList();
    return plan.with(cells);
  }

  /** Milliseconds; never nothing, or all cells of no duration would be in one share. */
  private static long weight(Cell cell, Map<String, Duration> durations) {
    return Math.max(1, durations.getOrDefault(cell.id(), cell.expected()).toMillis());
  }

  private static int lightest(long[] weights) {
    int lightest = 0;
    for (int i = 1; i < weights.length; i++) {
      if (weights[i] < weights[lightest]) {
        lightest = i;
      }
    }
    return lightest;
  }
}
