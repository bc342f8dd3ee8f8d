package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.run.RunningContainers.Up;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Start.Until;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts and ends the services of a cell. */
final class CellContainers {
  private final CellContext context;
  private final CellResources resources;
  private final ServiceContainers services;
  private final RunningContainers running;
  private final Health health;

  /**
   * Makes the cell's network.
   *
   * @param images by service key; the harness's own under {@link CellImages} names
   */
  CellContainers(CellContext context, Map<String, ResolvedImage> images) {
    this.context = context;
    resources = new CellResources(context, images);
    services = new ServiceContainers(resources);
    running = new RunningContainers(context);
    health = new Health(context, running);
  }

  CellContext context() {
    return context;
  }

  CellResources resources() {
    return resources;
  }

  RunningContainers running() {
    return running;
  }

  /** Starts services and what they depend on, each until what is asked of it. */
  void start(List<String> keys, Until until) {
    for (String key : keys) {
      startDependencies(key);
      if (!isRunning(key)) {
        startOne(key, until);
      }
    }
  }

  private void startDependencies(String key) {
    services
        .service(key)
        .dependsOn()
        .forEach(
            (other, wanted) -> {
              if (!isRunning(other)) {
                start(List.of(other), wanted);
              }
            });
  }

  /** By its own key: another release of a service is another service. */
  private boolean isRunning(String key) {
    return running.service(key).filter(up -> up.key().equals(key)).isPresent();
  }

  private void startOne(String key, Until until) {
    Service service = services.service(key);
    Container container = services.create(key, List.of(), List.of(), Map.of());
    container.start();
    running.started(key, container);
    if (until == Until.HEALTHY) {
      health.await(service, new Up(key, container));
      context.event(key, container, "healthy", Optional.empty());
    }
    Map<Integer, Integer> ports = new LinkedHashMap<>();
    for (int port : service.containerPorts()) {
      running.port(key, port).ifPresent(at -> ports.put(port, at));
    }
    if (until == Until.HEALTHY) {
      running.requireAlive(key);
    } else if (running.service(key).isEmpty()) {
      // It may end as soon as it likes.
      return;
    }
    context.listener().serviceUp(context.cell(), key, ports);
  }

  /** Stops services gracefully, in the order given. */
  void stop(List<String> names) {
    for (String name : names) {
      Optional<Up> up = running.take(name);
      if (up.isPresent()) {
        Container container = up.get().container();
        running.down(up.get(), container.stop(services.service(up.get().key()).stopGracePeriod()));
      }
    }
  }

  /**
   * Starts a one-shot container of a service, after what it depends on; the caller waits for its
   * end, and tells {@link RunningContainers#oneShotEnded} of it.
   */
  Container oneShot(Step.Run step) {
    String key = step.service();
    startDependencies(key);
    Container container =
        services.create(key, step.entrypoint(), step.command(), step.environment());
    container.start();
    running.oneShot(key, container);
    return container;
  }
}
