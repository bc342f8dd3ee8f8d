package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.EngineException;
import dev.seatrial.scenario.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which containers of a cell run, and how those that ended did. A service runs under the key it was
 * started by, {@code name} or {@code name@release}; others find it under its name alone as long as
 * no other release of it runs. Asked from several threads.
 */
final class RunningContainers {
  private static final int EVIDENCE_LINES = 25;

  private final CellContext context;
  private final Map<String, Container> services = new ConcurrentHashMap<>();
  private final Map<String, Container> oneShots = new ConcurrentHashMap<>();
  private final Map<String, Container> ended = new ConcurrentHashMap<>();
  private final Set<String> paused = ConcurrentHashMap.newKeySet();
  private final Set<String> cutOff = ConcurrentHashMap.newKeySet();

  RunningContainers(CellContext context) {
    this.context = context;
  }

  /** A container and the key it runs under. */
  record Up(String key, Container container) {}

  void started(String key, Container container) {
    ended.remove(key);
    services.put(key, container);
    context.event(key, container, "started", Optional.empty());
  }

  /** The service that a name means, if it was started; it is not counted as running from now on. */
  Optional<Up> take(String name) {
    Optional<Up> up = in(services, name);
    ended.remove(up.map(Up::key).orElse(name));
    return up.filter(u -> services.remove(u.key(), u.container()));
  }

  void oneShot(String key, Container container) {
    oneShots.put(key, container);
    context.event(key, container, "started", Optional.empty());
  }

  void oneShotEnded(String key, Container container) {
    oneShots.remove(key, container);
    context.event(key, container, "exited", Optional.of(container.state()));
  }

  /** The key that a name means: of the service that was started, or else the name as it is. */
  String key(String name) {
    return in(services, name).map(Up::key).orElse(name);
  }

  /** The service that a name means, as long as it runs. */
  Optional<Up> service(String name) {
    return in(services, name).filter(up -> !gone(up));
  }

  /** The same, or else the one-shot container of that name that is under way. */
  Optional<Up> any(String name) {
    return service(name).or(() -> in(oneShots, name).filter(u -> u.container().state().running()));
  }

  /** All services and one-shot containers that run. */
  List<Up> all() {
    return Stream.of(services, oneShots)
        .flatMap(containers -> containers.entrySet().stream())
        .map(e -> new Up(e.getKey(), e.getValue()))
        .filter(up -> up.container().state().running())
        .toList();
  }

  /** A service that has ended by itself, and was not started again. */
  Optional<Up> ended(String name) {
    return service(name).isPresent() ? Optional.empty() : in(ended, name);
  }

  /** Throws when a service that was started has ended by itself: nobody need wait for it. */
  void requireAlive(String name) {
    Optional<Up> past = ended(name);
    if (past.isPresent()) {
      Container container = past.get().container();
      throw new StepFailure(
          "service.exited", name + " " + ending(container.state()), evidence(container));
    }
  }

  /**
   * Published port of a service on loopback; empty when it does not run, not any more, or is cut
   * off.
   */
  Optional<Integer> port(String name, int containerPort) {
    Optional<Up> up = in(services, name);
    if (up.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(up.get().container().publishedPort(containerPort));
    } catch (EngineException e) {
      if (cutOff.contains(up.get().container().id()) || gone(up.get())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether a service ended by itself; written down once. Probes ask from their own threads. */
  boolean gone(Up up) {
    Container.State state = up.container().state();
    if (state.running()) {
      return false;
    }
    if (services.remove(up.key(), up.container())) {
      ended.put(up.key(), up.container());
      down(up, state);
    }
    return true;
  }

  /** Writes the end of a service down. */
  void down(Up up, Container.State state) {
    context.event(up.key(), up.container(), "exited", Optional.of(state));
  }

  boolean isPaused(Container container) {
    return paused.contains(container.id());
  }

  /** Told before it is paused, and after it was resumed: what is asked of it meanwhile may fail. */
  void paused(Container container, boolean yes) {
    mark(paused, container, yes);
  }

  /** Told before it is cut off from its network, and after it is back. */
  void cutOff(Container container, boolean yes) {
    mark(cutOff, container, yes);
  }

  private static void mark(Set<String> marked, Container container, boolean yes) {
    if (yes) {
      marked.add(container.id());
    } else {
      marked.remove(container.id());
    }
  }

  private static Optional<Up> in(Map<String, Container> containers, String name) {
    Container exact = containers.get(name);
    if (exact != null) {
      return Optional.of(new Up(name, exact));
    }
    List<Up> matching =
        containers.entrySet().stream()
            .filter(e -> ServiceName.of(e.getKey()).base().equals(name))
            .map(e -> new Up(e.getKey(), e.getValue()))
            .toList();
    return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
  }

  /** How a container ended, for people. */
  static String ending(Container.State state) {
    return "ended with exit code "
        + state.exitCode().orElse(-1)
        + (state.oomKilled() ? ": it ran out of memory (mem_limit)" : "")
        + state.error().map(error -> ": " + error).orElse("");
  }

  /** Its last lines, masked. */
  List<String> evidence(Container container) {
    // Waits for the last words of one that has ended.
    var unused = container.log();
    return container.lastLines(EVIDENCE_LINES).stream().map(context.masker()::mask).toList();
  }
}
