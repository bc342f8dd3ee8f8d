package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.run.RunningContainers.Up;
import dev.seatrial.scenario.Service;
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

  /** Starts services and what they depend on, each until healthy. */
  void start(List<String> keys) {
    for (String key : keys) {
      List<String> missing =
          services.service(key).dependsOn().stream().filter(other -> !isRunning(other)).toList();
      start(missing);
      if (!isRunning(key)) {
        startOne(key);
      }
    }
  }

  /** By its own key: another release of a service is another service. */
  private boolean isRunning(String key) {
    return running.service(key).filter(up -> up.key().equals(key)).isPresent();
  }

  private void startOne(String key) {
    Service service = services.service(key);
    Container container = services.create(key, List.of(), List.of());
    container.start();
    running.started(key, container);
    health.await(service, new Up(key, container));
    context.event(key, container, "healthy", Optional.empty());
    Map<Integer, Integer> ports = new LinkedHashMap<>();
    service.ports().forEach(port -> running.port(key, port).ifPresent(at -> ports.put(port, at)));
    running.requireAlive(key);
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
   * Starts a one-shot container of a service; the caller waits for its end, and tells {@link
   * RunningContainers#oneShotEnded} of it.
   */
  Container oneShot(String key, List<String> entrypoint, List<String> command) {
    Container container = services.create(key, entrypoint, command);
    container.start();
    running.oneShot(key, container);
    return container;
  }
}
