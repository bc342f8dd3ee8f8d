package dev.seatrial.run;

import dev.seatrial.engine.EngineException;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.plan.StepResolver;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one step after the other and writes down what came of each. Leaves are done by those who
 * know how; here is the order, and what a failure means for the steps after it.
 */
final class StepInterpreter {
  private static final Logger LOG = LoggerFactory.getLogger(StepInterpreter.class);

  private final CellContext context;
  private final CellContainers containers;
  private final Disturbances disturbances;
  private final ServiceSteps serviceSteps;
  private final CallSteps callSteps;
  private final DataSteps dataSteps;
  private Optional<String> last = Optional.empty();
  private boolean failed;
  private boolean stopped;

  StepInterpreter(
      CellContext context, CellContainers containers, CellServices services, OutageProbe probe) {
    this.context = context;
    this.containers = containers;
    disturbances = new Disturbances(containers);
    VolumeArchives archives = new VolumeArchives(containers.resources());
    CellStores stores = new CellStores(context, containers, archives);
    serviceSteps = new ServiceSteps(containers, disturbances, probe);
    callSteps = new CallSteps(context, new Caller(context, services, containers.running(), stores));
    dataSteps = new DataSteps(containers, stores, archives);
  }

  /** True once a step failed; the steps after it are skipped. */
  boolean failed() {
    return failed;
  }

  /** Stops after this step, when it did what was declared; the steps after it are skipped. */
  void stopAfter(Optional<String> id) {
    last = id;
  }

  /** True once that step was done. */
  boolean stopped() {
    return stopped;
  }

  /** Why the steps after it are not done. */
  static String stopped(String id) {
    return "stopped after step " + id + ", as told";
  }

  Map<String, Long> baseline() {
    return callSteps.baseline();
  }

  /** The instances that must come back: how many ran, by group, when the old release was left. */
  void baseline(Map<String, Long> runningBefore) {
    callSteps.baseline(runningBefore);
  }

  void all(List<PlannedStep> steps) {
    steps.forEach(this::one);
  }

  /** Writes down that these are not done. */
  void skip(List<PlannedStep> steps) {
    steps.forEach(s -> finished(s, Outcome.SKIPPED, Optional.empty(), Optional.empty(), List.of()));
  }

  private void one(PlannedStep step) {
    if (failed || stopped) {
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
      // Of what is around the last step, the rest is not done.
      Optional<String> rest = last.filter(id -> stopped).map(StepInterpreter::stopped);
      finished(step, failed ? Outcome.FAILED : Outcome.OK, Optional.empty(), rest, List.of());
      stopped |= !failed && last.filter(step.id()::equals).isPresent();
    } catch (StepFailure e) {
      fail(step, Outcome.FAILED, e.finding(), String.valueOf(e.getMessage()), e.evidence());
    } catch (References.Undefined e) {
      fail(
          step,
          Outcome.HARNESS_FAILED,
          "reference.undefined",
          String.valueOf(e.getMessage()),
          List.of());
    } catch (PatternSyntaxException e) {
      // The loader has read all but those that hold references.
      String message =
          "not a regular expression: " + e.getPattern() + " (" + e.getDescription() + ")";
      fail(step, Outcome.HARNESS_FAILED, "regex.malformed", message, List.of());
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
    Step step = planned.step();
    List<PlannedStep> children = planned.children();
    if (step instanceof Step.Try attempt) {
      int failing = attempt.steps().size();
      int catching = failing + attempt.catching().size();
      attempt(
          children.subList(0, failing),
          children.subList(failing, catching),
          children.subList(catching, children.size()));
    } else if (step instanceof Step.Fault fault) {
      during((Step.Fault) context.resolver().step(fault), () -> all(children));
    } else if (!children.isEmpty()) {
      all(children);
    } else {
      act(step);
    }
  }

  /** What is caught is not forgiven; what is done always is not done when the run is ended. */
  private void attempt(
      List<PlannedStep> steps, List<PlannedStep> catching, List<PlannedStep> always) {
    all(steps);
    boolean broken = failed;
    if (broken) {
      failed = Interruption.ends(Thread.currentThread());
      all(catching);
    }
    failed = Interruption.ends(Thread.currentThread());
    all(always);
    failed |= broken;
  }

  private void during(Step.Fault fault, Runnable steps) {
    FaultInjector injector = FaultInjector.begin(containers, disturbances, fault);
    try (injector) {
      steps.run();
    }
    if (!failed) {
      injector.requireInjected();
    }
  }

  private void act(Step planned) {
    Step step = context.resolver().step(planned);
    if (serviceSteps.does(step) || callSteps.does(step) || dataSteps.does(step)) {
      return;
    }
    if (step instanceof Step.Verify s) {
      // As planned: captures in the sentence stay references, so that the judge finds it.
      verify(s, ((Step.Verify) planned).that());
    } else if (step instanceof Step.ForEach s) {
      forEach(s, Map.of());
    } else if (step instanceof Step.Note s) {
      context.remark("note", s.text());
    } else if (!(step instanceof Step.Named) && !(step instanceof Step.Hop)) {
      throw new IllegalStateException("nothing does " + step);
    }
  }

  /** What the product does otherwise than expected is written down, and the path goes on. */
  private void verify(Step.Verify step, String that) {
    List<String> evidence = new ArrayList<>();
    try {
      act(step.condition());
    } catch (StepFailure e) {
      evidence.add(String.valueOf(e.getMessage()));
      evidence.addAll(e.evidence());
    }
    context
        .observe()
        .accept(
            new Observation.Verified(
                context.now(),
                step.check(),
                context.masker().mask(that),
                evidence.isEmpty(),
                evidence.stream().map(context.masker()::mask).toList()));
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
      inside(loop.steps(), known);
    }
  }

  private void inside(List<Step> steps, Map<String, String> known) {
    steps.forEach(step -> inside(step, known));
  }

  private void inside(Step unresolved, Map<String, String> known) {
    Step step = new StepResolver(References.partly(known)).step(unresolved);
    if (step instanceof Step.ForEach loop) {
      forEach((Step.ForEach) context.resolver().step(loop), known);
    } else if (step instanceof Step.Use use) {
      Map<String, String> all = new HashMap<>(known);
      all.putAll(use.with());
      inside(use.steps(), all);
    } else if (step instanceof Step.Named list) {
      inside(list.steps(), known);
    } else if (step instanceof Step.Try attempt) {
      attempt(attempt, known);
    } else if (step instanceof Step.Fault fault) {
      during((Step.Fault) context.resolver().step(fault), () -> inside(fault.during(), known));
    } else {
      act(step);
    }
  }

  private void attempt(Step.Try attempt, Map<String, String> known) {
    Optional<RuntimeException> failure =
        guarded(attempt.steps(), known)
            .map(
                first -> {
                  guarded(attempt.catching(), known).ifPresent(first::addSuppressed);
                  return first;
                });
    Optional<RuntimeException> last = guarded(attempt.always(), known);
    failure
        .or(() -> last)
        .ifPresent(
            e -> {
              throw e;
            });
  }

  /** What the steps failed with; nothing more is done once the run is being ended. */
  private Optional<RuntimeException> guarded(List<Step> steps, Map<String, String> known) {
    try {
      if (!Interruption.ends(Thread.currentThread())) {
        inside(steps, known);
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }
}
