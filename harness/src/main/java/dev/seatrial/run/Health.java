package dev.seatrial.run;

import dev.seatrial.engine.EngineException;
import dev.seatrial.run.RunningContainers.Up;
import dev.seatrial.scenario.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for services to be healthy. */
final class Health {
  private static final Duration WITHOUT_HEALTHCHECK = Duration.ofSeconds(2);

  private final CellContext context;
  private final RunningContainers running;

  Health(CellContext context, RunningContainers running) {
    this.context = context;
    this.running = running;
  }

  /** Throws a {@link StepFailure} when it ends, or is not healthy in time. */
  void await(Service service, Up up) {
    Optional<Service.Healthcheck> check = service.healthcheck();
    Duration limit = check.map(Service.Healthcheck::startPeriod).orElse(WITHOUT_HEALTHCHECK);
    context.waiting(up.key() + " to be healthy");
    try {
      Awaitility.await(up.key())
          .atMost(limit.plusSeconds(1))
          .pollDelay(Duration.ZERO)
          .pollInterval(check.map(Service.Healthcheck::interval).orElse(Duration.ofMillis(200)))
          .until(Waiting.heeding(() -> healthy(up, check)));
    } catch (ConditionTimeoutException e) {
      throw new StepFailure(
          "service.unhealthy",
          up.key() + " was not healthy within " + limit.toSeconds() + " s",
          running.evidence(up.container()));
    }
  }

  private boolean healthy(Up up, Optional<Service.Healthcheck> check) {
    if (running.gone(up)) {
      throw new StepFailure(
          "service.exited",
          up.key()
              + " "
              + RunningContainers.ending(up.container().state())
              + " instead of getting healthy",
          running.evidence(up.container()));
    }
    boolean paused = running.isPaused(up.container());
    if (check.isEmpty() || paused) {
      return !paused;
    }
    Service.Healthcheck healthcheck = check.get();
    List<String> command =
        healthcheck.shell()
            ? List.of("/bin/sh", "-c", String.join(" ", healthcheck.test()))
            : healthcheck.test();
    try {
      return up.container().exec(command, healthcheck.timeout()).exitCode().orElse(-1) == 0;
    } catch (EngineException e) {
      if (up.container().state().running() && !running.isPaused(up.container())) {
        throw e;
      }
      // It ended or froze under our hands; the next look says how.
      return false;
    }
  }
}
