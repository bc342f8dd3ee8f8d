package dev.seatrial.plan;

import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Step;
import java.time.Duration;

/** What a step does, for people, and how long such a step takes as a rule. */
final class StepText {
  private StepText() {}

  static String title(Step step) {
    if (step instanceof Step.Start s) {
      return "start " + String.join(", ", s.services());
    } else if (step instanceof Step.Stop s) {
      return "stop " + String.join(", ", s.services());
    } else if (step instanceof Step.Exec s) {
      return "exec " + s.service() + ": " + String.join(" ", s.command());
    } else if (step instanceof Step.Http s) {
      return "http " + call(s.call());
    } else if (step instanceof Step.Verify s) {
      return "verify " + s.check() + ": " + s.that();
    } else if (step instanceof Step.AwaitHttp s) {
      return "await " + call(s.call()) + within(s.within());
    } else if (step instanceof Step.AwaitInstances s) {
      return "await instances of "
          + s.view().name()
          + " "
          + s.condition().word()
          + within(s.within());
    } else if (step instanceof Step.Snapshot s) {
      return "snapshot " + s.store() + " as " + s.as();
    } else if (step instanceof Step.Backup s) {
      return "backup volume " + s.volume();
    } else if (step instanceof Step.Restore s) {
      return "restore volume " + s.volume();
    } else if (step instanceof Step.Yardstick s) {
      return "yardstick " + s.name() + ": copy " + s.from() + " to " + s.to();
    } else if (step instanceof Step.Seed s) {
      return "seed " + s.name();
    } else if (step instanceof Step.Recover s) {
      return "recover " + s.name();
    } else if (step instanceof Step.ForEach s) {
      return "for each "
          + s.as()
          + " of "
          + s.capture().orElseGet(() -> String.join(", ", s.values()));
    } else if (step instanceof Step.Note s) {
      return "note: " + s.text();
    }
    throw new IllegalArgumentException("no title for " + step);
  }

  /** Rough expectations on two cores, from runs of the scenarios in this repository. */
  static Duration expected(Step step) {
    if (step instanceof Step.Start s) {
      return Duration.ofSeconds(9L * s.services().size());
    } else if (step instanceof Step.Stop s) {
      return Duration.ofSeconds(2L * s.services().size());
    } else if (step instanceof Step.Exec) {
      return Duration.ofSeconds(8);
    } else if (step instanceof Step.AwaitInstances) {
      return Duration.ofSeconds(20);
    } else if (step instanceof Step.AwaitHttp) {
      return Duration.ofSeconds(5);
    } else if (step instanceof Step.Snapshot
        || step instanceof Step.Backup
        || step instanceof Step.Restore
        || step instanceof Step.Yardstick) {
      return Duration.ofSeconds(2);
    } else if (step instanceof Step.Http || step instanceof Step.Verify) {
      return Duration.ofMillis(300);
    }
    return Duration.ZERO;
  }

  private static String call(HttpCall call) {
    return call.method() + " " + call.service() + " " + call.path();
  }

  private static String within(Duration within) {
    return " (within " + Durations.words(within) + ")";
  }
}
