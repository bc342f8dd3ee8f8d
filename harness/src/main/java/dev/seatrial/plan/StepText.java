package dev.seatrial.plan;

import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.ExecCall;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Input;
import dev.seatrial.scenario.SqlCall;
import dev.seatrial.scenario.Step;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What a step does, for people, and how long such a step takes as a rule. */
final class StepText {
  private StepText() {}

  /**
   * One line.
   *
   * @param inputs what the scenario asks the user for, by name
   */
  static String title(Step step, Map<String, Input> inputs) {
    if (step instanceof Step.Start s) {
      return "start "
          + String.join(", ", s.services())
          + (s.until() == Step.Start.Until.HEALTHY ? "" : " (not waited for)");
    } else if (step instanceof Step.Stop s) {
      return "stop " + String.join(", ", s.services());
    } else if (step instanceof Step.Kill s) {
      return "kill -" + s.signal() + " " + String.join(", ", s.services());
    } else if (step instanceof Step.Pause s) {
      return "pause " + String.join(", ", s.services());
    } else if (step instanceof Step.Resume s) {
      return "resume " + String.join(", ", s.services());
    } else if (step instanceof Step.Run s) {
      return "run " + s.service() + ": " + String.join(" ", s.command());
    } else if (step instanceof Step.Ask s) {
      return call(s.call());
    } else if (step instanceof Step.Verify s) {
      return "verify " + s.check() + ": " + s.that();
    } else if (step instanceof Step.AwaitAnswer s) {
      return "await " + call(s.call()) + within(s.within());
    } else if (step instanceof Step.AwaitInstances s) {
      return "await instances of "
          + s.view().name()
          + " "
          + s.condition().word()
          + within(s.within());
    } else if (step instanceof Step.AwaitLog s) {
      return "await log of " + s.service() + ": " + s.matches() + within(s.within());
    } else if (step instanceof Step.AwaitExit s) {
      return "await end of " + s.service() + " with " + s.codes() + within(s.within());
    } else if (step instanceof Step.Snapshot s) {
      return "snapshot "
          + s.members().stream()
              .map(member -> member.store() + " as " + member.as())
              .collect(Collectors.joining(", "));
    } else if (step instanceof Step.Copy s) {
      return "copy " + source(s.from(), inputs) + " to " + target(s.to());
    } else if (step instanceof Step.Backup s) {
      return "backup volume " + s.volume();
    } else if (step instanceof Step.Restore s) {
      return "restore volume " + s.volume();
    } else if (step instanceof Step.YardstickRun s) {
      return "yardstick " + s.name() + ": " + title(s.run(), inputs);
    } else if (step instanceof Step.Findings s) {
      return "findings " + s.as() + ": " + title(s.run(), inputs);
    } else if (step instanceof Step.Yardstick s) {
      return "yardstick " + s.name() + ": copy " + s.from() + " to " + s.to();
    }
    return group(step);
  }

  /** Titles of steps that hold others, and of notes. */
  private static String group(Step step) {
    if (step instanceof Step.Fault s) {
      return "fault: " + s.kind().word() + " " + s.service() + " " + trigger(s);
    } else if (step instanceof Step.Try) {
      return "try";
    } else if (step instanceof Step.Seed s) {
      return "seed " + s.name();
    } else if (step instanceof Step.Recover s) {
      return "recover " + s.name();
    } else if (step instanceof Step.Use s) {
      return "use " + s.name();
    } else if (step instanceof Step.Hop s) {
      return "hop " + s.from() + " to " + s.to();
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
    } else if (step instanceof Step.Run
        || step instanceof Step.YardstickRun
        || step instanceof Step.Findings) {
      return Duration.ofSeconds(8);
    } else if (step instanceof Step.AwaitInstances) {
      return Duration.ofSeconds(20);
    } else if (step instanceof Step.AwaitAnswer
        || step instanceof Step.AwaitLog
        || step instanceof Step.AwaitExit) {
      return Duration.ofSeconds(5);
    } else if (step instanceof Step.Snapshot
        || step instanceof Step.Copy
        || step instanceof Step.Backup
        || step instanceof Step.Restore
        || step instanceof Step.Yardstick) {
      return Duration.ofSeconds(2);
    } else if (step instanceof Step.Verify s && !(s.condition() instanceof Step.AwaitAnswer)) {
      return expected(s.condition());
    } else if (step instanceof Step.Ask || step instanceof Step.Verify) {
      return Duration.ofMillis(300);
    }
    return Duration.ZERO;
  }

  private static String call(Call call) {
    if (call instanceof ExecCall exec) {
      return "exec " + exec.service() + ": " + String.join(" ", exec.command());
    } else if (call instanceof SqlCall sql) {
      return "sql " + sql.store() + ": " + String.join("; ", sql.statements());
    }
    HttpCall http = (HttpCall) call;
    return "http " + http.method() + " " + http.service() + " " + http.path();
  }

  private static String trigger(Step.Fault fault) {
    String when =
        fault.trigger() instanceof Step.Fault.OnLog log
            ? "when it prints " + log.matches()
            : "after " + Durations.words(((Step.Fault.After) fault.trigger()).delay());
    return when + fault.lasting().map(time -> ", for " + Durations.words(time)).orElse("");
  }

  private static String source(Step.Copy.Source from, Map<String, Input> inputs) {
    if (from instanceof Step.Copy.HostFile file) {
      return String.valueOf(file.path().getFileName());
    } else if (from instanceof Step.Copy.Handed file) {
      Input input = inputs.get(file.input());
      String what = input != null && input.folder() ? "folder" : "file";
      return "the " + what + " '" + file.input() + "' of the user";
    } else if (from instanceof Step.Copy.OnVolume file) {
      return file.volume() + ":" + file.path();
    } else if (from instanceof Step.Copy.InService file) {
      return file.service() + ":" + file.path();
    }
    return "a text";
  }

  private static String target(Step.Copy.Target to) {
    return to.volume().or(to::service).orElse("") + ":" + to.path();
  }

  private static String within(Duration within) {
    return " (within " + Durations.words(within) + ")";
  }
}
