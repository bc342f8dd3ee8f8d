package dev.seatrial.scenario.load;

import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Release;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import dev.seatrial.scenario.Store;
import dev.seatrial.scenario.load.Block.Section;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks that services run when something is asked of them, and that volumes were saved. */
final class FlowCheck implements Playthrough.Follower {

  private static final Set<Section> STEPS =
      EnumSet.of(Section.BEFORE, Section.MIGRATE, Section.AFTER);

  private final Mentions mentions;
  private final Diagnostics diagnostics;
  private final Known known;
  private final Set<String> running = new TreeSet<>();
  private final Set<String> paused = new TreeSet<>();

  /** Said once of each service: what follows from it is no mistake of its own. */
  private final Set<String> reported = new HashSet<>();

  private final Set<String> saved = new HashSet<>();
  private final Deque<Mention.Bound> bound = new ArrayDeque<>();
  private final Set<Section> executing = EnumSet.noneOf(Section.class);

  /** How many tries are open whose steps have ended: what runs then is not known. */
  private int handlers;

  /** A failing step in a try, or a fault, may have ended anything. */
  private boolean disturbed;

  FlowCheck(Mentions mentions, Diagnostics diagnostics, Known known) {
    this.mentions = mentions;
    this.diagnostics = diagnostics;
    this.known = known;
  }

  /** Whether a one-shot container runs in that part of the scenario. */
  boolean executes(Section section) {
    return executing.contains(section);
  }

  boolean backsUp() {
    return !saved.isEmpty();
  }

  @Override
  public void take(Mention mention, Section section, boolean complete) {
    boolean sure = complete && handlers == 0 && STEPS.contains(section);
    if (mention instanceof Mention.Executed) {
      executing.add(section);
    } else if (mention instanceof Mention.BackedUp backup) {
      saved.add(backup.volume());
    } else if (mention instanceof Mention.Restored restored) {
      if (sure && !saved.contains(restored.volume())) {
        error(
            "volume.not-saved",
            restored.at(),
            "no earlier step saves the volume " + restored.volume(),
            "add - backup: { volume: " + restored.volume() + " } before it");
      }
    } else if (mention instanceof Mention.Disturbed) {
      disturbed = true;
    } else if (mention instanceof Mention.TryEnded) {
      handlers++;
    } else if (mention instanceof Mention.HandlersEnded) {
      handlers--;
    } else if (mention instanceof Mention.BlockEnded end) {
      checkNothingRuns(end.at(), sure && !disturbed);
    } else {
      services(mention, sure);
    }
  }

  private void services(Mention mention, boolean sure) {
    if (mention instanceof Mention.Bound one) {
      bound.push(one);
    } else if (mention instanceof Mention.Released) {
      bound.pop();
    } else if (mention instanceof Mention.Started started) {
      checkRelease(started.service(), started.at());
      start(started.service());
    } else if (mention instanceof Mention.Chosen chosen) {
      checkRelease(chosen.service(), chosen.at());
      dependencies(base(chosen.service()));
    } else if (mention instanceof Mention.Ended ended) {
      checkRunning(ended.service(), ended.at(), sure);
      running.remove(base(ended.service()));
      paused.remove(base(ended.service()));
    } else if (mention instanceof Mention.Paused pause) {
      checkRunning(pause.service(), pause.at(), sure);
      paused.add(base(pause.service()));
    } else if (mention instanceof Mention.Resumed resume) {
      if (sure && !disturbed && !paused.remove(base(resume.service()))) {
        error(
            "service.not-paused",
            resume.at(),
            "nothing has paused " + resume.service() + " by then",
            "add - pause: [" + resume.service() + "] before it, or remove this");
      }
    } else if (mention instanceof Mention.Called called) {
      checkRunning(called.service(), called.at(), sure);
    } else if (mention instanceof Mention.Asked asked) {
      checkRunning(asked.service(), asked.at(), sure);
    } else if (mention instanceof Mention.Read read) {
      server(read.store()).ifPresent(service -> checkRunning(service, read.at(), sure));
    }
  }

  private String base(String service) {
    return named(service).base();
  }

  /** What shared steps call a service is what they are given. */
  private ServiceName named(String service) {
    Map<String, String> values = new HashMap<>();
    bound
        .descendingIterator()
        .forEachRemaining(one -> one.value().ifPresent(value -> values.put(one.name(), value)));
    return ServiceName.of(References.partly(values).in(service));
  }

  private void start(String name) {
    running.add(base(name));
    dependencies(base(name));
  }

  /** What it depends on is brought up with it. */
  private void dependencies(String base) {
    Service service = known.services.get(base);
    if (service != null) {
      for (String other : service.dependsOn().keySet()) {
        if (running.add(other)) {
          dependencies(other);
        }
      }
    }
  }

  private Optional<String> server(String store) {
    return known
        .system
        .map(system -> system.stores().get(store))
        .flatMap(
            found ->
                found instanceof Store.OfService server
                    ? Optional.of(server.service())
                    : Optional.empty());
  }

  private void checkRunning(String name, Location at, boolean sure) {
    String base = base(name);
    if (!sure || running.contains(base) || !exists(base, at)) {
      return;
    }
    if (disturbed || !reported.add(base)) {
      return;
    }
    error(
        "service.not-started",
        at,
        "nothing has started " + named(name).text() + " by then, or it was stopped again",
        "running by then: " + (running.isEmpty() ? "none" : String.join(", ", running)));
  }

  /** The prepared state is taken from the volumes: nobody may write into them then. */
  private void checkNothingRuns(Location at, boolean sure) {
    if (sure && !running.isEmpty()) {
      error(
          "before.still-running",
          at,
          "before ends while services run: " + String.join(", ", running),
          "the prepared state is taken there; end it with - stop: ["
              + String.join(", ", running)
              + "]");
    }
    running.clear();
    paused.clear();
    disturbed = false;
  }

  /** A service that a release parameterises must be told which one, others cannot be. */
  private void checkRelease(String text, Location at) {
    ServiceName name = named(text);
    if (!exists(name.base(), at)) {
      return;
    }
    boolean parameterised =
        mentions.in(new Block(Section.SERVICE, name.base())).stream()
            .anyMatch(m -> m instanceof Mention.Used used && Release.ofService(used.name()));
    if (parameterised && name.release().isEmpty()) {
      error(
          "service.release-missing",
          at,
          name.base() + " is parameterised by ${release}: which one?",
          "write " + name.base() + "@${from} or " + name.base() + "@${to}");
    } else if (!parameterised && name.release().isPresent()) {
      error(
          "service.release-unused",
          at,
          name.base() + " is the same for every release: nothing in it says ${release}",
          "write " + name.base());
    }
  }

  /** A name that is written out was looked up already. */
  private boolean exists(String service, Location at) {
    boolean exists = known.services.containsKey(service);
    boolean given = bound.stream().anyMatch(b -> b.value().filter(service::equals).isPresent());
    if (!exists && given) {
      error(
          "service.unknown",
          at,
          "there is no service " + service,
          Reading.hint(service, known.services.keySet(), "declared"));
    }
    return exists;
  }

  private void error(String id, Location at, String message, String hint) {
    diagnostics.error(id, at, message, hint);
  }
}
