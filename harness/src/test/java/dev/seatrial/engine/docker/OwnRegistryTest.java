package dev.seatrial.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PushResponseItem;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.seatrial.engine.BuildSpec;
import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.PortSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.EngineException;
import dev.seatrial.image.EngineFixture;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.image.ImageResolver.Mode;
import dev.seatrial.image.Labels;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.image.ResolvedImage.Source;
import dev.seatrial.scenario.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The official path, proven with a registry of our own on loopback. */
@Tag("engine")
@TestInstance(Lifecycle.PER_CLASS)
class OwnRegistryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration FAILOVER = Duration.ofSeconds(8);

  private final EngineFixture made = new EngineFixture();
  private final Engine engine = made.engine();
  private final Path folder;
  private final Container server;
  private final String network;
  private final String registry;
  private final List<String> progress = Collections.synchronizedList(new ArrayList<>());

  OwnRegistryTest(@TempDir Path folder) {
    this.folder = folder;
    Path context = Path.of("..", "fixtures", "shared", "images", "registry");
    ResolvedImage image =
        resolver(Mode.ASSEMBLED, Optional.empty())
            .resolve(
                Optional.empty(),
                Optional.of(new Build(context, "Dockerfile", Optional.of("release"), Map.of())),
                progress::add);
    network = engine.createNetwork(made.name("registry"), made.labels());
    server = engine.create(spec(image.id()));
    server.start();
    registry = "127.0.0.1:" + server.publishedPort(5000);
    Awaitility.await("the registry")
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(this::answers);
  }

  @AfterAll
  void nothingIsLeft() {
    server.remove();
    engine.removeNetwork(network);
    made.close();
  }

  @Test
  void anOfficialImageIsPulledAndPinnedByItsDigest() throws Exception {
    push("shop/plain", Map.of());
    ResolvedImage image = resolve(Mode.AUTO, registry, "shop/plain:1");
    assertThat(image.source()).isEqualTo(Source.OFFICIAL);
    assertThat(image.reference()).isEqualTo(registry + "/shop/plain:1");
    assertThat(image.digest().orElseThrow()).startsWith(registry + "/shop/plain@sha256:");
    assertThat(engine.image(image.id())).isPresent();
    ResolvedImage pinned = resolve(Mode.OFFICIAL, registry, image.digest().orElseThrow());
    assertThat(pinned.id()).isEqualTo(image.id());
  }

  @Test
  void anAssembledImageDoesNotPassForOfficialByGoingThroughARegistry() throws Exception {
    push("shop/copied", Map.of(Labels.ASSEMBLED, "shop/release"));
    assertThat(resolve(Mode.AUTO, registry, "shop/copied:1").source()).isEqualTo(Source.ASSEMBLED);
    assertThat(engine.image(registry + "/shop/copied:1").orElseThrow().digest())
        .as("it did come from a registry")
        .isPresent();
    assertThat(failure(registry, "shop/copied:1")).hasMessageContaining("is an assembled image");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThat(failure(registry, "shop/none:1"))
        .hasMessageContaining("the registry answers, but does not give it");
    assertThat(resolve(Mode.AUTO, registry, "shop/none:1").source()).isEqualTo(Source.ASSEMBLED);
  }

  @Test
  void aPortWhereNothingListensFailsOverAtOnce() throws IOException {
    String dead;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = "127.0.0.1:" + closed.getLocalPort();
    }
    assertFailover(dead, "the registry does not answer");
  }

  @Test
  void aSilentServerFailsOverWithinSeconds() throws IOException {
    // The kernel accepts connections for it; nobody ever answers.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertFailover("127.0.0.1:" + silent.getLocalPort(), "did not answer within 2 s");
    }
  }

  private void assertFailover(String prefix, String reason) {
    long start = System.nanoTime();
    assertThat(resolve(Mode.AUTO, prefix, "shop/plain:1").source()).isEqualTo(Source.ASSEMBLED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(FAILOVER);
    assertThat(progress).anyMatch(line -> line.contains(prefix) && line.contains(reason));
  }

  private ResolvedImage resolve(Mode mode, String prefix, String name) {
    return resolver(mode, Optional.of(prefix))
        .resolve(Optional.of(name), Optional.of(tiny(Map.of())), progress::add);
  }

  private EngineException failure(String prefix, String name) {
    return catchThrowableOfType(EngineException.class, () -> resolve(Mode.OFFICIAL, prefix, name));
  }

  private ImageResolver resolver(Mode mode, Optional<String> prefix) {
    return new ImageResolver(
        engine,
        new ImageResolver.Settings(mode, prefix, EngineFixture.cache(), PATIENCE, Map.of()));
  }

  /** An image of one file; no base, so that no label of ours is inherited. */
  private Build tiny(Map<String, String> args) {
    try {
      Path context = Files.createDirectories(folder.resolve("tiny"));
      Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
      return new Build(context, "Dockerfile", Optional.empty(), args);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds, pushes, and removes it here. */
  private void push(String name, Map<String, String> labels) throws Exception {
    String repository = registry + "/" + name;
    Build tiny = tiny(Map.of());
    engine.build(BuildSpec.of(tiny.context(), labels, repository + ":1"), progress::add);
    var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    var http = new ZerodepDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build();
    try (DockerClient client = DockerClientImpl.getInstance(config, http)) {
      client
          .pushImageCmd(repository)
          .withTag("1")
          .exec(new ResultCallback.Adapter<PushResponseItem>())
          .awaitCompletion();
    }
    engine.removeImage(repository + ":1");
    assertThat(engine.image(repository + ":1")).isEmpty();
    made.remember(repository + ":1");
  }

  private boolean answers() throws IOException {
    HttpURLConnection http =
        (HttpURLConnection) URI.create("http://" + registry + "/v2/").toURL().openConnection();
    return http.getResponseCode() == 200;
  }

  private ContainerSpec spec(String image) {
    return ContainerSpec.of(
            made.name("registry"), image, made.labels(), folder.resolve("registry.log"))
        .network(network, List.of("registry"))
        .ports(List.of(PortSpec.free(5000)))
        .build();
  }
}
