package dev.seatrial.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.MountType;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.scenario.Passthrough;
import dev.seatrial.scenario.Passthrough.Node;
import dev.seatrial.scenario.Passthrough.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CreationTest {
  private static final List<String> GPU = List.of("gpu");

  @Test
  void devicesThatAreHandedOutAreAskedForAsTheEngineTakesIt() {
    HostConfig host =
        created(
            new Passthrough(
                List.of(
                    new Request(Optional.of("maker"), OptionalInt.of(2), List.of(), GPU),
                    new Request(Optional.empty(), OptionalInt.empty(), List.of(), GPU),
                    new Request(Optional.empty(), OptionalInt.empty(), List.of("C1"), GPU)),
                List.of(),
                List.of(),
                List.of()));

    assertThat(host.getDeviceRequests())
        .extracting(DeviceRequest::getDriver, DeviceRequest::getCount, DeviceRequest::getDeviceIds)
        .containsExactly(
            tuple("maker", 2, null), tuple(null, -1, null), tuple(null, null, List.of("C1")));
    assertThat(host.getDeviceRequests())
        .allSatisfy(request -> assertThat(request.getCapabilities()).containsExactly(GPU));
  }

  @Test
  void nodesGroupsAndTheDriverAreThereAndNothingIsWritable() {
    HostConfig host =
        created(
            new Passthrough(
                List.of(),
                List.of(
                    new Node("/dev/crane", "/dev/crane", "rwm"),
                    new Node("/dev/hook0", "/dev/hook", "rw")),
                List.of("video", "44"),
                List.of("/usr/lib/crane")));

    assertThat(host.getDevices())
        .containsExactly(
            new Device("rwm", "/dev/crane", "/dev/crane"),
            new Device("rw", "/dev/hook", "/dev/hook0"));
    assertThat(host.getGroupAdd()).containsExactly("video", "44");
    assertThat(host.getMounts())
        .singleElement()
        .satisfies(
            mount -> {
              assertThat(mount.getType()).isEqualTo(MountType.BIND);
              assertThat(mount.getSource()).isEqualTo("/usr/lib/crane");
              assertThat(mount.getTarget()).isEqualTo("/usr/lib/crane");
              assertThat(mount.getReadOnly()).isTrue();
            });
  }

  @Test
  void otherContainersAreGivenNothingOfTheMachine() {
    HostConfig host = created(Passthrough.NOTHING);

    assertThat(host.getDeviceRequests()).isNull();
    assertThat(host.getDevices()).isNull();
    assertThat(host.getGroupAdd()).isNull();
    assertThat(host.getMounts()).isNull();
  }

  private static HostConfig created(Passthrough passed) {
    return Creation.hostConfig(
        ContainerSpec.of("crane", "image", Map.of(), Path.of("crane.log"))
            .passthrough(passed)
            .build());
  }
}
