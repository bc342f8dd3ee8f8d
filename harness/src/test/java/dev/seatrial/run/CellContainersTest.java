package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.FakeContainer;
import dev.seatrial.engine.Script;
import dev.seatrial.observation.Observation.ContainerEvent;
import dev.seatrial.scenario.Step.Start.Until;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellContainersTest {
  private final FakeCell fake;
  private final CellContainers containers;

  CellContainersTest(@TempDir Path directory) {
    fake = new FakeCell(directory);
    fake.engine.on("socket-proxy", Script.runs("listening"));
    fake.engine.on("quay", Script.runs().publishing(80, 1234));
    containers = fake.containers();
  }

  @Test
  void whatAServiceDependsOnComesUpFirstAndOnce() {
    containers.start(List.of("quay"), Until.HEALTHY);
    containers.start(List.of("quay", "hold"), Until.HEALTHY);

    assertThat(fake.engine.calls().stream().filter(c -> c.startsWith("start ")))
        .map(c -> c.replaceAll(".*-", ""))
        .containsExactly("hold", "quay");
    assertThat(containers.running().port("quay", 80)).hasValue(1234);
    assertThat(containers.running().port("dock", 80)).isEmpty();
  }

  @Test
  void aServiceThatEndedByItselfIsNotThereAnyMoreAndComesUpAgain() {
    containers.start(List.of("quay"), Until.HEALTHY);
    container("quay").end(137);

    assertThat(containers.running().port("quay", 80)).isEmpty();
    assertThat(containers.running().port("quay", 80)).isEmpty();
    assertThat(exits()).containsExactly("quay exited 137");

    containers.start(List.of("quay"), Until.HEALTHY);
    assertThat(containers.running().port("quay", 80)).hasValue(1234);
    assertThat(container("quay.2").state().running()).isTrue();
  }

  @Test
  void whatAServiceNeedsIsStartedAgainWhenItEnded() {
    containers.start(List.of("hold"), Until.HEALTHY);
    container("hold").end(1);
    containers.start(List.of("quay"), Until.HEALTHY);

    assertThat(container("hold.2").state().running()).isTrue();
    assertThat(exits()).containsExactly("hold exited 1");
  }

  @Test
  void oneThatEndsAsSoonAsItIsUpIsNotTheEnginesFault() {
    fake.watcher =
        seen -> {
          if (seen instanceof ContainerEvent e && e.event().equals("healthy")) {
            container(e.service()).end(1);
          }
        };
    assertThatThrownBy(() -> containers.start(List.of("hold"), Until.HEALTHY))
        .isInstanceOf(StepFailure.class)
        .hasMessage("hold ended with exit code 1");

    assertThat(exits()).containsExactly("hold exited 1");
  }

  @Test
  void anEngineThatFailsIsNotAServiceThatEnded() {
    containers.start(List.of("quay"), Until.HEALTHY);

    assertThatThrownBy(() -> containers.running().port("quay", 81))
        .isInstanceOf(EngineException.class);
    assertThat(exits()).isEmpty();
  }

  @Test
  void oneThatEndsInsteadOfGettingHealthyIsAFindingWithItsLastLines() {
    fake.engine.on("hold", Script.exits(3, "no room for anchor"));

    assertThatThrownBy(() -> containers.start(List.of("hold"), Until.HEALTHY))
        .isInstanceOf(StepFailure.class)
        .hasMessage("hold ended with exit code 3 instead of getting healthy")
        .satisfies(
            e ->
                assertThat(((StepFailure) e).evidence())
                    .containsExactly("no room for \u2022\u2022\u2022"));
    assertThat(exits()).containsExactly("hold exited 3");
  }

  /** The engine refuses to run a command in a container that has just ended. */
  @Test
  void oneThatEndsUnderItsHealthcheckIsAFindingToo() {
    fake.engine.on(
        "dock",
        Script.runs("bye")
            .answering(
                command -> {
                  container("dock").end(2);
                  throw new EngineException("The container is not running.", "None.");
                }));

    assertThatThrownBy(() -> containers.start(List.of("dock"), Until.HEALTHY))
        .isInstanceOf(StepFailure.class)
        .hasMessage("dock ended with exit code 2 instead of getting healthy");
  }

  @Test
  void everythingGoesInReverseAndCarriesTheLabels() {
    containers.start(List.of("quay"), Until.HEALTHY);
    assertThat(fake.engine.containers())
        .allSatisfy(c -> assertThat(c.spec().labels()).isEqualTo(fake.context.labels()));
    fake.cleanup.unwind();

    assertThat(fake.engine.calls().stream().filter(c -> c.startsWith("remove ")))
        .map(c -> c.replaceAll("seatrial-r1-[0-9a-f]+-", ""))
        .containsExactly(
            "remove quay", "remove hold", "remove volume vol-hold-data", "remove network net");
  }

  private List<String> exits() {
    return fake.seen(ContainerEvent.class).stream()
        .filter(e -> e.event().equals("exited"))
        .map(e -> e.service() + " exited " + e.exitCode().orElse(-1))
        .toList();
  }

  private FakeContainer container(String part) {
    return fake.engine.containers().stream()
        .filter(c -> c.name().endsWith("-" + part))
        .findFirst()
        .orElseThrow();
  }
}
