package dev.seatrial.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.PortSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.Engine.Leftover;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import dev.seatrial.image.EngineFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The port against the real engine, on a small Debian image. */
@Tag("engine")
@TestInstance(Lifecycle.PER_CLASS)
class DockerEngineTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final EngineFixture made = new EngineFixture();
  private final Engine engine = made.engine();
  private final String image;
  private final Path folder;

  DockerEngineTest(@TempDir Path folder) {
    this.folder = folder;
    this.image = made.shell();
  }

  @AfterAll
  void nothingIsLeft() {
    made.close();
  }

  @BeforeAll
  void theEngineTellsAboutItself() {
    assertThat(engine.facts()).containsKeys("version", "api", "driver", "memoryBytes", "cpus");
  }

  @Test
  void everyByteReachesTheLogEvenOfAnEndInNoTime() throws IOException {
    for (int i = 0; i < 5; i++) {
      Container container = create("first" + i, List.of("echo first; echo second >&2; exit 7"));
      container.start();
      assertThat(container.awaitExit(SOON))
          .hasValueSatisfying(state -> assertThat(state.exitCode()).hasValue(7));
      assertThat(Files.readAllLines(container.log())).containsExactlyInAnyOrder("first", "second");
      container.remove();
    }
  }

  @Test
  void aHelperPrintsDataThatTheEngineDoesNotKeep() throws IOException {
    Container container =
        engine.create(spec("helper", "seq 1 20000").keepLogsInEngine(false).build());
    container.start();
    assertThat(container.awaitExit(SOON)).isPresent();
    assertThat(Files.readAllLines(container.log())).hasSize(20000).endsWith("20000");
    assertThat(container.lastLines(2)).containsExactly("19999", "20000");
    container.remove();
  }

  @Test
  void aStopIsGracefulAndTheLogGoesOnAfterARestart() throws IOException {
    Container container =
        create(
            "graceful",
            List.of("trap 'echo bye; exit 3' TERM; echo up; while :; do sleep 0.05; done"));
    container.start();
    Awaitility.await("up").atMost(SOON).until(() -> container.lastLines(1).contains("up"));
    assertThat(container.awaitExit(Duration.ofMillis(100))).isEmpty();
    assertThat(container.state().running()).isTrue();
    assertThat(container.stop(Duration.ofSeconds(10)).exitCode()).hasValue(3);
    assertThat(Files.readAllLines(container.log())).containsExactly("up", "bye");
    container.start();
    container.kill("KILL");
    assertThat(container.awaitExit(SOON).orElseThrow().exitCode()).hasValue(137);
    assertThat(Files.readAllLines(container.log())).startsWith("up", "bye");
    container.remove();
  }

  @Test
  void aMemoryLimitKillsAndTheStateSaysSo() {
    Container container =
        engine.create(
            spec("greedy", "exec perl -e '$x = q(x) x 200_000_000'")
                .memLimit(OptionalLong.of(16L << 20))
                .build());
    container.start();
    Container.State state = container.awaitExit(SOON).orElseThrow();
    assertThat(state.exitCode().orElse(0)).isNotZero();
    assertThat(state.oomKilled()).isTrue();
    container.remove();
  }

  @Test
  void commandsInsideAreBounded() {
    Container container = create("busy", List.of("while :; do sleep 1; done"));
    container.start();
    assertThat(container.exec(List.of("sh", "-c", "echo hi; exit 4"), SOON))
        .satisfies(
            result -> {
              assertThat(result.exitCode()).hasValue(4);
              assertThat(result.output()).isEqualTo("hi\n");
            });
    assertThat(container.exec(List.of("sh", "-c", "echo on; sleep 30"), Duration.ofSeconds(1)))
        .satisfies(
            result -> {
              assertThat(result.exitCode()).isEmpty();
              assertThat(result.output()).isEqualTo("on\n");
            });
    assertThat(container.inspect()).contains("\"Id\"").contains(container.id());
    container.remove();
  }

  @Test
  void aPortIsPublishedOnLoopbackOnly() throws IOException {
    String network = engine.createNetwork(made.name("net"), made.labels());
    Container container =
        engine.create(
            spec(
                    "server",
                    "exec perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalPort => 80, Listen => 5); while ($c = $s->accept) { close $c }'")
                .ports(List.of(PortSpec.free(80)))
                .network(network, List.of("alias"))
                .build());
    container.start();
    int port = container.publishedPort(80);
    Awaitility.await("the server")
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> connects("127.0.0.1", port));
    // The kernel's table: local address and port, little endian; state 0A listens.
    String suffix = HexFormat.of().withUpperCase().toHexDigits((short) port);
    assertThat(Files.readAllLines(Path.of("/proc/net/tcp")))
        .filteredOn(line -> line.matches("\\s*\\d+: [0-9A-F]{8}:" + suffix + " .* 0A .*"))
        .isNotEmpty()
        .allMatch(line -> line.contains("0100007F:" + suffix));
    assertThatThrownBy(() -> container.publishedPort(81))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("does not publish port 81");
    container.remove();
    engine.removeNetwork(network);
  }

  @Test
  void filesGoInBeforeTheStartAndComeOut() throws IOException {
    Container container = create("files", List.of("stat -c %a /bin/greet; greet"));
    container.copyIn(
        "/bin/greet", "#!/bin/sh\necho hello\n".getBytes(StandardCharsets.UTF_8), 0750);
    container.start();
    assertThat(container.awaitExit(SOON).orElseThrow().exitCode()).hasValue(0);
    assertThat(Files.readAllLines(container.log())).containsExactly("750", "hello");
    try (TarArchiveInputStream tar = new TarArchiveInputStream(container.copyOut("/bin/greet"))) {
      assertThat(tar.getNextEntry().getName()).isEqualTo("greet");
      assertThat(new String(tar.readAllBytes(), StandardCharsets.UTF_8)).endsWith("echo hello\n");
    }
    container.remove();
  }

  @Test
  void aVolumeOutlivesItsContainersAndCanBeReadOnly() throws IOException {
    String volume = engine.createVolume(made.name("data"), made.labels());
    Container writer =
        engine.create(spec("writer", "echo kept > /data/x").mounts(data(volume, false)).build());
    writer.start();
    assertThat(writer.awaitExit(SOON).orElseThrow().exitCode()).hasValue(0);
    writer.remove();
    Container reader =
        engine.create(
            spec("reader", "cat /data/x; touch /data/y").mounts(data(volume, true)).build());
    reader.start();
    assertThat(reader.awaitExit(SOON).orElseThrow().exitCode()).hasValue(1);
    // Both streams are in the log; which comes first is the engine's choice.
    assertThat(Files.readString(reader.log())).contains("kept", "Read-only file system");
    reader.remove();
    engine.removeVolume(volume);
  }

  @Test
  void whatCarriesALabelIsFoundAndRemoved() {
    Map<String, String> labels = Map.of(EngineFixture.LABEL, made.name("leftovers"));
    String network = engine.createNetwork(made.name("left-net"), labels);
    String volume = engine.createVolume(made.name("left-vol"), labels);
    Container container =
        engine.create(
            ContainerSpec.of(made.name("left"), image, labels, folder.resolve("left.log"))
                .command(List.of("sh", "-c", "while :; do sleep 1; done"))
                .network(network, List.of())
                .mounts(data(volume, false))
                .build());
    container.start();
    List<Leftover> found =
        engine.labelled(EngineFixture.LABEL, Optional.of(made.name("leftovers")));
    assertThat(found)
        .extracting(Leftover::kind)
        .containsExactly(Leftover.Kind.CONTAINER, Leftover.Kind.NETWORK, Leftover.Kind.VOLUME);
    assertThat(engine.labelled(EngineFixture.LABEL, Optional.empty())).containsAll(found);
    found.forEach(engine::remove);
    found.forEach(engine::remove);
    assertThat(engine.labelled(EngineFixture.LABEL, Optional.of(made.name("leftovers")))).isEmpty();
  }

  @Test
  void aMissingImageIsNeverPulled() {
    assertThatThrownBy(() -> engine.create(of("none", "seatrial.invalid/none:1").build()))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IMAGE_MISSING))
        .hasMessageContaining("seatrial.invalid/none:1");
  }

  @Test
  void aProgramThatIsNotThereFailsTheStartWithItsName() {
    Container container =
        engine.create(spec("wrong", "").entrypoint(List.of("/no/such/program")).build());
    assertThatThrownBy(container::start)
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("/no/such/program");
    assertThat(container.state().running()).isFalse();
    container.remove();
    assertThat(engine.image(image)).isPresent();
  }

  @Test
  void aWaitCanBeInterrupted() throws InterruptedException {
    Container container = create("endless", List.of("while :; do sleep 1; done"));
    container.start();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> container.awaitExit(SOON))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    container.remove();
  }

  @Test
  void anImportedImageIsLabelled() {
    String tag = made.name("imported") + ":1";
    byte[] tar = Tar.ofFile("x", new byte[] {1}, 0644);
    Engine.ImageFacts facts =
        engine.importImage(new ByteArrayInputStream(tar), tag, Map.of(EngineFixture.LABEL, tag));
    made.remember(tag);
    assertThat(facts.tags()).containsExactly(tag);
    assertThat(facts.digest()).isEmpty();
    assertThat(engine.images(EngineFixture.LABEL, Optional.of(tag))).contains(facts);
    engine.removeImage(tag);
    assertThat(engine.image(tag)).isEmpty();
  }

  private static boolean connects(String host, int port) throws IOException {
    SocketAddress address = new InetSocketAddress(host, port);
    try (Socket socket = new Socket()) {
      socket.connect(address, 500);
      return true;
    }
  }

  private Container create(String name, List<String> script) {
    return engine.create(spec(name, script.get(0)).build());
  }

  /** A shell script, on no network. */
  private ContainerSpec.Builder spec(String name, String script) {
    return of(name, image)
        .entrypoint(List.of("sh", "-c"))
        .command(script.isEmpty() ? List.of() : List.of(script));
  }

  private ContainerSpec.Builder of(String name, String imageName) {
    return ContainerSpec.of(
        made.name(name), imageName, made.labels(), folder.resolve(name + ".log"));
  }

  private static List<ContainerSpec.Mount> data(String volume, boolean readOnly) {
    return List.of(new ContainerSpec.Mount(volume, "/data", readOnly));
  }
}
