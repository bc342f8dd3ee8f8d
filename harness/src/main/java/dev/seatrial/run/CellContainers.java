package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.EngineException;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.observation.Observation;
import dev.seatrial.plan.StepResolver;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** The network, volumes and containers of a cell. */
final class CellContainers {
  private static final Duration WITHOUT_HEALTHCHECK = Duration.ofSeconds(2);
  private static final int EVIDENCE_LINES = 25;

  private final CellContext context;
  private final Map<String, ResolvedImage> images;
  private final String network;
  private final Map<String, String> volumes = new LinkedHashMap<>();
  private final Map<String, Container> running = new ConcurrentHashMap<>();
  private final Map<String, Container> ended = new ConcurrentHashMap<>();
  private final Map<String, Integer> starts = new LinkedHashMap<>();
  private final Accelerator accelerator;
  private final EngineSocket engineSocket;

  /**
   * Makes the cell's network.
   *
   * @param images by service name; the harness's own under {@link CellImages} names
   */
  CellContainers(CellContext context, Map<String, ResolvedImage> images) {
    this.context = context;
    this.images = images;
    network = context.engine().createNetwork(context.resourceName("net"), context.labels());
    context.cleanup().push("network", () -> context.engine().removeNetwork(network));
    accelerator = new Accelerator(this, context);
    engineSocket = new EngineSocket(this, context);
  }

  CellContext context() {
    return context;
  }

  ResolvedImage image(String service) {
    ResolvedImage image = images.get(service);
    if (image == null) {
      throw new IllegalStateException("no image was resolved for " + service);
    }
    return image;
  }

  /** The engine's name of a volume of the cell; made when first asked for. */
  String volume(String name) {
    return volumes.computeIfAbsent(
        name,
        n -> {
          String made =
              context.engine().createVolume(context.resourceName("vol-" + n), context.labels());
          context.cleanup().push("volume " + n, () -> context.engine().removeVolume(made));
          return made;
        });
  }

  /** Names of the volumes made so far that hold data of the system. */
  List<String> usedVolumes() {
    List<String> declared = context.cell().scenario().system().volumes();
    return volumes.keySet().stream().filter(declared::contains).toList();
  }

  private boolean isRunning(String service) {
    Container container = running.get(service);
    return container != null && !gone(service, container);
  }

  /** Published port of a service on loopback; empty when it does not run, or not any more. */
  Optional<Integer> port(String service, int containerPort) {
    Container container = running.get(service);
    if (container == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(container.publishedPort(containerPort));
    } catch (EngineException e) {
      if (gone(service, container)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether a service ended by itself; written down once. Probes ask from their own threads. */
  private boolean gone(String service, Container container) {
    Container.State state = container.state();
    if (state.running()) {
      return false;
    }
    if (running.remove(service, container)) {
      ended.put(service, container);
      event(service, container, "exited", state);
      context.listener().serviceDown(context.cell(), service);
    }
    return true;
  }

  /** Throws when a service that was started has ended by itself: nobody need wait for it. */
  void requireAlive(String service) {
    Container container = running.get(service);
    if (container != null && !gone(service, container)) {
      return;
    }
    Container past = ended.get(service);
    if (past != null) {
      throw new StepFailure("service.exited", service + " " + ending(past.state()), evidence(past));
    }
  }

  /** How a container ended, for people. */
  static String ending(Container.State state) {
    return "ended with exit code "
        + state.exitCode().orElse(-1)
        + (state.oomKilled() ? ": it ran out of memory (mem_limit)" : "")
        + state.error().map(error -> ": " + error).orElse("");
  }

  /** Starts services and what they depend on, each until healthy. */
  void start(List<String> services) {
    for (String name : services) {
      Service service = service(name);
      List<String> missing =
          service.dependsOn().keySet().stream().filter(other -> !isRunning(other)).toList();
      start(missing);
      if (!isRunning(name)) {
        startOne(service);
      }
    }
  }

  private Service service(String name) {
    Service service = context.cell().services().get(name);
    if (service == null) {
      throw new IllegalStateException("the plan has no service " + name);
    }
    return service;
  }

  /** A product may have to be told its own container's name: {@code ${container.name}}. */
  private Service resolved(Service service, String containerName) {
    Map<String, String> values = new LinkedHashMap<>(context.captures().values());
    values.put("container.name", containerName);
    return new StepResolver(References.fully(values)).service(service);
  }

  private void startOne(Service service) {
    Container container = create(service, List.of(), List.of());
    container.start();
    ended.remove(service.name());
    running.put(service.name(), container);
    event(service.name(), container, "started", null);
    awaitHealthy(service, container);
    event(service.name(), container, "healthy", null);
    Map<Integer, Integer> ports = new LinkedHashMap<>();
    service
        .containerPorts()
        .forEach(port -> port(service.name(), port).ifPresent(at -> ports.put(port, at)));
    requireAlive(service.name());
    context.listener().serviceUp(context.cell(), service.name(), ports);
  }

  private void awaitHealthy(Service service, Container container) {
    Optional<Service.Healthcheck> check = service.healthcheck();
    Duration limit = check.map(Service.Healthcheck::startPeriod).orElse(WITHOUT_HEALTHCHECK);
    context.waiting(service.name() + " to be healthy");
    try {
      Awaitility.await(service.name())
          .atMost(limit.plusSeconds(1))
          .pollDelay(Duration.ZERO)
          .pollInterval(check.map(Service.Healthcheck::interval).orElse(Duration.ofMillis(200)))
          .until(Waiting.heeding(() -> healthy(service, container, check)));
    } catch (ConditionTimeoutException e) {
      throw new StepFailure(
          "service.unhealthy",
          service.name() + " was not healthy within " + limit.toSeconds() + " s",
          evidence(container));
    }
  }

  private boolean healthy(
      Service service, Container container, Optional<Service.Healthcheck> check) {
    if (gone(service.name(), container)) {
      throw new StepFailure(
          "service.exited",
          service.name() + " " + ending(container.state()) + " instead of getting healthy",
          evidence(container));
    }
    if (check.isEmpty()) {
      return true;
    }
    Service.Healthcheck healthcheck = check.get();
    List<String> command =
        healthcheck.shell()
            ? List.of("/bin/sh", "-c", String.join(" ", healthcheck.test()))
            : healthcheck.test();
    try {
      return container.exec(command, healthcheck.timeout()).exitCode().orElse(-1) == 0;
    } catch (EngineException e) {
      if (container.state().running()) {
        throw e;
      }
      // It ended under our hands; the next look says how.
      return false;
    }
  }

  /** Stops services gracefully, in the order given. */
  void stop(List<String> services) {
    for (String name : services) {
      ended.remove(name);
      Container container = running.remove(name);
      if (container != null) {
        Container.State state = container.stop(service(name).stopGracePeriod());
        context.listener().serviceDown(context.cell(), name);
        event(name, container, "exited", state);
      }
    }
  }

  /** Creates a one-shot container of a service, not started; the caller waits for its end. */
  Container oneShot(String serviceName, List<String> entrypoint, List<String> command) {
    return create(service(serviceName), entrypoint, command);
  }

  void exited(String service, Container container) {
    event(service, container, "exited", container.state());
  }

  private Container create(Service planned, List<String> entrypoint, List<String> command) {
    String name = planned.name();
    int nth = starts.merge(name, 1, Integer::sum);
    String part = nth == 1 ? name : name + "." + nth;
    String containerName = context.resourceName(part);
    Service service = resolved(planned, containerName);
    List<ContainerSpec.Mount> mounts = new ArrayList<>();
    for (Service.Mount mount : service.volumes()) {
      mounts.add(new ContainerSpec.Mount(volume(mount.volume()), mount.target(), mount.readOnly()));
    }
    Map<String, String> environment = new LinkedHashMap<>(service.environment());
    if (service.accelerator()) {
      accelerator.inject(mounts, environment);
    }
    service.engineSocket().ifPresent(path -> engineSocket.share(containerName, path, mounts));
    ContainerSpec spec =
        new ContainerSpec(
            containerName,
            image(service.name()).id(),
            entrypoint.isEmpty() ? service.entrypoint() : entrypoint,
            command.isEmpty() ? service.command() : command,
            environment,
            mounts,
            Map.of(),
            Optional.of(network),
            List.of(name),
            service.containerPorts(),
            service.memLimit(),
            service.user(),
            service.hostname(),
            context.labels(),
            log(part),
            true);
    return created(name, spec);
  }

  /** A container of the harness's own. */
  Container helper(
      String part,
      String imageService,
      List<ContainerSpec.Mount> mounts,
      Map<String, String> environment,
      Map<String, String> binds,
      List<String> command) {
    int nth = starts.merge(part, 1, Integer::sum);
    String name = nth == 1 ? part : part + "." + nth;
    return created(
        part,
        new ContainerSpec(
            context.resourceName(name),
            image(imageService).id(),
            List.of(),
            command,
            environment,
            mounts,
            binds,
            Optional.empty(),
            List.of(),
            List.of(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            context.labels(),
            log(name),
            true));
  }

  private Container created(String service, ContainerSpec spec) {
    Container container = context.engine().create(spec);
    context
        .cleanup()
        .push(
            "container " + spec.name(),
            () -> {
              try {
                keepInspect(spec, container);
              } finally {
                container.remove();
              }
            });
    event(service, container, "created", null);
    return container;
  }

  /** What the engine says of a container at its end: exit code, memory, mounts, environment. */
  private void keepInspect(ContainerSpec spec, Container container) {
    String part = String.valueOf(spec.log().getFileName()).replaceFirst("\\.log$", "");
    Path folder = context.directory().resolve("inspect");
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(part + ".json"), context.masker().mask(container.inspect()));
    } catch (IOException | RuntimeException e) {
      // What cannot be kept must not stop what follows: the container's removal.
      context.remark("inspect", "could not be kept of " + part + ": " + e.getMessage());
    }
  }

  private Path log(String part) {
    return context.directory().resolve("logs").resolve(part + ".log");
  }

  private void event(
      String service, Container container, String event, Container.@Nullable State state) {
    Optional<Integer> exitCode = Optional.empty();
    if (state != null && state.exitCode().isPresent()) {
      exitCode = Optional.of(state.exitCode().getAsInt());
    }
    context
        .observe()
        .accept(
            new Observation.ContainerEvent(
                context.now(),
                service,
                container.name(),
                event,
                exitCode,
                state != null && state.oomKilled()));
  }

  List<String> evidence(Container container) {
    // Waits for the last words of one that has ended.
    var unused = container.log();
    return container.lastLines(EVIDENCE_LINES).stream().map(context.masker()::mask).toList();
  }

  AcceleratorProfile profile() {
    String name = context.cell().axes().getOrDefault("accelerator", "");
    AcceleratorProfile profile = context.cell().scenario().profiles().get(name);
    if (profile == null) {
      throw new IllegalStateException("the plan has no accelerator profile " + name);
    }
    return profile;
  }
}
