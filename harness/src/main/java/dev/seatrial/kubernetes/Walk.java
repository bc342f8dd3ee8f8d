package dev.seatrial.kubernetes;

import dev.seatrial.plan.Masker;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.ExecCall;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Step;
import java.util.Optional;
import java.util.stream.Collectors;

/** Goes through the plan: each step becomes work on the cluster, or a note that says why not. */
final class Walk {
  private final Sheet sheet;
  private final ServiceWork services;
  private final JobWork jobs;
  private final Script script;
  private final Hints hints;
  private final Masker masker;

  /** What the trial puts into the old release is not asked of people. */
  private boolean before;

  /** How many faults are around a step: what breaks by one does not break here. */
  private int faults;

  Walk(Sheet sheet, ServiceWork services, JobWork jobs, Script script) {
    this.sheet = sheet;
    this.services = services;
    this.jobs = jobs;
    this.script = script;
    hints = new Hints(sheet, services);
    masker = Masker.of(sheet.cell());
  }

  void phase(Phase phase) {
    before = phase.name().equals("before");
    script.phase(phase.name());
    phase.steps().forEach(this::step);
  }

  private void step(PlannedStep planned) {
    Step step = planned.step();
    script.comment(title(planned));
    if (step instanceof Step.Start s) {
      services.start(s.services(), s.until(), s);
    } else if (step instanceof Step.Stop s) {
      services.stop(s.services());
    } else if (step instanceof Step.Kill s) {
      note(s, "kill " + String.join(", ", s.services()) + ": it is stopped gracefully", "");
      services.stop(s.services());
    } else if (step instanceof Step.Run s) {
      run(planned, s, "");
    } else if (step instanceof Step.Ask s) {
      ask(s);
    } else if (step instanceof Step.Verify s) {
      verify(planned, s);
    } else if (step instanceof Step.Copy s) {
      copy(planned, s);
    } else if (step instanceof Step.Backup s) {
      jobs.backup(planned, s.volume());
    } else if (step instanceof Step.Restore s) {
      jobs.restore(planned, s.volume());
    } else {
      other(planned);
    }
  }

  private String title(PlannedStep planned) {
    return planned.id() + "  " + masker.mask(planned.title());
  }

  private void run(PlannedStep planned, Step.Run run, String otherwise) {
    services.dependencies(run.service(), run);
    String looks =
        jobs.run(
            planned, run, services.service(run.service()).orElseThrow(), faults > 0, otherwise);
    if (!looks.isEmpty()) {
      script.call("by_hand", Shell.comment(masker.mask("look at what it printed: " + looks)));
    }
  }

  private void other(PlannedStep planned) {
    Step step = planned.step();
    if (step instanceof Step.Try) {
      String catching = planned.id() + ".catch.";
      planned.children().stream()
          .filter(child -> !child.id().startsWith(catching))
          .forEach(this::step);
      note(step, "try: the script ends where a step fails", "what stands under catch is not done");
      return;
    } else if (step instanceof Step.Fault fault) {
      note(
          step,
          "fault: nothing is broken on purpose",
          "the steps under it are done; to see what "
              + fault.kind().word()
              + " does is what the trial is for");
      faults++;
      planned.children().forEach(this::step);
      faults--;
      return;
    } else if (step instanceof Step.ForEach loop && loop.capture().isPresent()) {
      note(step, "for-each of what an answer held: nobody knows it before", "do it by hand");
    } else if (step instanceof Step.AwaitAnswer await) {
      note(step, "await: the script waits for pods to be ready, not for answers", "");
      script.comment("until: " + hints.of(await.call()));
    } else if (step instanceof Step.AwaitInstances
        || step instanceof Step.AwaitLog
        || step instanceof Step.AwaitExit) {
      note(step, "await: the script waits for pods to be ready, and for jobs to end", "");
    } else if (step instanceof Step.Snapshot) {
      note(step, "snapshot: no rows are read", "`seatrial compare` compares two live stores");
    } else if (step instanceof Step.Findings) {
      note(step, "findings: the tools of the trial are not run", "");
    } else if (step instanceof Step.Yardstick || step instanceof Step.YardstickRun) {
      note(step, "yardstick: nothing is measured", "");
    } else if (step instanceof Step.Pause || step instanceof Step.Resume) {
      note(step, planned.kind() + ": a pod cannot be frozen", "");
    }
    // Notes, and steps that only hold others, need no more than their title.
    planned.children().forEach(this::step);
  }

  private void ask(Step.Ask ask) {
    if (ask.call() instanceof ExecCall exec && typed(exec)) {
      String codes = exec.exit().stream().map(String::valueOf).collect(Collectors.joining(" "));
      String line = "k " + hints.exec(exec);
      script.line(codes.equals("0") ? line : "exits " + Shell.quoted(codes) + " " + line);
      if (!exec.matches().isEmpty() || !exec.expect().isEmpty()) {
        note(ask, "exec: what it prints is not judged", "look at it");
      }
      return;
    }
    String kind =
        ask.call() instanceof HttpCall ? "http" : ask.call() instanceof ExecCall ? "exec" : "sql";
    String hint = hints.of(ask.call());
    boolean looks = ask.call() instanceof HttpCall http && http.method().matches("GET|HEAD");
    if (before || looks) {
      note(ask, kind + ": it is not asked", before ? "your old release has its own data" : "");
      script.comment("by hand: " + hint);
    } else {
      note(ask, kind + ": no manifest does it", "apply.sh stops there and says what to do");
      script.call("by_hand", Shell.comment(hint));
    }
  }

  /** Whether kubectl can do it as it stands. */
  private boolean typed(ExecCall exec) {
    return exec.user().isEmpty()
        && exec.capture().isEmpty()
        && exec.command().stream().allMatch(sheet.texts()::open);
  }

  private void verify(PlannedStep planned, Step.Verify verify) {
    if (verify.condition() instanceof Step.Run run) {
      run(planned, run, "broken " + Shell.quoted(Shell.comment(masker.mask(planned.title()))));
      return;
    }
    note(verify, "verify: it is not judged", "a run of Seatrial does");
    if (verify.condition() instanceof Step.AwaitAnswer await) {
      script.comment("look: " + hints.of(await.call()));
    }
  }

  private void copy(PlannedStep planned, Step.Copy copy) {
    Step.Copy.Target to = copy.to();
    if (to.volume().isPresent()) {
      if (copy.from() instanceof Step.Copy.Content content) {
        jobs.copy(planned, content.text(), to);
        return;
      } else if (copy.from() instanceof Step.Copy.OnVolume from) {
        jobs.copy(planned, from, to);
        return;
      } else if (copy.from() instanceof Step.Copy.HostFile file) {
        Optional<String> text = sheet.cluster().files().apply(file.path());
        if (text.isPresent()) {
          // Nothing in a file is a reference.
          jobs.copy(planned, text.get().replace("$", "$$"), to);
          return;
        }
      }
    }
    note(
        copy,
        "copy: only a text, a file of text or a part of a volume goes to a volume",
        (before ? "" : "apply.sh stops there; ") + "`kubectl cp` copies from and to pods");
    if (!before) {
      script.call("by_hand", Shell.comment(masker.mask(planned.title())));
    }
  }

  private void note(Step step, String message, String hint) {
    if (hint.isEmpty()) {
      sheet.notes().error("kubernetes.step", step.location(), message);
    } else {
      sheet.notes().error("kubernetes.step", step.location(), message, hint);
    }
  }
}
