package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.observation.Observation.InstancesSeen;
import dev.seatrial.scenario.InstanceView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceWatcherTest {
  private static final Duration CALM = Duration.ofSeconds(10);

  private final FakeService dock = new FakeService();
  private final FakeCell fake;
  private final InstanceView view;
  private final InstanceWatcher watcher;

  InstanceWatcherTest(@TempDir Path directory) {
    fake = new FakeCell(directory);
    fake.captures.put("key", "key-of-the-dock");
    view =
        Optional.ofNullable(fake.cell.scenario().system().instances().get("old"))
            .map(fake.context.resolver()::view)
            .orElseThrow();
    watcher =
        new InstanceWatcher(fake.context, fake.caller(call -> Optional.of(dock.port())), CALM);
  }

  @AfterEach
  void close() {
    dock.close();
  }

  @Test
  void asManyOfAGroupAsBeforeMustRun() {
    list(boat(1, "tug", "afloat"), boat(2, "tug", "afloat"), boat(3, "raft", "afloat"));

    assertThat(watcher.notRunning(view, Map.of("tug", 2L, "raft", 1L))).isEmpty();
    assertThat(watcher.runningByGroup()).isEqualTo(Map.of("tug", 2L, "raft", 1L));
    assertThat(watcher.notRunning(view, Map.of("tug", 3L))).hasValue("tug: 2 of 3 instances run");
    assertThat(watcher.notRunning(view, Map.of("ship", 1L))).hasValue("ship: 0 of 1 instances run");
  }

  @Test
  void anInstanceThatDoesNotRunSaysWhyWithoutSecrets() {
    list(
        boat(1, "tug", "afloat"),
        "{\"id\": 2, \"model\": \"tug\", \"name\": \"b2\", \"state\": \"docking\","
            + " \"why\": \"token key-of-the-dock refused\"}");

    assertThat(watcher.notRunning(view, Map.of()))
        .hasValue("b2 is docking: token \u2022\u2022\u2022 refused");
    assertThat(watcher.summary()).isEqualTo("running=1, starting=1");
    assertThat(fake.seen.toString()).doesNotContain("key-of-the-dock");
  }

  @Test
  void aStateThatIsNotKnownIsPending() {
    list(boat(1, "tug", "capsized"));

    assertThat(watcher.notRunning(view, Map.of())).hasValue("b1 is capsized");
    assertThat(fake.seen(InstancesSeen.class).get(0).instances().get(0).state())
        .isEqualTo("pending");
  }

  @Test
  void noneAtAllIsNotRunning() {
    list();

    assertThat(watcher.notRunning(view, Map.of())).hasValue("no instances are listed");
    assertThat(fake.seen(InstancesSeen.class)).hasSize(1);
  }

  @Test
  void settledIsNoChangeForAWhile() {
    list(boat(1, "tug", "docking"));
    assertThat(watcher.notSettled(view)).hasValue("an instance changed state 0 s ago");
    fake.passes(CALM.minusSeconds(1));
    assertThat(watcher.notSettled(view)).hasValue("an instance changed state 9 s ago");
    list(boat(1, "tug", "afloat"));
    fake.passes(Duration.ofSeconds(1));
    assertThat(watcher.notSettled(view)).isPresent();
    fake.passes(CALM);
    assertThat(watcher.notSettled(view)).isEmpty();
  }

  @Test
  void onlyChangesAreWrittenDown() {
    list(boat(1, "tug", "docking"), boat(2, "tug", "afloat"));
    assertThat(watcher.notRunning(view, Map.of())).isPresent();
    // The order of an answer means nothing.
    list(boat(2, "tug", "afloat"), boat(1, "tug", "docking"));
    assertThat(watcher.notRunning(view, Map.of())).isPresent();
    list(boat(1, "tug", "afloat"), boat(2, "tug", "afloat"));
    assertThat(watcher.notRunning(view, Map.of())).isEmpty();

    assertThat(fake.seen(InstancesSeen.class)).hasSize(2);
  }

  @Test
  void whatAViewDoesNotNameIsNotLookedFor() {
    InstanceView without =
        new InstanceView(
            "old",
            view.call(),
            view.items(),
            view.id(),
            view.group(),
            view.label(),
            view.state(),
            "",
            view.states());
    list(boat(1, "tug", "sunk"));

    assertThat(watcher.notRunning(without, Map.of())).hasValue("b1 is sunk");
  }

  @Test
  void aListThatCannotBeHadIsAReasonNotAChange() {
    dock.on("GET /boats", 503, "later");
    assertThat(watcher.notSettled(view).orElse("")).contains("answer 503: later");
    InstanceWatcher without =
        new InstanceWatcher(fake.context, fake.caller(call -> Optional.empty()), CALM);
    assertThat(without.notSettled(view)).hasValue("dock does not run");
    assertThat(fake.seen).isEmpty();
    assertThat(dock.requests().get(0).header("Authorization")).isEqualTo("Bearer key-of-the-dock");
  }

  private void list(String... boats) {
    dock.on("GET /boats", 200, "{\"items\": [" + String.join(",", boats) + "]}");
  }

  private static String boat(int id, String model, String state) {
    return "{\"id\": %d, \"model\": \"%s\", \"name\": \"b%d\", \"state\": \"%s\"}"
        .formatted(id, model, id, state);
  }
}
