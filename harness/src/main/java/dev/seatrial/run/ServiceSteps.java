package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.observation.Observation;
import dev.seatrial.run.RunningContainers.Up;
import dev.seatrial.scenario.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Steps that start, disturb and end containers, and wait for what these print and how they end. */
final class ServiceSteps {
  private static final Duration POLL = Duration.ofMillis(200);

  private final CellContext context;
  private final CellContainers containers;
  private final RunningContainers running;
  private final Disturbances disturbances;
  private final OneShotRunner oneShots;
  private final OutageProbe probe;

  ServiceSteps(CellContainers containers, Disturbances disturbances, OutageProbe probe) {
    context = containers.context();
    this.containers = containers;
    running = containers.running();
    this.disturbances = disturbances;
    oneShots = new OneShotRunner(containers);
    this.probe = probe;
  }

  /** Does it, if it is such a step. */
  boolean does(Step step) {
    if (step instanceof Step.Start s) {
      containers.start(s.services(), s.until());
      probe.look(s.services());
    } else if (step instanceof Step.Stop s) {
      probe.look(s.services());
      containers.stop(s.services());
    } else if (step instanceof Step.Kill s) {
      probe.look(s.services());
      disturb(s.services(), (d, up) -> d.kill(up, s.signal()));
    } else if (step instanceof Step.Pause s) {
      probe.look(s.services());
      disturb(s.services(), Disturbances::pause);
    } else if (step instanceof Step.Resume s) {
      disturb(s.services(), Disturbances::resume);
    } else if (step instanceof Step.Run s) {
      oneShots.run(s);
    } else if (step instanceof Step.YardstickRun s) {
      measure(s);
    } else if (step instanceof Step.Findings s) {
      ToolFindings found = oneShots.findings(s.run());
      context.observe().accept(found.observed(context.now(), s.as()));
    } else if (step instanceof Step.AwaitLog s) {
      awaitLog(s);
    } else if (step instanceof Step.AwaitExit s) {
      awaitExit(s);
    } else {
      return false;
    }
    return true;
  }

  private void measure(Step.YardstickRun step) {
    long begin = System.nanoTime();
    oneShots.run(step.run());
    long millis = (System.nanoTime() - begin) / 1_000_000;
    context
        .observe()
        .accept(
            new Observation.YardstickMeasured(context.now(), step.name(), Math.max(1, millis), 0));
  }

  private void disturb(List<String> services, BiConsumer<Disturbances, Up> how) {
    services.forEach(name -> how.accept(disturbances, disturbances.target(name)));
  }

  private void awaitLog(Step.AwaitLog step) {
    context.waiting("the log of " + step.service() + " to match " + step.matches());
    Pattern pattern = Pattern.compile(step.matches());
    Map<String, LogFollower> logs = new HashMap<>();
    Optional<String> reason =
        Waiting.until(
            step.service(),
            step.within(),
            POLL,
            () -> {
              Optional<Up> past = running.ended(step.service());
              Optional<Up> up = past.or(() -> running.service(step.service()));
              if (up.isEmpty()) {
                return Optional.of(step.service() + " does not run");
              }
              // Of one that has ended, this waits for its last words.
              Path log = up.get().container().log();
              boolean found =
                  logs.computeIfAbsent(
                          up.get().container().id(), id -> LogFollower.fromTheStart(log))
                      .find(pattern)
                      .isPresent();
              if (!found && past.isPresent()) {
                running.requireAlive(step.service());
              }
              return found ? Optional.empty() : Optional.of("no line matches");
            });
    if (reason.isPresent()) {
      throw new StepFailure(
          "await.log",
          step.service()
              + " did not print "
              + step.matches()
              + within(step.within())
              + ": "
              + reason.get(),
          lastWords(step.service()));
    }
  }

  private void awaitExit(Step.AwaitExit step) {
    context.waiting(step.service() + " to end");
    Optional<String> reason =
        Waiting.until(
            step.service(),
            step.within(),
            POLL,
            () ->
                running.ended(step.service()).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                        running.service(step.service()).isPresent()
                            ? "it runs"
                            : "it was not started"));
    if (reason.isPresent()) {
      throw new StepFailure(
          "await.exit",
          step.service() + " did not end" + within(step.within()) + ": " + reason.get(),
          lastWords(step.service()));
    }
    Container container = running.ended(step.service()).orElseThrow().container();
    if (!step.codes().contains(container.state().exitCode().orElse(-1))) {
      throw new StepFailure(
          "exit.unexpected",
          step.service()
              + " "
              + RunningContainers.ending(container.state())
              + ", "
              + Caller.expected(step.codes()),
          running.evidence(container));
    }
  }

  private List<String> lastWords(String service) {
    return running
        .service(service)
        .or(() -> running.ended(service))
        .map(up -> running.evidence(up.container()))
        .orElse(List.of());
  }

  private static String within(Duration limit) {
    return " within " + limit.toSeconds() + " s";
  }
}
