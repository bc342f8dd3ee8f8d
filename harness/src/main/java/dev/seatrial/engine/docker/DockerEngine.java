package dev.seatrial.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Info;
import dev.seatrial.engine.BuildSpec;
import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * The engine port on a Docker engine.
 *
 * <p>Testcontainers finds the engine (its settings file, {@code DOCKER_HOST}, local, rootless and
 * desktop sockets) and makes the client, with its credential helpers for registries. Its {@code
 * GenericContainer} is not used, on purpose: it creates and starts in one go, so that nothing can
 * be copied in or attached between the two and the first bytes of output are fetched afterwards
 * from the engine's log, which helpers do not have; it removes a container that fails to start, and
 * with it the exit code, the OOM flag and the log that a report must show; its {@code stop()} is a
 * SIGKILL and a removal; and it publishes ports on all addresses. Its global client is not used
 * either: making it looks for a reaper image and a gateway, minutes of silence without a registry.
 * Cleaning up is by label, {@link #labelled}.
 */
public final class DockerEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(DockerEngine.class);

  private final DockerClient client;
  private final DockerImages images;

  private DockerEngine(DockerClient client) {
    this.client = client;
    this.images = new DockerImages(client);
  }

  /**
   * Connects to the engine that {@code DOCKER_HOST} names, or else the local one.
   *
   * @throws EngineException when none answers, it does not let us in, or it is too old
   */
  public static DockerEngine connect() {
    EngineAddress address = EngineAddress.of(System.getenv());
    address.check();
    try {
      List<DockerClientProviderStrategy> strategies = new ArrayList<>();
      ServiceLoader.load(DockerClientProviderStrategy.class).forEach(strategies::add);
      DockerClientProviderStrategy found =
          DockerClientProviderStrategy.getFirstValidStrategy(strategies);
      URI host = found.getTransportConfig().getDockerHost();
      if (address.declared() && !host.equals(address.uri())) {
        // It falls back to the local engine in silence.
        throw new EngineException(
            Reason.NO_ENGINE,
            "DOCKER_HOST, " + address.uri() + ", cannot be used.",
            "Correct it (unix:///path or tcp://host:port), or unset it for the local engine.");
      }
      return new DockerEngine(found.getDockerClient());
    } catch (RuntimeException e) {
      throw Failures.of("connect to the container engine at " + address.uri(), e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Keys: version, api, driver, root, freeBytes (only when the engine's disk is this machine's),
   * memoryBytes, cpus, os, kernel.
   */
  @Override
  public Map<String, String> facts() {
    return translated(
        "ask the engine about itself",
        () -> {
          Info info = client.infoCmd().exec();
          Map<String, String> facts = new LinkedHashMap<>();
          facts.put("version", String.valueOf(info.getServerVersion()));
          facts.put("api", String.valueOf(client.versionCmd().exec().getApiVersion()));
          facts.put("driver", String.valueOf(info.getDriver()));
          String root = String.valueOf(info.getDockerRootDir());
          facts.put("root", root);
          freeBytes(root).ifPresent(free -> facts.put("freeBytes", Long.toString(free)));
          facts.put("memoryBytes", String.valueOf(info.getMemTotal()));
          facts.put("cpus", String.valueOf(info.getNCPU()));
          facts.put("os", String.valueOf(info.getOperatingSystem()));
          facts.put("kernel", String.valueOf(info.getKernelVersion()));
          return facts;
        });
  }

  @Override
  public String createNetwork(String name, Map<String, String> labels) {
    return translated(
        "make the network " + name,
        () ->
            client
                .createNetworkCmd()
                .withName(name)
                .withDriver("bridge")
                .withLabels(labels)
                .exec()
                .getId());
  }

  @Override
  public void removeNetwork(String id) {
    removed("the network " + id, () -> client.removeNetworkCmd(id).exec());
  }

  @Override
  public void connect(String network, Container container, List<String> aliases) {
    translated(
        "connect the container " + container.name() + " to its network",
        () ->
            client
                .connectToNetworkCmd()
                .withNetworkId(network)
                .withContainerId(container.id())
                .withContainerNetwork(new ContainerNetwork().withAliases(aliases))
                .exec());
  }

  @Override
  public void disconnect(String network, Container container) {
    translated(
        "disconnect the container " + container.name() + " from its network",
        () ->
            client
                .disconnectFromNetworkCmd()
                .withNetworkId(network)
                .withContainerId(container.id())
                .exec());
  }

  @Override
  public String createVolume(String name, Map<String, String> labels) {
    return translated(
        "make the volume " + name,
        () -> client.createVolumeCmd().withName(name).withLabels(labels).exec().getName());
  }

  @Override
  public void removeVolume(String name) {
    removed("the volume " + name, () -> client.removeVolumeCmd(name).exec());
  }

  @Override
  public Container create(ContainerSpec spec) {
    return translated(
        "create the container " + spec.name(),
        () -> {
          String id = Creation.of(client, spec).exec().getId();
          return new DockerContainer(client, id, spec.name(), spec.log());
        });
  }

  @Override
  public List<Leftover> labelled(String label, Optional<String> value) {
    List<String> filter = List.of(value.map(wanted -> label + "=" + wanted).orElse(label));
    return translated(
        "list what carries the label " + label,
        () -> {
          List<Leftover> found = new ArrayList<>();
          for (var it :
              client.listContainersCmd().withShowAll(true).withLabelFilter(filter).exec()) {
            String[] names = it.getNames();
            String name = names == null || names.length == 0 ? it.getId() : names[0].substring(1);
            found.add(
                new Leftover(Leftover.Kind.CONTAINER, it.getId(), name, copy(it.getLabels())));
          }
          for (var it : client.listNetworksCmd().withFilter("label", filter).exec()) {
            found.add(
                new Leftover(
                    Leftover.Kind.NETWORK, it.getId(), it.getName(), copy(it.getLabels())));
          }
          for (var it : client.listVolumesCmd().withFilter("label", filter).exec().getVolumes()) {
            found.add(
                new Leftover(
                    Leftover.Kind.VOLUME, it.getName(), it.getName(), copy(it.getLabels())));
          }
          return found;
        });
  }

  private static Map<String, String> copy(@Nullable Map<String, String> labels) {
    return labels == null ? Map.of() : Map.copyOf(labels);
  }

  @Override
  public void remove(Leftover leftover) {
    switch (leftover.kind()) {
      case CONTAINER -> DockerContainer.remove(client, leftover.id());
      case NETWORK -> removeNetwork(leftover.id());
      case VOLUME -> removeVolume(leftover.id());
    }
  }

  @Override
  public Optional<ImageFacts> image(String reference) {
    return images.find(reference);
  }

  @Override
  public List<ImageFacts> images(String label, Optional<String> value) {
    return images.labelled(label, value);
  }

  @Override
  public ImageFacts pull(String reference, Duration patience, Consumer<String> progress) {
    return images.pull(reference, patience, progress);
  }

  @Override
  public ImageFacts build(BuildSpec spec, Consumer<String> progress) {
    return images.build(spec, progress);
  }

  @Override
  public ImageFacts importImage(InputStream rootTar, String tag, Map<String, String> labels) {
    return images.importTar(rootTar, tag, labels);
  }

  @Override
  public void removeImage(String reference) {
    images.remove(reference);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      LOG.debug("closing the engine's client", e);
    }
  }

  private static Optional<Long> freeBytes(String root) {
    try {
      Path path = Path.of(root);
      return Files.isDirectory(path)
          ? Optional.of(Files.getFileStore(path).getUsableSpace())
          : Optional.empty();
    } catch (IOException e) {
      LOG.debug("free room under {}", root, e);
      return Optional.empty();
    }
  }

  private static void removed(String what, Runnable action) {
    try {
      action.run();
    } catch (NotFoundException e) {
      LOG.debug("{} is gone already", what);
    } catch (RuntimeException e) {
      throw Failures.of("remove " + what, e);
    }
  }

  private static <T> T translated(String doing, Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException e) {
      throw Failures.of(doing, e);
    }
  }
}
