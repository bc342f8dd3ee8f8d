package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40, 60})
  void everyCellIsInExactlyOneAndTheyAreBalanced(int of) {
    Plan plan = plan(40, new Random(of));
    List<String> together = new ArrayList<>();
    List<Long> weights = new ArrayList<>();
    for (int number = 1; number <= of; number++) {
      List<Cell> mine = new Shards(number, of).of(plan, Map.of()).cells();
      assertThat(mine).isEqualTo(plan.cells().stream().filter(mine::contains).toList());
      mine.forEach(cell -> together.add(cell.id()));
      weights.add(mine.stream().mapToLong(cell -> cell.expected().toSeconds()).sum());
    }

    assertThat(together)
        .containsExactlyInAnyOrderElementsOf(plan.cells().stream().map(Cell::id).toList());
    // What longest first is known to reach: 4/3 of the best, which is no better than the mean.
    long longest = plan.cells().stream().mapToLong(c -> c.expected().toSeconds()).max().orElse(0);
    long mean = plan.cells().stream().mapToLong(c -> c.expected().toSeconds()).sum() / of;
    assertThat(Collections.max(weights)).isLessThanOrEqualTo(Math.max(longest, mean) * 4 / 3 + 1);
  }

  @Test
  void pastDurationsCountForMoreThanExpectedOnes() {
    Plan plan = plan(4, new Random(1));
    Map<String, Duration> durations = new HashMap<>();
    plan.cells().forEach(cell -> durations.put(cell.id(), Duration.ofSeconds(1)));
    durations.put(plan.cells().get(2).id(), Duration.ofHours(1));

    assertThat(new Shards(1, 2).of(plan, durations).cells()).containsExactly(plan.cells().get(2));
    assertThat(new Shards(2, 2).of(plan, durations).cells()).hasSize(3);
  }

  @Test
  void theOrderOfThePlanDoesNotMatter() {
    Plan plan = plan(20, new Random(3));
    List<Cell> shuffled = new ArrayList<>(plan.cells());
    Collections.shuffle(shuffled, new Random(4));

    assertThat(new Shards(2, 3).of(new Plan(1, shuffled), Map.of()).cells())
        .containsExactlyInAnyOrderElementsOf(new Shards(2, 3).of(plan, Map.of()).cells());
  }

  @Test
  void cellsWithoutDurationAreSpread() {
    List<Cell> cells = new ArrayList<>();
    plan(6, new Random(1)).cells().forEach(cell -> cells.add(lasting(cell, "", Duration.ZERO)));

    assertThat(new Shards(1, 3).of(new Plan(1, cells), Map.of()).cells()).hasSize(2);
  }

  @Test
  void wordsAreParsed() {
    assertThat(Shards.parse("2/8")).isEqualTo(Optional.of(new Shards(2, 8)));
    assertThat(Shards.parse("1/1")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3/2", "0/4", "1/0", "-1/4", "1/", "/", "1", "one/two", "1/99999999", ""})
  void whatIsNoShareIsRefused(String words) {
    assertThat(Shards.parse(words)).isEmpty();
  }

  private static Plan plan(int cells, Random random) {
    Cell cell = Harbour.judged();
    List<Cell> all = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      all.add(lasting(cell, "-" + i, Duration.ofSeconds(10 + random.nextInt(600))));
    }
    return new Plan(1, all);
  }

  private static Cell lasting(Cell cell, String suffix, Duration expected) {
    return new Cell(
        cell.id() + suffix,
        cell.scenario(),
        cell.axes(),
        cell.values(),
        cell.secrets(),
        cell.services(),
        cell.phases(),
        cell.checks(),
        cell.tiers(),
        expected);
  }
}
