package dev.seatrial.run;

import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that ask the system something, once or until the answer is right. */
final class CallSteps {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(500);

  private final CellContext context;
  private final Caller caller;
  private final Map<String, InstanceWatcher> watchers = new HashMap<>();
  private Map<String, Long> baseline = Map.of();

  CallSteps(CellContext context, Caller caller) {
    this.context = context;
    this.caller = caller;
  }

  Map<String, Long> baseline() {
    return baseline;
  }

  /** The instances that must come back: how many ran, by group, when the old release was left. */
  void baseline(Map<String, Long> runningBefore) {
    baseline = Map.copyOf(runningBefore);
  }

  /** Does it, if it is such a step. */
  boolean does(Step step) {
    if (step instanceof Step.Ask s) {
      once(s.call());
    } else if (step instanceof Step.AwaitAnswer s) {
      await(s);
    } else if (step instanceof Step.AwaitInstances s) {
      await(s);
    } else {
      return false;
    }
    return true;
  }

  private void once(Call call) {
    Caller.Answer answer = caller.ask(call, TIMEOUT);
    if (answer.mismatch().isPresent()) {
      caller.requireAlive(call);
      throw new StepFailure(
          Caller.kind(call) + ".unexpected",
          caller.words(call) + ": " + answer.mismatch().get(),
          List.of(answer.shortly()));
    }
    keep(call, answer);
  }

  private void keep(Call call, Caller.Answer answer) {
    caller.captures(call, answer).forEach(context.captures()::put);
  }

  private Optional<String> tried(Call call) {
    Caller.Answer answer = caller.ask(call, TIMEOUT);
    if (answer.mismatch().isEmpty()) {
      keep(call, answer);
    }
    return answer.mismatch();
  }

  private void await(Step.AwaitAnswer step) {
    String words = caller.words(step.call());
    context.waiting(words);
    Optional<String> mismatch =
        Waiting.until(
            words,
            step.within(),
            POLL,
            () -> {
              Optional<String> why = tried(step.call());
              why.ifPresent(w -> caller.requireAlive(step.call()));
              return why;
            });
    if (mismatch.isPresent()) {
      throw new StepFailure(
          "await." + Caller.kind(step.call()),
          words
              + " was not as expected within "
              + step.within().toSeconds()
              + " s: "
              + mismatch.get(),
          List.of());
    }
  }

  private void await(Step.AwaitInstances step) {
    InstanceWatcher watcher =
        watchers.computeIfAbsent(step.view().name(), n -> new InstanceWatcher(context, caller));
    boolean running = step.condition() == Step.AwaitInstances.Condition.RUNNING;
    String[] told = {""};
    Optional<String> reason =
        Waiting.until(
            "instances",
            step.within(),
            POLL,
            () -> {
              caller.requireAlive(step.view().call());
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
