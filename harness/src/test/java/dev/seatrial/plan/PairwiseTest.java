package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void everyPairThatIsAllowedIsCoveredAndNothingIsChosenForNothing(int seed) {
    Random random = new Random(seed);
    List<Map<String, String>> allowed = new ArrayList<>(all(2 + random.nextInt(4), random));
    allowed.removeIf(combination -> random.nextInt(4) == 0);
    Collections.shuffle(allowed, random);
    List<Map<String, String>> taken =
        allowed.subList(0, Math.min(allowed.size(), random.nextInt(4)));

    List<Map<String, String>> chosen = Pairwise.cover(allowed, taken);

    List<Map<String, String>> run = new ArrayList<>(taken);
    run.addAll(chosen);
    assertThat(pairs(run)).containsAll(pairs(allowed));
    assertThat(allowed).containsAll(chosen);
    assertThat(chosen).doesNotHaveDuplicates().noneMatch(taken::contains);
    assertThat(Pairwise.cover(allowed, taken)).isEqualTo(chosen);
    assertThat(Pairwise.cover(allowed, run)).isEmpty();
  }

  @Test
  void itIsSmallAndFast() {
    // 2,000 combinations: 5 * 5 * 5 * 4 * 4.
    List<Map<String, String>> allowed = product(5, 5, 5, 4, 4);
    List<Map<String, String>> chosen = List.of();
    Duration fastest = Duration.ofDays(1);
    // Others use this machine, too.
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      chosen = Pairwise.cover(allowed, List.of());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }

    assertThat(fastest).isLessThan(Duration.ofMillis(200));
    assertThat(allowed).hasSize(2000);
    // 25 at least: two axes of five values each.
    assertThat(chosen).hasSizeBetween(25, 45);
    assertThat(pairs(chosen)).isEqualTo(pairs(allowed));
  }

  @Test
  void itIsInTheOrderOfWhatIsAllowed() {
    List<Map<String, String>> allowed = product(3, 3, 2);
    List<Map<String, String>> chosen = Pairwise.cover(allowed, List.of());

    assertThat(chosen)
        .containsExactlyElementsOf(allowed.stream().filter(chosen::contains).toList());
    assertThat(chosen).hasSize(9);
  }

  @Test
  void oneAxisIsCoveredValueByValue() {
    assertThat(Pairwise.cover(product(3), List.of())).hasSize(3);
    assertThat(Pairwise.cover(List.of(), List.of())).isEmpty();
  }

  @Test
  void whatIsTakenNeedNotBeAllowed() {
    List<Map<String, String>> allowed = product(2, 2);
    Map<String, String> foreign = Map.of("a0", "v9", "a1", "v0");

    assertThat(Pairwise.cover(allowed, List.of(foreign))).hasSize(4);
    assertThat(Pairwise.cover(allowed, List.of(foreign, Map.of("a1", "v0", "a0", "v1"))))
        .doesNotContain(Map.of("a0", "v1", "a1", "v0"))
        .hasSize(3);
  }

  private static List<Map<String, String>> all(int axes, Random random) {
    int[] sizes = new int[axes];
    for (int i = 0; i < axes; i++) {
      sizes[i] = 1 + random.nextInt(4);
    }
    return product(sizes);
  }

  private static List<Map<String, String>> product(int... sizes) {
    List<Map<String, String>> all = List.of(Map.of());
    for (int axis = 0; axis < sizes.length; axis++) {
      List<Map<String, String>> next = new ArrayList<>();
      for (Map<String, String> some : all) {
        for (int value = 0; value < sizes[axis]; value++) {
          Map<String, String> more = new LinkedHashMap<>(some);
          more.put("a" + axis, "v" + value);
          next.add(more);
        }
      }
      all = next;
    }
    return all;
  }

  private static Set<String> pairs(List<Map<String, String>> combinations) {
    Set<String> pairs = new TreeSet<>();
    for (Map<String, String> c : combinations) {
      c.forEach(
          (axis, value) ->
              c.forEach(
                  (other, its) -> {
                    if (axis.compareTo(other) < 0) {
                      pairs.add(axis + "=" + value + " " + other + "=" + its);
                    }
                  }));
    }
    return pairs;
  }
}
