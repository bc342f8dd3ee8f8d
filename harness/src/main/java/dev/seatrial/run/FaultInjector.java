package dev.seatrial.run;

import dev.seatrial.engine.EngineException;
import dev.seatrial.plan.Durations;
import dev.seatrial.run.RunningContainers.Up;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Fault.After;
import dev.seatrial.scenario.Step.Fault.OnLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one thing go wrong while steps are under way, from a thread of its own, and makes it good
 * again: when its time is over, or the steps are.
 */
final class FaultInjector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FaultInjector.class);
  private static final int KILLED = 137;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CellContext context;
  private final RunningContainers running;
  private final Disturbances disturbances;
  private final Step.Fault fault;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fault");
            thread.setDaemon(true);
            return thread;
          });

  /** By container id: a one-shot container that is started again has a log of its own. */
  private final Map<String, LogFollower> logs = new HashMap<>();

  private final long begun = System.nanoTime();
  private Optional<Up> hit = Optional.empty();
  private long hitNanos;
  private boolean over;
  private @Nullable RuntimeException trouble;

  private FaultInjector(CellContainers containers, Disturbances disturbances, Step.Fault fault) {
    context = containers.context();
    running = containers.running();
    this.disturbances = disturbances;
    this.fault = fault;
  }

  /** Waits for the trigger from now on. */
  static FaultInjector begin(
      CellContainers containers, Disturbances disturbances, Step.Fault fault) {
    FaultInjector injector = new FaultInjector(containers, disturbances, fault);
    injector
        .running
        .any(fault.service())
        .ifPresent(
            up ->
                injector.logs.put(up.container().id(), LogFollower.fromNow(up.container().log())));
    var unused =
        injector.poller.scheduleWithFixedDelay(
            injector::look, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
    return injector;
  }

  private synchronized void look() {
    try {
      if (hit.isEmpty()) {
        if (late()) {
          running.any(fault.service()).filter(this::due).ifPresent(this::strike);
        }
      } else if (!over && lasted()) {
        makeGood();
      }
    } catch (RuntimeException e) {
      if (hit.isEmpty() && running.any(fault.service()).isEmpty()) {
        // It ended just now; there may be another one.
        LOG.debug("too late to {} {}", fault.kind().word(), fault.service(), e);
      } else if (trouble == null) {
        trouble = e;
      }
    }
  }

  private boolean due(Up up) {
    return !(fault.trigger() instanceof OnLog log) || printed(log, up);
  }

  private boolean late() {
    return !(fault.trigger() instanceof After after)
        || System.nanoTime() - begun >= after.delay().toNanos();
  }

  private boolean printed(OnLog trigger, Up up) {
    Pattern pattern = Pattern.compile(trigger.matches());
    return logs.computeIfAbsent(
            up.container().id(), id -> LogFollower.fromTheStart(up.container().log()))
        .find(pattern)
        .isPresent();
  }

  private boolean lasted() {
    return fault.lasting().filter(d -> System.nanoTime() - hitNanos >= d.toNanos()).isPresent();
  }

  private void strike(Up up) {
    switch (fault.kind()) {
      case KILL -> {
        disturbances.kill(up, "KILL");
        if (up.container().state().exitCode().orElse(0) != KILLED) {
          // It came to its own end first.
          return;
        }
      }
      case PAUSE -> disturbances.pause(up);
      case DISCONNECT -> disturbances.disconnect(up);
    }
    hit = Optional.of(up);
    hitNanos = System.nanoTime();
    over = fault.kind() == Step.Fault.Kind.KILL;
    tell(up.key() + ": " + fault.kind().word() + ", " + since(begun) + " after the steps began");
  }

  private void makeGood() {
    over = true;
    Up up = hit.orElseThrow();
    if (fault.kind() == Step.Fault.Kind.PAUSE) {
      disturbances.resume(up);
    } else {
      disturbances.connect(up);
    }
    tell(up.key() + ": " + fault.kind().word() + " is over, after " + since(hitNanos));
  }

  private void tell(String text) {
    context.remark("fault", text);
  }

  private static String since(long nanos) {
    return Durations.words(Duration.ofNanos(System.nanoTime() - nanos));
  }

  /**
   * The steps have ended: nothing goes wrong any more, and what did is made good, also when the run
   * is being ended.
   */
  @Override
  public void close() {
    // With the flag up, nothing could be asked of the engine.
    boolean interrupted = Thread.interrupted();
    poller.shutdown();
    try {
      boolean ended = poller.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("the fault's thread has ended: {}", ended);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    try {
      end();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void end() {
    try {
      if (hit.isPresent() && !over) {
        makeGood();
      }
    } catch (EngineException e) {
      if (hit.filter(up -> up.container().state().running()).isPresent()) {
        throw e;
      }
      LOG.debug("nothing to make good", e);
    }
  }

  /** Throws when the steps ended without it: they have proved nothing. */
  synchronized void requireInjected() {
    if (trouble != null) {
      throw trouble;
    }
    if (hit.isEmpty()) {
      String why =
          fault.trigger() instanceof OnLog log
              ? "no line of its output matched " + log.matches() + " while it ran"
              : "it did not run after " + Durations.words(((After) fault.trigger()).delay());
      throw new StepFailure(
          "fault.not-injected",
          "nothing went wrong with " + fault.service() + " while the steps ran: " + why,
          List.of());
    }
  }
}
