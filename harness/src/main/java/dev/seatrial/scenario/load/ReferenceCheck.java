package dev.seatrial.scenario.load;

import dev.seatrial.scenario.Release;
import dev.seatrial.scenario.load.Block.Section;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import dev.seatrial.source.Suggest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks that every reference has a value when it is used. */
final class ReferenceCheck implements Playthrough.Follower {

  /** What every cell has, whatever its axes are. */
  private static final List<String> FACTS =
      List.of(
          "accelerator.devices",
          "accelerator.name",
          "accelerator.vendor",
          "accelerator.absent",
          "accelerator.mode");

  /** Followed by a service: the image it was resolved to. */
  private static final String IMAGE = "image.";

  /** A check that names a hop holds for each. */
  private static final Set<Section> WITH_HOPS =
      Set.of(Section.BEFORE, Section.MIGRATE, Section.AFTER, Section.CHECKS);

  private static final Set<Section> NOT_STEPS =
      Set.of(Section.FIXED, Section.VARIABLE, Section.SERVICE);

  /** Known to services only: the name of the container being made, and the release it is of. */
  private final Set<String> ofService;

  /** Known to steps and checks only. */
  private final Set<String> ofHop;

  private final Mentions mentions;
  private final Diagnostics diagnostics;
  private final Set<String> fixed = new TreeSet<>(FACTS);
  private final Set<String> captured = new TreeSet<>();
  private final Deque<Mention.Bound> bound = new ArrayDeque<>();
  private final Set<Mention.Bound> taken = new HashSet<>();

  ReferenceCheck(Mentions mentions, Diagnostics diagnostics) {
    this.mentions = mentions;
    this.diagnostics = diagnostics;
    Set<String> facts = mentions.declared(Thing.FACT);
    fixed.addAll(withFacts(Set.of("source", "target"), facts));
    ofHop = withFacts(Set.of("from", "to"), facts);
    ofService = withFacts(Set.of("release"), facts);
    ofService.add("container.name");
    fixed.addAll(mentions.declared(Thing.AXIS));
    fixed.addAll(mentions.declared(Thing.VARIABLE));
    mentions.declared(Thing.SERVICE).forEach(service -> fixed.add(IMAGE + service));
  }

  /** A release's own reference, and those to what is known of it. */
  private static Set<String> withFacts(Set<String> releases, Set<String> facts) {
    Set<String> references = new TreeSet<>(releases);
    releases.forEach(
        release -> facts.forEach(fact -> references.add(Release.reference(release, fact))));
    return references;
  }

  @Override
  public void take(Mention mention, Section section, boolean complete) {
    if (mention instanceof Mention.Used used) {
      if (complete) {
        checkUsed(used, section);
      }
    } else if (mention instanceof Mention.Captured capture) {
      checkFree(capture.name(), capture.at());
      captured.add(capture.name());
    } else if (mention instanceof Mention.Listed listed) {
      if (complete) {
        checkListed(listed);
      }
    } else if (mention instanceof Mention.Bound one) {
      checkFree(one.name(), one.at());
      bound.push(one);
    } else if (mention instanceof Mention.Released) {
      Mention.Bound released = bound.pop();
      if (complete && released.value().isPresent() && !taken.contains(released)) {
        diagnostics.error(
            "with.unused",
            released.at(),
            "the steps have no ${" + released.name() + "}",
            "remove " + released.name() + ", or give it the name that the steps use");
      }
    }
  }

  private void checkUsed(Mention.Used used, Section section) {
    String name = used.name();
    Set<String> known = new TreeSet<>(fixed);
    known.addAll(captured);
    for (Mention.Bound one : bound) {
      known.add(one.name());
      if (one.name().equals(name)) {
        taken.add(one);
      }
    }
    if (section == Section.SERVICE) {
      known.addAll(ofService);
    } else if (WITH_HOPS.contains(section)) {
      known.addAll(ofHop);
    }
    if (known.contains(name)) {
      return;
    }
    Optional<Location> capture = mentions.captured(name);
    if (capture.isPresent()) {
      diagnostics.error(
          "reference.too-early",
          used.at(),
          "${" + name + "} has no value yet here",
          NOT_STEPS.contains(section)
              ? "it is captured while the scenario runs ("
                  + capture.get()
                  + "), this is needed before"
              : "the step that captures it comes later or is not run: " + capture.get());
    } else if (ofHop.contains(name) || ofService.contains(name)) {
      diagnostics.error(
          "reference.out-of-place",
          used.at(),
          "${" + name + "} has no meaning here",
          ofHop.contains(name)
              ? "it changes from hop to hop: a service is parameterised by ${release}, and a step"
                  + " starts it as name@${"
                  + name
                  + "}"
              : "only the services of system.yaml see it");
    } else {
      diagnostics.error(
          "reference.unknown",
          used.at(),
          "nothing is called ${" + name + "} here",
          Suggest.nearest(name, known).map(near -> "did you mean ${" + near + "}? ").orElse("")
              + "known here: "
              + String.join(", ", known.stream().filter(one -> !one.startsWith(IMAGE)).toList()));
    }
  }

  private void checkListed(Mention.Listed listed) {
    if (!captured.contains(listed.name())) {
      diagnostics.error(
          "capture.unknown",
          listed.at(),
          "no earlier step captures " + listed.name(),
          Reading.hint(listed.name(), captured, "captured so far"));
    }
  }

  private void checkFree(String name, Location at) {
    if (fixed.contains(name) || ofHop.contains(name) || ofService.contains(name)) {
      diagnostics.error(
          "name.taken",
          at,
          name + " already is the name of an axis, a variable or a fact",
          "choose another name");
    }
  }
}
