package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.PortSpec;
import dev.seatrial.engine.FakeContainer;
import dev.seatrial.engine.Script;
import dev.seatrial.observation.Observation.ContainerEvent;
import dev.seatrial.run.RunningContainers.Up;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningContainersTest {
  private final Path directory;
  private final FakeCell fake;
  private final RunningContainers running;

  RunningContainersTest(@TempDir Path directory) {
    this.directory = directory;
    fake = new FakeCell(directory);
    fake.engine.addImage("image");
    running = new RunningContainers(fake.context);
  }

  @Test
  void aServiceIsFoundUnderItsNameWhileNoOtherReleaseOfItRuns() {
    FakeContainer old = started("pilot@1.0");
    assertThat(running.key("pilot")).isEqualTo("pilot@1.0");
    assertThat(running.port("pilot", 80)).isPresent();
    assertThat(running.service("pilot@2.0")).isEmpty();

    FakeContainer fresh = started("pilot@2.0");
    assertThat(running.service("pilot")).isEmpty();
    assertThat(running.service("pilot@1.0").map(Up::container)).hasValue(old);
    assertThat(running.service("pilot@2.0").map(Up::container)).hasValue(fresh);

    assertThat(running.take("pilot@1.0").map(Up::container)).hasValue(old);
    assertThat(running.take("pilot").map(Up::container)).hasValue(fresh);
    assertThat(running.take("pilot")).isEmpty();
  }

  @Test
  void itsOwnKeyComesFirst() {
    FakeContainer plain = started("pilot");
    started("pilot@2.0");
    assertThat(running.service("pilot").map(Up::container)).hasValue(plain);
  }

  @Test
  void oneThatEndedIsToldOfUnderItsNameToo() {
    started("pilot@1.0").end(3);
    assertThat(running.service("pilot")).isEmpty();
    assertThat(running.ended("pilot").map(Up::key)).hasValue("pilot@1.0");
    assertThatThrownBy(() -> running.requireAlive("pilot"))
        .isInstanceOf(StepFailure.class)
        .hasMessage("pilot ended with exit code 3");
    assertThat(fake.seen(ContainerEvent.class))
        .filteredOn(e -> e.event().equals("exited"))
        .singleElement()
        .satisfies(e -> assertThat(e.service()).isEqualTo("pilot@1.0"));

    started("pilot@1.0");
    running.requireAlive("pilot");
    assertThat(running.ended("pilot")).isEmpty();
  }

  @Test
  void aOneShotIsFoundWhileItIsUnderWayAndIsNoService() {
    FakeContainer mover = container("mover", Script.runs());
    running.oneShot("mover@2.0", mover);
    assertThat(running.service("mover")).isEmpty();
    assertThat(running.any("mover").map(Up::container)).hasValue(mover);
    mover.end(0);
    assertThat(running.any("mover")).isEmpty();
    running.oneShotEnded("mover@2.0", mover);
    assertThat(running.any("mover@2.0")).isEmpty();
  }

  @Test
  void oneThatIsCutOffHasNoPort() {
    FakeContainer pilot = started("pilot");
    running.cutOff(pilot, true);
    fake.engine.disconnect("net", pilot);
    assertThat(running.port("pilot", 80)).isEmpty();
    assertThat(running.service("pilot")).isPresent();

    fake.engine.connect("net", pilot, List.of());
    running.cutOff(pilot, false);
    assertThat(running.port("pilot", 80)).isPresent();
  }

  private FakeContainer started(String key) {
    FakeContainer container = container(key, Script.runs());
    running.started(key, container);
    return container;
  }

  private FakeContainer container(String name, Script script) {
    fake.engine.on(name, script);
    ContainerSpec spec =
        ContainerSpec.of(name, "image", Map.of(), directory.resolve(name + ".log"))
            .ports(List.of(PortSpec.free(80)))
            .build();
    FakeContainer container = (FakeContainer) fake.engine.create(spec);
    container.start();
    return container;
  }
}
