package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.Engine.Leftover;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.FakeEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private final FakeEngine engine = new FakeEngine();
  private final Path cache;

  LeftoversTest(@TempDir Path cache) {
    this.cache = cache;
  }

  @Test
  void onlyWhatNoLivingRunHoldsIsRemovedContainersFirst() {
    make("dead", "cell");
    make("alive", "cell");
    engine.createVolume("mine", Map.of());
    RunLock held = RunLock.take(cache, "alive");
    assertThat(Leftovers.removeDead(engine, cache))
        .extracting(Leftover::name)
        .containsExactly("dead-cell-container", "dead-cell-network", "dead-cell-volume");
    assertThat(names()).allMatch(name -> name.startsWith("alive")).hasSize(3);
    assertThat(engine.labelled("none", Optional.empty())).isEmpty();
    assertThat(engine.calls()).doesNotContain("remove volume mine");
    held.close();
    // Its lock was given back: now it counts as dead.
    assertThat(Leftovers.removeDead(engine, cache)).hasSize(3);
  }

  @Test
  void oneThatCannotBeRemovedDoesNotKeepTheRest() {
    make("dead", "cell");
    engine.refuses("remove network", new EngineException("It is in use.", "Wait."));

    assertThatThrownBy(() -> Leftovers.removeDead(engine, cache)).hasMessage("It is in use.");
    assertThat(names()).containsExactly("dead-cell-network");
  }

  @Test
  void whatWasKeptStaysUntilItIsCleared() {
    make("kept", "cell");
    RunLock.take(cache, "kept").keep();

    assertThat(Leftovers.removeDead(engine, cache)).isEmpty();
    Leftovers.Cleared cleared = Leftovers.clear(engine, cache, false);
    assertThat(cleared.removed()).hasSize(3);
    assertThat(cache.resolve("runs")).isEmptyDirectory();
  }

  @Test
  void runsOfOtherMachinesAreLeftAloneAndNamed() {
    Map<String, String> labels = new TreeMap<>(labels("far", "cell"));
    labels.put(CellContext.LOCK_LABEL, "elsewhere:/root/.cache/seatrial/runs/far.lock");
    engine.createNetwork("far-network", labels);
    // What the product itself started does not carry that label.
    engine.createVolume("far-volume", labels("far", "cell"));

    assertThat(Leftovers.removeDead(engine, cache)).isEmpty();
    Leftovers.Cleared cleared = Leftovers.clear(engine, cache, false);
    assertThat(cleared.removed()).isEmpty();
    assertThat(cleared.spared()).containsOnlyKeys("far");
    assertThat(Leftovers.clear(engine, cache, true).removed()).hasSize(2);
    assertThat(names()).isEmpty();
  }

  @Test
  void otherCellsOfARunStay() {
    make("run", "first");
    make("run", "second");
    Leftovers.removeCell(engine, labels("run", "first"));

    assertThat(names()).allMatch(name -> name.startsWith("run-second")).hasSize(3);
  }

  private List<String> names() {
    return engine.labelled(Leftovers.LABEL, Optional.empty()).stream().map(Leftover::name).toList();
  }

  private void make(String run, String cell) {
    String prefix = run + "-" + cell + "-";
    engine.addImage("image");
    engine.createVolume(prefix + "volume", labels(run, cell));
    engine.createNetwork(prefix + "network", labels(run, cell));
    engine.create(
        ContainerSpec.of(prefix + "container", "image", labels(run, cell), cache.resolve("log"))
            .build());
  }

  private static Map<String, String> labels(String run, String cell) {
    return Map.of(CellContext.RUN_LABEL, run, CellContext.CELL_LABEL, cell);
  }
}
