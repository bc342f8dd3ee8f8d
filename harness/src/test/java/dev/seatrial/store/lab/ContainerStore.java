package dev.seatrial.store.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.PortSpec;
import dev.seatrial.image.EngineFixture;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.scenario.Build;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real server in a container, reached on loopback. */
public final class ContainerStore implements AutoCloseable {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ContainerStore.class);
  private static final Duration EXEC_LIMIT = Duration.ofSeconds(30);

  private final EngineFixture fixture = new EngineFixture();
  private final String network;
  private final Container container;
  private final int port;

  /**
   * What to start.
   *
   * @param folder of the image's recipe, below {@code fixtures/shared/images}
   * @param official name of the official image, taken where a registry has it
   * @param args build arguments of the image's recipe
   * @param command arguments; empty for the image's own
   * @param tmpfs folder whose content is held in memory; empty for none
   * @param port that the server listens on in the container
   * @param ready a command that succeeds inside as soon as the server answers
   */
  public record Recipe(
      String folder,
      String official,
      Map<String, String> args,
      Map<String, String> environment,
      List<String> command,
      Optional<String> tmpfs,
      int port,
      List<String> ready) {
    public Recipe {
      args = Map.copyOf(args);
      environment = Map.copyOf(environment);
      command = List.copyOf(command);
      ready = List.copyOf(ready);
    }

    /** An image whose recipe takes no arguments. */
    public Recipe(
        String folder,
        String official,
        Map<String, String> environment,
        List<String> command,
        Optional<String> tmpfs,
        int port,
        List<String> ready) {
      this(folder, official, Map.of(), environment, command, tmpfs, port, ready);
    }

    /** Names the server among others. */
    String name() {
      return folder + String.join("", args.values());
    }
  }

  /** Starts a server of its own and waits until it answers; for tests that stop it. */
  public ContainerStore(Recipe recipe) {
    network = fixture.engine().createNetwork(fixture.name("net"), fixture.labels());
    ContainerSpec.Builder spec =
        ContainerSpec.of(
                fixture.name(recipe.name()),
                image(recipe).id(),
                fixture.labels(),
                Path.of(
                        "target",
                        "test-%s-%d.log".formatted(recipe.name(), ProcessHandle.current().pid()))
                    .toAbsolutePath())
            .environment(recipe.environment())
            .network(network, List.of())
            .tmpfs(recipe.tmpfs().stream().toList())
            .ports(List.of(PortSpec.free(recipe.port())));
    if (!recipe.command().isEmpty()) {
      spec.command(recipe.command());
    }
    container = fixture.engine().create(spec.build());
    try {
      port = started(recipe);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private int started(Recipe recipe) {
    container.start();
    Awaitility.await(recipe.name())
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(100))
        .failFast(
            "it ended",
            () ->
                assertThat(container.state().running())
                    .as(() -> String.join("\n", container.lastLines(20)))
                    .isTrue())
        .until(() -> container.exec(recipe.ready(), EXEC_LIMIT).exitCode().orElse(-1) == 0);
    return container.publishedPort(recipe.port());
  }

  /** The one server of a recipe that all tests of this JVM share; removed after the last. */
  public static ContainerStore shared(ExtensionContext context, Recipe recipe) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            recipe.toString(), key -> new ContainerStore(recipe), ContainerStore.class);
  }

  /** A loopback address. */
  public String host() {
    return "127.0.0.1";
  }

  /** The port on {@link #host}. */
  public int port() {
    return port;
  }

  /** The container, to be stopped, paused or looked into. */
  public Container container() {
    return container;
  }

  /** Runs a command inside that has to succeed; what it prints. */
  public String exec(String... command) {
    Container.ExecResult result = container.exec(List.of(command), EXEC_LIMIT);
    assertThat(result.exitCode()).as(result.output()).hasValue(0);
    return result.output();
  }

  @Override
  public void close() {
    container.remove();
    fixture.engine().removeNetwork(network);
    fixture.close();
  }

  private ResolvedImage image(Recipe recipe) {
    Path context =
        Path.of(System.getProperty("basedir", ""), "../fixtures/shared/images/" + recipe.folder())
            .toAbsolutePath()
            .normalize();
    return new ImageResolver(
            fixture.engine(),
            ImageResolver.Settings.of(
                ImageResolver.Mode.AUTO, Optional.empty(), EngineFixture.cache()))
        .resolve(
            Optional.of(recipe.official()),
            Optional.of(new Build(context, "Dockerfile", Optional.empty(), recipe.args())),
            line -> {});
  }
}
