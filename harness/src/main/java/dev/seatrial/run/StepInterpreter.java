package dev.seatrial.run;

import dev.seatrial.engine.EngineException;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.plan.StepResolver;
import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one step after the other and writes down what came of each. */
final class StepInterpreter {
  private static final Logger LOG = LoggerFactory.getLogger(StepInterpreter.class);
  private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(500);

  private final CellContext context;
  private final CellContainers containers;
  private final CellServices services;
  private final OutageProbe probe;
  private final CellStores stores;
  private final VolumeArchives archives;
  private final ExecRunner execs;
  private final HttpCaller http = new HttpCaller();
  private final Map<String, InstanceWatcher> watchers = new HashMap<>();
  private Map<String, Long> baseline = Map.of();
  private boolean failed;

  StepInterpreter(
      CellContext context, CellContainers containers, CellServices services, OutageProbe probe) {
    this.context = context;
    this.containers = containers;
    this.services = services;
    this.probe = probe;
    archives = new VolumeArchives(containers.resources());
    stores = new CellStores(context, containers, archives);
    execs = new ExecRunner(containers);
  }

  /** True once a step failed; the steps after it are skipped. */
  boolean failed() {
    return failed;
  }

  Map<String, Long> baseline() {
    return baseline;
  }

  /** The instances that must come back: how many ran, by group, when the old release was left. */
  void baseline(Map<String, Long> runningBefore) {
    baseline = Map.copyOf(runningBefore);
  }

  void all(List<PlannedStep> steps) {
    steps.forEach(this::one);
  }

  /** Writes down that these are not done. */
  void skip(List<PlannedStep> steps) {
    steps.forEach(s -> finished(s, Outcome.SKIPPED, Optional.empty(), Optional.empty(), List.of()));
  }

  private void one(PlannedStep step) {
    if (failed) {
      skip(List.of(step));
      return;
    }
    context.listener().stepStarted(context.cell(), step);
    context
        .observe()
        .accept(
            new Observation.StepStarted(
                context.now(), step.id(), context.masker().mask(step.title())));
    try {
      perform(step);
      finished(
          step,
          failed ? Outcome.FAILED : Outcome.OK,
          Optional.empty(),
          Optional.empty(),
          List.of());
    } catch (StepFailure e) {
      fail(step, Outcome.FAILED, e.finding(), String.valueOf(e.getMessage()), e.evidence());
    } catch (References.Undefined e) {
      fail(
          step,
          Outcome.HARNESS_FAILED,
          "reference.undefined",
          String.valueOf(e.getMessage()),
          List.of());
    } catch (HarnessFailure e) {
      fail(step, Outcome.HARNESS_FAILED, "harness", String.valueOf(e.getMessage()), e.evidence());
    } catch (EngineException e) {
      fail(
          step,
          Outcome.HARNESS_FAILED,
          "engine",
          String.valueOf(e.getMessage()),
          List.of(e.remedy()));
    } catch (RuntimeException e) {
      LOG.debug("step {} failed", step.id(), e);
      fail(step, Outcome.HARNESS_FAILED, "harness", HarnessFailure.unexpected(e), List.of());
    }
  }

  private void fail(
      PlannedStep step, Outcome outcome, String finding, String message, List<String> evidence) {
    failed = true;
    if (Interruption.ends(Thread.currentThread())) {
      // Whatever it looks like, it is not the product's fault.
      finished(
          step,
          Outcome.HARNESS_FAILED,
          Optional.of("interrupted"),
          Optional.of(Interruption.SENTENCE),
          List.of());
    } else {
      finished(step, outcome, Optional.of(finding), Optional.of(message), evidence);
    }
  }

  private void finished(
      PlannedStep step,
      Outcome outcome,
      Optional<String> finding,
      Optional<String> message,
      List<String> evidence) {
    StepFinished result =
        new StepFinished(
            context.now(),
            step.id(),
            outcome,
            finding,
            message.map(context.masker()::mask),
            evidence.stream().map(context.masker()::mask).toList());
    context.observe().accept(result);
    context.listener().stepFinished(context.cell(), step, result);
  }

  private void perform(PlannedStep planned) {
    if (!planned.children().isEmpty()) {
      all(planned.children());
      return;
    }
    act(planned.step());
  }

  private void act(Step unresolved) {
    Step step = context.resolver().step(unresolved);
    if (step instanceof Step.Start s) {
      containers.start(s.services(), s.until());
      probe.look(s.services());
    } else if (step instanceof Step.Stop s) {
      probe.look(s.services());
      containers.stop(s.services());
    } else if (step instanceof Step.Run s) {
      execs.run(s);
    } else if (step instanceof Step.Ask s && s.call() instanceof HttpCall call) {
      once(call);
    } else if (step instanceof Step.Verify s) {
      verify(s, ((Step.Verify) unresolved).that());
    } else if (step instanceof Step.AwaitAnswer s) {
      awaitHttp(s);
    } else if (step instanceof Step.AwaitInstances s) {
      awaitInstances(s);
    } else if (step instanceof Step.Snapshot s) {
      stores.snapshot(s.store(), s.as());
    } else if (step instanceof Step.Yardstick s) {
      stores.yardstick(s.name(), s.from(), s.to());
    } else if (step instanceof Step.Backup s) {
      archives.save(s.volume(), backup(s.volume()));
    } else if (step instanceof Step.Restore s) {
      archives.restore(backup(s.volume()), s.volume());
    } else if (step instanceof Step.ForEach s) {
      forEach(s, Map.of());
    } else if (step instanceof Step.Note s) {
      context.remark("note", s.text());
    } else if (!(step instanceof Step.Seed)
        && !(step instanceof Step.Recover)
        && !(step instanceof Step.Hop)) {
      throw new IllegalStateException("nothing does " + step);
    }
  }

  private Path backup(String volume) {
    return context.privateDirectory().resolve("backup-" + volume + ".tar.zst");
  }

  /**
   * The steps inside a for-each over a capture are not in the plan; they count as this one step.
   */
  private void forEach(Step.ForEach loop, Map<String, String> outer) {
    List<String> values =
        loop.capture().map(context.captures()::list).orElseGet(() -> loop.values());
    for (String value : values) {
      Map<String, String> known = new HashMap<>(outer);
      known.put(loop.as(), value);
      loop.steps().forEach(step -> inside(step, known));
    }
  }

  private void inside(Step unresolved, Map<String, String> known) {
    Step step = new StepResolver(References.partly(known)).step(unresolved);
    if (step instanceof Step.ForEach loop) {
      forEach((Step.ForEach) context.resolver().step(loop), known);
    } else if (step instanceof Step.Seed seed) {
      seed.steps().forEach(inner -> inside(inner, known));
    } else if (step instanceof Step.Recover wayOut) {
      wayOut.steps().forEach(inner -> inside(inner, known));
    } else {
      act(step);
    }
  }

  private static HttpCall http(Call call) {
    if (call instanceof HttpCall http) {
      return http;
    }
    throw new IllegalStateException("nothing asks " + call);
  }

  private void once(HttpCall call) {
    HttpCaller.Answer answer = send(call);
    Optional<String> mismatch = http.mismatch(call, answer);
    if (mismatch.isPresent()) {
      containers.running().requireAlive(call.service());
      throw new StepFailure(
          "http.unexpected",
          call.method() + " " + call.service() + " " + call.path() + ": " + mismatch.get(),
          List.of(answer.shortly()));
    }
    http.captures(call, answer).forEach(context.captures()::put);
  }

  private HttpCaller.Answer send(HttpCall call) {
    return services
        .port(call)
        .map(port -> http.send(call, port, HTTP_TIMEOUT))
        .orElseGet(() -> new HttpCaller.Answer(0, call.service() + " does not run"));
  }

  private Optional<String> tried(HttpCall call) {
    HttpCaller.Answer answer = send(call);
    Optional<String> mismatch = http.mismatch(call, answer);
    if (mismatch.isEmpty()) {
      http.captures(call, answer).forEach(context.captures()::put);
    }
    return mismatch;
  }

  /**
   * Verifies.
   *
   * @param that as planned: captures in it stay references, so that the judge finds it
   */
  private void verify(Step.Verify step, String that) {
    Optional<String> mismatch =
        Waiting.until(step.that(), step.within(), POLL, () -> tried(http(step.call())));
    String request =
        http(step.call()).method()
            + " "
            + http(step.call()).service()
            + " "
            + http(step.call()).path();
    List<String> evidence =
        mismatch
            .map(m -> List.of(context.masker().mask(request + ": " + m)))
            .orElseGet(() -> List.of(context.masker().mask(request + ": as expected")));
    context
        .observe()
        .accept(
            new Observation.Verified(
                context.now(),
                step.check(),
                context.masker().mask(that),
                mismatch.isEmpty(),
                evidence));
  }

  private void awaitHttp(Step.AwaitAnswer step) {
    HttpCall call = http(step.call());
    context.waiting(call.service() + " " + call.path());
    Optional<String> mismatch =
        Waiting.until(
            call.service(),
            step.within(),
            POLL,
            () -> {
              Optional<String> why = tried(http(step.call()));
              why.ifPresent(w -> containers.running().requireAlive(call.service()));
              return why;
            });
    if (mismatch.isPresent()) {
      throw new StepFailure(
          "await.http",
          call.service()
              + " "
              + call.path()
              + " was not as expected within "
              + step.within().toSeconds()
              + " s: "
              + mismatch.get(),
          List.of());
    }
  }

  private void awaitInstances(Step.AwaitInstances step) {
    InstanceWatcher watcher =
        watchers.computeIfAbsent(step.view().name(), n -> new InstanceWatcher(context, services));
    boolean running = step.condition() == Step.AwaitInstances.Condition.RUNNING;
    String[] told = {""};
    Optional<String> reason =
        Waiting.until(
            "instances",
            step.within(),
            POLL,
            () -> {
              containers.running().requireAlive(http(step.view().call()).service());
              Optional<String> why =
                  running
                      ? watcher.notRunning(step.view(), baseline)
                      : watcher.notSettled(step.view());
              String now = "instances: " + watcher.summary();
              if (!now.equals(told[0])) {
                told[0] = now;
                context.waiting(now);
              }
              return why;
            });
    if (reason.isPresent()) {
      throw new StepFailure(
          "instances.not-" + step.condition().word(),
          "instances were not "
              + step.condition().word()
              + " within "
              + step.within().toSeconds()
              + " s: "
              + reason.get(),
          List.of(watcher.summary()));
    }
    if (running && baseline.isEmpty()) {
      baseline = Map.copyOf(watcher.runningByGroup());
    }
  }
}
