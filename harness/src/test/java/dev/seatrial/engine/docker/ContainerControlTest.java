package dev.seatrial.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.PortSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import dev.seatrial.engine.ExecSpec;
import dev.seatrial.image.EngineFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What is done to running containers, and the keys of Compose, on the real engine. */
@Tag("engine")
@TestInstance(Lifecycle.PER_CLASS)
class ContainerControlTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String TICKS = "while :; do echo tick; sleep 0.05; done";
  private static final String SERVER =
      "exec perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalPort => 80, Listen => 5);"
          + " while ($c = $s->accept) { close $c }'";

  private final EngineFixture made = new EngineFixture();
  private final Engine engine = made.engine();
  private final String image = made.shell();
  private final Path folder;

  ContainerControlTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  void nothingIsLeft() {
    made.close();
  }

  @Test
  void aPausedContainerIsSilentUntilItIsResumed() {
    Container container = started(shell("paused", TICKS));
    awaitTicks(container, 3);
    container.pause();
    assertThat(container.state().running()).isTrue();
    assertThatThrownBy(() -> container.exec(List.of("true"), SOON))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("paused");
    int silent = ticks(container);
    assertThat(container.awaitExit(Duration.ofMillis(300))).isEmpty();
    assertThat(ticks(container)).isLessThanOrEqualTo(silent + 1);

    container.resume();
    container.resume();
    awaitTicks(container, silent + 5);
    container.remove();
    container.resume();
  }

  @Test
  void aPausedContainerCanBeKilledStoppedAndRemoved() {
    Container killed = started(shell("killed", TICKS));
    killed.pause();
    killed.kill("KILL");
    assertThat(killed.awaitExit(SOON).orElseThrow().exitCode()).hasValue(137);
    killed.resume();
    killed.remove();

    Container stopped = started(shell("stopped", "trap 'exit 3' TERM; " + TICKS));
    awaitTicks(stopped, 1);
    stopped.pause();
    assertThat(stopped.stop(Duration.ofSeconds(10)).exitCode()).hasValue(3);
    stopped.remove();

    Container removed = started(shell("removed", TICKS));
    removed.pause();
    removed.remove();
  }

  @Test
  void aSignalReachesTheFirstProcess() {
    Container container =
        started(shell("signalled", "trap 'echo heard' HUP; while :; do sleep 0.05; done"));
    Awaitility.await("the trap")
        .atMost(SOON)
        .until(
            () -> {
              container.kill("HUP");
              return container.lastLines(1).contains("heard");
            });
    assertThat(container.state().running()).isTrue();
    container.remove();
  }

  @Test
  void aContainerIsCutOffFromItsNetworkAndComesBackUnderItsNames() {
    String network = engine.createNetwork(made.name("net"), made.labels());
    Container server =
        started(
            shell("server", SERVER)
                .network(network, List.of("harbour"))
                .ports(List.of(PortSpec.free(80))));
    Container client = started(shell("client", TICKS).network(network, List.of()));
    List<String> call =
        List.of("perl", "-MIO::Socket::INET", "-e", "exit !IO::Socket::INET->new('harbour:80')");
    Awaitility.await("the server")
        .atMost(SOON)
        .until(() -> client.exec(call, SOON).exitCode().orElse(-1) == 0);

    engine.disconnect(network, server);
    assertThat(client.exec(call, SOON).exitCode()).hasValue(1);
    assertThatThrownBy(() -> server.publishedPort(80)).hasMessageContaining("does not publish");
    assertThat(server.state().running()).isTrue();

    engine.connect(network, server, List.of("harbour"));
    assertThat(client.exec(call, SOON).exitCode()).hasValue(0);
    assertThat(server.publishedPort(80)).isPositive();
    server.remove();
    client.remove();
    engine.removeNetwork(network);
  }

  @Test
  void aCommandInsideHasAUserAndVariables() {
    Container container = started(shell("busy", TICKS));
    ExecSpec command =
        new ExecSpec(
            List.of("sh", "-c", "id -un; echo $BERTH"),
            Optional.of("daemon"),
            Map.of("BERTH", "north"),
            SOON);
    assertThat(container.exec(command).output()).isEqualTo("daemon\nnorth\n");
    container.remove();
  }

  @Test
  void keysOfComposeReachTheContainer() throws IOException {
    String network = engine.createNetwork(made.name("keys-net"), made.labels());
    Container container =
        started(
            shell(
                    "keys",
                    "pwd; stat -f -c %T /scratch; getent hosts lighthouse; df -B1 /dev/shm | tail -1;"
                        + " cat /proc/1/comm; trap 'echo int; exit 4' INT;"
                        + " while :; do sleep 0.05; done")
                .network(network, List.of())
                .workingDir(Optional.of("/var/tmp"))
                .tmpfs(List.of("/scratch"))
                .extraHosts(List.of("lighthouse:10.9.8.7"))
                .shmSize(OptionalLong.of(8L << 20))
                .cpus(OptionalDouble.of(0.5))
                .stopSignal(Optional.of("SIGINT"))
                .init(true));
    Awaitility.await("all lines").atMost(SOON).until(() -> container.lastLines(9).size() == 5);
    assertThat(container.inspect()).contains("\"NanoCpus\" : 500000000");
    // Its init passes the signal on.
    assertThat(container.stop(SOON).exitCode()).hasValue(4);
    assertThat(Files.readAllLines(container.log()))
        .satisfies(lines -> assertThat(lines.get(2)).matches("10\\.9\\.8\\.7\\s+lighthouse"))
        .satisfies(lines -> assertThat(lines.get(3)).contains(" 8388608 "))
        .contains("/var/tmp", "tmpfs", "docker-init", "int");
    container.remove();
    engine.removeNetwork(network);
  }

  @Test
  void aFixedPortIsPublishedAndOneInUseIsNamed() throws IOException {
    String network = engine.createNetwork(made.name("port-net"), made.labels());
    int port;
    Container container;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      container =
          engine.create(
              shell("port", SERVER)
                  .network(network, List.of())
                  .ports(List.of(new PortSpec(80, OptionalInt.of(port))))
                  .build());
      assertThatThrownBy(container::start)
          .isInstanceOfSatisfying(
              EngineException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(Reason.PORT_IN_USE);
                assertThat(e.remedy()).contains("ss -ltnp");
              })
          .hasMessageContaining("port " + port + " of this machine is in use");
    }
    container.start();
    assertThat(container.publishedPort(80)).isEqualTo(port);
    container.remove();
    engine.removeNetwork(network);
  }

  private Container started(ContainerSpec.Builder spec) {
    Container container = engine.create(spec.build());
    container.start();
    return container;
  }

  private ContainerSpec.Builder shell(String name, String script) {
    return ContainerSpec.of(made.name(name), image, made.labels(), folder.resolve(name + ".log"))
        .command(List.of("sh", "-c", script));
  }

  private static int ticks(Container container) {
    return container.lastLines(10_000).size();
  }

  private static void awaitTicks(Container container, int many) {
    Awaitility.await("ticks").atMost(SOON).until(() -> ticks(container) >= many);
  }
}
