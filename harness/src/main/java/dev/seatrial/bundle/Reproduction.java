package dev.seatrial.bundle;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Phase;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Start.Until;
import dev.seatrial.source.Location;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The steps of a cell as docker commands that a person would type. What no command tells is a line
 * that says so, with file and line.
 */
final class Reproduction {
  private static final int TRY = 10;

  private static final String END =
      """

      echo
      [ "$todos" -eq 0 ] || echo "$todos things of the run are not done here: see above."
      if [ "$broken" -gt 0 ]; then
        echo "$broken promises do not hold."
        exit 3
      fi
      echo 'Every step did what the plan says. Rows before and after are not compared here.'
      """;

  private final Cell cell;
  private final ShellText text;
  private final ShellServices services;
  private final ShellCalls calls;
  private final Function<Location, String> places;
  private final Function<Path, String> files;
  private final StringBuilder out = new StringBuilder();
  private String indent = "";
  private int functions;

  /**
   * A script.
   *
   * @param places tells where something is declared, for people
   * @param files takes a file or folder of the fixtures into the bundle and tells its path there
   */
  Reproduction(
      Cell cell,
      StandIns standIns,
      Function<Location, String> places,
      Function<Path, String> files) {
    this.cell = cell;
    this.places = places;
    this.files = files;
    text = new ShellText(standIns);
    services = new ShellServices(cell, text);
    calls = new ShellCalls(cell, text);
  }

  /**
   * The whole script.
   *
   * @param head what every script begins with
   * @param images lines that set the variables of images
   */
  String script(String head, List<String> images) {
    for (Service service : cell.services().values()) {
      out.append("\n# ").append(places.apply(service.location())).append('\n');
      out.append(services.function(service));
    }
    out.append('\n');
    for (Service service : cell.services().values()) {
      services.untold(service).forEach(what -> todo(service.location(), what));
    }
    for (Phase phase : cell.phases()) {
      out.append("\n# ").append("-".repeat(20)).append(' ').append(phase.name()).append('\n');
      phase.steps().forEach(this::planned);
    }
    StringBuilder whole = new StringBuilder(head);
    for (String variable : text.variables()) {
      whole.append(variable).append("=${").append(variable).append(":-}\n");
    }
    whole.append("docker network create --label \"$label\" \"$run\" >/dev/null\n");
    for (String volume : cell.scenario().system().volumes()) {
      whole.append("docker volume create --label \"$label\" \"$run-").append(volume);
      whole.append("\" >/dev/null\n");
    }
    images.forEach(line -> whole.append(line).append('\n'));
    return whole.append(out).append(END).toString();
  }

  private void planned(PlannedStep planned) {
    out.append('\n').append(indent).append("# ");
    out.append(places.apply(planned.step().location())).append('\n');
    line("step " + planned.id() + " " + ShellText.quoted(text.line(planned.title())));
    if (planned.step() instanceof Step.Try) {
      todo(
          planned.step().location(), "what stands under catch: the script ends where a step fails");
      String catching = planned.id() + ".catch.";
      planned.children().stream()
          .filter(child -> !child.id().startsWith(catching))
          .forEach(this::planned);
    } else if (planned.step() instanceof Step.Fault fault) {
      during(fault, () -> planned.children().forEach(this::planned));
    } else if (!planned.children().isEmpty()) {
      planned.children().forEach(this::planned);
    } else {
      step(planned.step());
    }
  }

  private void step(Step step) {
    if (step instanceof Step.Start s) {
      s.services()
          .forEach(
              key ->
                  line(
                      "start_"
                          + ShellServices.slug(key)
                          + (s.until() == Until.HEALTHY ? " healthy" : " started")));
    } else if (step instanceof Step.Stop s) {
      s.services().forEach(name -> line("stop " + grace(name) + " " + text.word(name)));
    } else if (step instanceof Step.Kill s) {
      each("docker kill -s " + s.signal(), s.services());
    } else if (step instanceof Step.Pause s) {
      each("docker pause", s.services());
    } else if (step instanceof Step.Resume s) {
      each("docker unpause", s.services());
    } else if (step instanceof Step.Run s) {
      must(run(s), Optional.empty());
    } else if (step instanceof Step.Findings s) {
      must(run(s.run()), Optional.empty());
      line("cat \"$work/answer\"");
    } else if (step instanceof Step.Ask s) {
      call(s.call(), Optional.empty(), "", s.location());
    } else if (step instanceof Step.AwaitAnswer s) {
      call(s.call(), Optional.of(s.within()), "", s.location());
    } else if (step instanceof Step.AwaitLog s) {
      must(
          List.of("logs_match " + text.word(s.service()) + " " + text.word(s.matches())),
          Optional.of(s.within()));
    } else if (step instanceof Step.AwaitExit s) {
      must(
          List.of("ended " + text.word(s.service()) + " " + ShellCalls.codes(s.codes())),
          Optional.of(s.within()));
    } else if (step instanceof Step.Verify s) {
      verify(s);
    } else if (step instanceof Step.Backup s) {
      line("save " + s.volume());
    } else if (step instanceof Step.Restore s) {
      line("put_back " + s.volume());
    } else if (step instanceof Step.Copy s) {
      copy(s);
    } else {
      other(step);
    }
  }

  private void other(Step step) {
    if (step instanceof Step.ForEach loop && loop.capture().isPresent()) {
      String variable = ShellText.variable(loop.as());
      String list = text.used(loop.capture().get());
      line(
          "printf '%s' \"$"
              + list
              + "\" | jq -r 'if type == \"array\" then .[] else . end' >\"$work/"
              + loop.as()
              + "\"");
      line("while IFS= read -r " + variable + " <&" + 3 + "; do");
      indent += "  ";
      loop.steps().forEach(this::inside);
      indent = indent.substring(2);
      line("done 3<\"$work/" + loop.as() + "\"");
    } else if (step instanceof Step.ForEach loop) {
      line("for " + ShellText.variable(loop.as()) + " in " + text.words(loop.values()) + "; do");
      indent += "  ";
      loop.steps().forEach(this::inside);
      indent = indent.substring(2);
      line("done");
    } else if (step instanceof Step.Note note) {
      line("echo " + text.word("   " + note.text()));
    } else if (step instanceof Step.Snapshot snapshot) {
      List<String> stores = snapshot.members().stream().map(Step.Snapshot.Member::store).toList();
      todo(
          step.location(),
          "the rows of " + String.join(", ", stores) + " are written down in the run");
    } else if (step instanceof Step.AwaitInstances await) {
      todo(
          step.location(),
          "wait until the instances of "
              + await.view().name()
              + " are "
              + await.condition().word());
      line("sleep \"${SETTLE:-" + TRY + "}\"");
    } else {
      todo(step.location(), "it is measured in the run");
    }
  }

  private void during(Step.Fault fault, Runnable steps) {
    String what = fault.kind().word() + " " + text.word(ServiceName.of(fault.service()).base());
    String seconds = "0";
    String regex = "''";
    if (fault.trigger() instanceof Step.Fault.OnLog log) {
      regex = text.word(log.matches());
    } else if (fault.trigger() instanceof Step.Fault.After after) {
      seconds = seconds(after.delay());
    }
    line(
        "fault "
            + what
            + " "
            + seconds
            + " "
            + regex
            + " "
            + fault.lasting().map(Reproduction::seconds).orElse("''"));
    steps.run();
    line("healed " + what);
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  /** Steps in a loop over what was captured are not in the plan. */
  private void inside(Step step) {
    if (step instanceof Step.Named list) {
      list.steps().forEach(this::inside);
    } else if (step instanceof Step.Try attempt) {
      attempt.steps().forEach(this::inside);
      attempt.always().forEach(this::inside);
    } else if (step instanceof Step.Fault fault) {
      during(fault, () -> fault.during().forEach(this::inside));
    } else {
      step(step);
    }
  }

  private List<String> run(Step.Run run) {
    Service service = cell.services().get(run.service());
    if (service == null) {
      return List.of("complain 'the plan has no service " + run.service() + "'");
    }
    services.dependencies(service).forEach(this::line);
    services
        .create("once", service, run.entrypoint(), run.command(), run.environment())
        .forEach(this::line);
    List<String> commands = new ArrayList<>();
    commands.add(
        "once " + ShellCalls.codes(run.exit()) + " " + Math.max(1, run.limit().toSeconds()));
    run.matches().forEach(regex -> commands.add("prints " + text.word(regex)));
    calls.answer(run.expect(), run.capture(), commands);
    return commands;
  }

  private void call(Call call, Optional<Duration> within, String verified, Location at) {
    Optional<List<String>> commands = calls.of(call);
    if (commands.isEmpty()) {
      todo(at, "ask " + call.target());
    } else if (verified.isEmpty()) {
      must(commands.get(), within);
    } else {
      verify(verified, commands.get(), within);
    }
  }

  private void verify(String what, List<String> lines, Optional<Duration> within) {
    line("verify " + what + " " + function(lines, within));
  }

  private void verify(Step.Verify verify) {
    String what = text.word(verify.check() + ": " + verify.that());
    if (verify.condition() instanceof Step.AwaitAnswer await) {
      call(await.call(), Optional.of(await.within()), what, verify.location());
    } else if (verify.condition() instanceof Step.Ask ask) {
      call(ask.call(), Optional.empty(), what, verify.location());
    } else if (verify.condition() instanceof Step.Run run) {
      verify(what, run(run), Optional.empty());
    } else if (verify.condition() instanceof Step.AwaitLog log) {
      verify(
          what,
          List.of("logs_match " + text.word(log.service()) + " " + text.word(log.matches())),
          Optional.of(log.within()));
    } else if (verify.condition() instanceof Step.AwaitExit exit) {
      verify(
          what,
          List.of("ended " + text.word(exit.service()) + " " + ShellCalls.codes(exit.codes())),
          Optional.of(exit.within()));
    } else {
      todo(verify.location(), "verify " + text.line(verify.check() + ": " + verify.that()));
    }
  }

  private void must(List<String> commands, Optional<Duration> within) {
    if (commands.size() == 1 && within.isEmpty()) {
      line(commands.get(0));
    } else {
      line(function(commands, within));
    }
  }

  /** A command that does all of these, each when the one before it succeeded. */
  private String function(List<String> commands, Optional<Duration> within) {
    String name = "call_" + ++functions;
    line(name + "() {");
    for (int i = 0; i < commands.size(); i++) {
      boolean last = i + 1 == commands.size();
      line("  " + (i == 0 ? "" : "  ") + commands.get(i) + (last ? "" : " &&"));
    }
    line("}");
    return within
        .map(limit -> "within " + Math.max(1, limit.toSeconds()) + " " + name)
        .orElse(name);
  }

  private void copy(Step.Copy copy) {
    Step.Copy.Target to = copy.to();
    Step.Copy.Source from = copy.from();
    String owner = " '" + to.owner().orElse("") + "'";
    if (from instanceof Step.Copy.Content content) {
      line("printf '%s' " + text.word(content.text()) + " >\"$work/file\"");
      put("\"$work/file\"", to, owner);
    } else if (from instanceof Step.Copy.HostFile file) {
      put(ShellText.quoted(files.apply(file.path())), to, owner);
    } else if (from instanceof Step.Copy.Handed handed) {
      put(
          "\"${GIVEN_"
              + ShellServices.slug(handed.input())
              + ":?names the file that the run was"
              + " given}\"",
          to,
          owner);
    } else if (from instanceof Step.Copy.InService file) {
      line("take " + text.word(file.service()) + " " + text.word(file.path()));
      put("\"$work/file\"", to, owner);
    } else if (from instanceof Step.Copy.OnVolume file && to.volume().isPresent()) {
      line(
          "move "
              + file.volume()
              + " "
              + text.word(file.path())
              + " "
              + to.volume().get()
              + " "
              + text.word(to.path())
              + owner);
    } else {
      todo(copy.location(), "copy from a volume into " + to.service().orElse("a service"));
    }
  }

  private void put(String file, Step.Copy.Target to, String owner) {
    String where =
        to.volume()
            .map(volume -> "put " + file + " " + volume)
            .orElseGet(() -> "put_in " + file + " " + text.word(to.service().orElse("")));
    line(where + " " + text.word(to.path()) + owner + " '" + to.mode().orElse("") + "'");
  }

  private void each(String command, List<String> names) {
    names.forEach(name -> line(command + " \"$(container " + text.word(name) + ")\" >/dev/null"));
  }

  private long grace(String name) {
    return cell.services().values().stream()
        .filter(it -> it.name().equals(name) || ServiceName.of(it.name()).base().equals(name))
        .findFirst()
        .map(it -> Math.max(1, it.stopGracePeriod().toSeconds()))
        .orElse((long) TRY);
  }

  private void todo(Location at, String what) {
    line("todo " + ShellText.quoted(places.apply(at)) + " " + ShellText.quoted(text.line(what)));
  }

  private void line(String command) {
    out.append(indent).append(command).append('\n');
  }
}
