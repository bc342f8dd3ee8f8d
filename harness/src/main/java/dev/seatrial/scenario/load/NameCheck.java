package dev.seatrial.scenario.load;

import dev.seatrial.scenario.Check.Budget.Subject;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import dev.seatrial.scenario.SystemUnderTest;
import dev.seatrial.scenario.load.Block.Section;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What can be judged only when every file is decoded: do names that are used exist? */
final class NameCheck {

  private final Mentions mentions;
  private final Diagnostics diagnostics;
  private final Known known;

  /** False when the system's file could not be read: its names are not known then. */
  private final boolean systemReadable;

  NameCheck(Mentions mentions, Diagnostics diagnostics, Known known, boolean systemReadable) {
    this.mentions = mentions;
    this.diagnostics = diagnostics;
    this.known = known;
    this.systemReadable = systemReadable;
  }

  void check() {
    // With other mistakes about, what runs when would be a guess.
    Diagnostics ofFlow = new Diagnostics();
    FlowCheck flow = new FlowCheck(mentions, ofFlow, known);
    Playthrough play =
        new Playthrough(
            mentions, List.of(new ReferenceCheck(mentions, diagnostics), flow), systemReadable);
    play.run();
    StoreUse stores =
        new StoreUse(known.system.map(SystemUnderTest::stores).orElseGet(Map::of), diagnostics);
    for (Mention mention : mentions.all()) {
      if (mention instanceof Mention.Referred referred) {
        checkReferred(referred, play);
      } else if (mention instanceof Mention.Declared made && made.thing() == Thing.INPUT) {
        checkInput(made);
      } else if (mention instanceof Mention.Called called) {
        checkPort(called);
      } else if (mention instanceof Mention.Budgeted budgeted) {
        checkBudget(budgeted, flow);
      } else {
        stores.check(mention);
      }
    }
    new Cycles(mentions, diagnostics).check();
    checkHostPorts();
    if (diagnostics.isEmpty()) {
      diagnostics.addAll(ofFlow);
    }
  }

  private void checkReferred(Mention.Referred referred, Playthrough play) {
    Thing thing = referred.thing();
    if (thing == Thing.SEED || thing == Thing.STEPS || (thing.ofSystem() && !systemReadable)) {
      return;
    }
    if (MadeNames.isTemplate(referred, mentions)) {
      // What they stand for is another one in each cell.
      return;
    }
    Set<String> names =
        thing.madeByStep() ? mentions.declared(thing, play::reaches) : mentions.declared(thing);
    if (thing == Thing.JUDGED) {
      names = new TreeSet<>(names);
      names.add(CheckNames.MIGRATION);
      names.addAll(mentions.declared(Thing.VERIFIED));
      for (Subject subject : Subject.values()) {
        names.add("budget: " + subject.word());
      }
    }
    if (!names.contains(referred.name())) {
      diagnostics.error(
          thing.id() + ".unknown",
          referred.at(),
          missing(thing, referred.name()),
          Reading.hint(referred.name(), names, "declared"));
    }
  }

  /** A file that nobody needs would be asked for. */
  private void checkInput(Mention.Declared input) {
    boolean used =
        mentions.all().stream()
            .anyMatch(
                m ->
                    m instanceof Mention.Referred referred
                        && referred.thing() == Thing.INPUT
                        && referred.name().equals(input.name()));
    if (!used) {
      diagnostics.error(
          "input.unused",
          input.at(),
          "no step copies the input " + input.name(),
          "add - copy: { from: { input: "
              + input.name()
              + " }, to: { volume: …, path: … } }, or remove it");
    }
  }

  private static String missing(Thing thing, String name) {
    if (thing == Thing.VERIFIED) {
      return "no verify step counts for the check " + name;
    }
    String there = thing.madeByStep() ? "no step makes the " : "there is no ";
    return there + thing.word() + " " + name;
  }

  private void checkPort(Mention.Called called) {
    Service service = known.services.get(ServiceName.of(called.service()).base());
    if (service == null) {
      return;
    }
    boolean published =
        called.port().map(service.containerPorts()::contains).orElse(!service.ports().isEmpty());
    if (!published) {
      diagnostics.error(
          "service.no-port",
          called.at(),
          called.service()
              + called
                  .port()
                  .map(port -> " does not publish port " + port)
                  .orElse(" publishes no port"),
          "add ports: [" + called.port().orElse(80) + "] to it at " + service.location());
    }
  }

  private void checkHostPorts() {
    Map<String, Location> taken = new HashMap<>();
    for (Mention mention : mentions.all()) {
      if (mention instanceof Mention.Declared port && port.thing() == Thing.HOST_PORT) {
        Location first = taken.putIfAbsent(port.name(), port.at());
        if (first != null) {
          diagnostics.error(
              "service.port-twice",
              port.at(),
              "the host's port " + port.name() + " is published by another service already",
              "the other is at " + first + "; without a host port, any free one is taken");
        }
      }
    }
  }

  private void checkBudget(Mention.Budgeted budgeted, FlowCheck flow) {
    Location at = budgeted.at();
    if (budgeted.subject() == Subject.MIGRATE && !flow.executes(Section.MIGRATE)) {
      diagnostics.error(
          "budget.nothing-measured",
          at,
          "no run step in migrate is there to be measured",
          "add one, or remove this budget");
    }
    if (budgeted.subject() == Subject.BACKUP && !flow.backsUp()) {
      diagnostics.error(
          "budget.nothing-measured",
          at,
          "no backup step is there to be measured",
          "add one, or remove this budget");
    }
    boolean needsBefore = budgeted.subject() == Subject.DOWNTIME;
    boolean needsAfter = needsBefore || budgeted.subject() == Subject.START;
    checkAnswers(needsBefore, "before", at);
    checkAnswers(needsAfter, "after", at);
  }

  private void checkAnswers(boolean needed, String when, Location at) {
    boolean declared =
        mentions.all().stream()
            .anyMatch(m -> m instanceof Mention.Answers answers && answers.when().equals(when));
    if (needed && !declared) {
      diagnostics.error(
          "budget.nothing-measured",
          at,
          "this budget needs to know a good answer " + when + " the migration",
          "add answers: { " + when + ": { service: …, path: … } }");
    }
  }
}
