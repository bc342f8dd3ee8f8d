package dev.seatrial.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
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
  private static final String LOOPBACK = "127.0.0.1";

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
          String id = command(spec).exec().getId();
          return new DockerContainer(client, id, spec.name(), spec.log());
        });
  }

  private CreateContainerCmd command(ContainerSpec spec) {
    CreateContainerCmd command =
        client
            .createContainerCmd(spec.image())
            .withName(spec.name())
            .withLabels(spec.labels())
            .withEnv(
                spec.environment().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList())
            .withExposedPorts(spec.ports().stream().map(ExposedPort::tcp).toList())
            .withHostConfig(hostConfig(spec));
    if (!spec.entrypoint().isEmpty()) {
      command.withEntrypoint(spec.entrypoint());
    }
    if (!spec.command().isEmpty()) {
      command.withCmd(spec.command());
    }
    if (spec.network().isPresent()) {
      command.withAliases(spec.aliases());
    }
    spec.user().ifPresent(command::withUser);
    spec.hostname().ifPresent(command::withHostName);
    return command;
  }

  private static HostConfig hostConfig(ContainerSpec spec) {
    List<Bind> binds = new ArrayList<>();
    for (ContainerSpec.Mount mount : spec.mounts()) {
      binds.add(
          new Bind(
              mount.volume(),
              new Volume(mount.target()),
              mount.readOnly() ? AccessMode.ro : AccessMode.rw));
    }
    spec.binds().forEach((from, to) -> binds.add(new Bind(from, new Volume(to))));
    HostConfig host =
        HostConfig.newHostConfig()
            .withBinds(binds)
            .withNetworkMode(spec.network().orElse("none"))
            .withPortBindings(
                spec.ports().stream()
                    .map(
                        port ->
                            new PortBinding(Ports.Binding.bindIp(LOOPBACK), ExposedPort.tcp(port)))
                    .toList());
    spec.memLimit().ifPresent(host::withMemory);
    if (!spec.keepLogsInEngine()) {
      host.withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
    }
    return host;
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
  public ImageFacts build(
      Path context,
      String dockerfile,
      Optional<String> target,
      Map<String, String> args,
      Map<String, String> labels,
      Map<String, byte[]> extraFiles,
      String tag,
      Consumer<String> progress) {
    return images.build(context, dockerfile, target, args, labels, extraFiles, tag, progress);
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
