package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.run.RunningContainers.Up;
import dev.seatrial.scenario.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Kills, freezes and cuts off containers, and lets them go on. Asked from several threads. */
final class Disturbances {
  private static final Duration DIES_WITHIN = Duration.ofSeconds(20);

  /** Signals that tell a process something. */
  private static final Set<String> TELLING = Set.of("HUP", "USR1", "USR2");

  private final CellContext context;
  private final String network;
  private final RunningContainers running;

  Disturbances(CellContainers containers) {
    context = containers.context();
    network = containers.resources().network();
    running = containers.running();
  }

  /** The service, or the one-shot container under way, that a name means. */
  Up target(String name) {
    return running
        .any(name)
        .orElseThrow(
            () -> new StepFailure("service.not-running", name + " does not run", List.of()));
  }

  /**
   * Sends a signal, and waits for the end when it is one that ends a process.
   *
   * @param signal without SIG
   */
  void kill(Up up, String signal) {
    Container container = up.container();
    context.event(up.key(), container, "killed", Optional.empty());
    container.kill(signal);
    if (TELLING.contains(signal)) {
      return;
    }
    if (container.awaitExit(DIES_WITHIN).isEmpty()) {
      throw new StepFailure(
          "kill.survived",
          up.key() + " still runs " + DIES_WITHIN.toSeconds() + " s after " + signal,
          running.evidence(container));
    }
    running.paused(container, false);
    running.gone(up);
  }

  void pause(Up up) {
    running.paused(up.container(), true);
    try {
      up.container().pause();
    } catch (RuntimeException e) {
      running.paused(up.container(), false);
      throw e;
    }
    context.event(up.key(), up.container(), "paused", Optional.empty());
  }

  void resume(Up up) {
    up.container().resume();
    running.paused(up.container(), false);
    context.event(up.key(), up.container(), "resumed", Optional.empty());
  }

  void disconnect(Up up) {
    running.cutOff(up.container(), true);
    try {
      context.engine().disconnect(network, up.container());
    } catch (RuntimeException e) {
      running.cutOff(up.container(), false);
      throw e;
    }
    context.event(up.key(), up.container(), "disconnected", Optional.empty());
  }

  /** One that has ended meanwhile needs no network. */
  void connect(Up up) {
    Container container = up.container();
    if (container.state().running()) {
      context.engine().connect(network, container, List.of(ServiceName.of(up.key()).base()));
      context.event(up.key(), container, "connected", Optional.empty());
    }
    running.cutOff(container, false);
  }
}
