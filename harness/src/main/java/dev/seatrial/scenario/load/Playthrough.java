package dev.seatrial.scenario.load;

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

/**
 * Goes through the mentions in the order of execution, seeds and ways out inlined, and checks that
 * every reference has a value when it is used.
 */
final class Playthrough {

  private static final List<String> ACCELERATOR =
      List.of("accelerator.devices", "accelerator.name", "accelerator.absent", "accelerator.mode");

  /** Followed by a service: the image it was resolved to. */
  private static final String IMAGE = "image.";

  /** Known to services only: the name of the container being made. */
  private static final String OWN_NAME = "container.name";

  private final Mentions mentions;
  private final Diagnostics diagnostics;
  private final Set<String> fixed = new TreeSet<>(Axes.REQUIRED);
  private final Set<String> captured = new TreeSet<>();
  private final Deque<String> loops = new ArrayDeque<>();
  private final Set<Block> reached = new HashSet<>();
  private final Set<Section> executing = new HashSet<>();
  private boolean backedUp;

  /** False when steps are not known, so that what they capture is not either. */
  private boolean complete;

  Playthrough(Mentions mentions, Diagnostics diagnostics, boolean systemReadable) {
    this.mentions = mentions;
    this.diagnostics = diagnostics;
    complete = systemReadable;
    fixed.addAll(ACCELERATOR);
    fixed.addAll(mentions.declared(Thing.AXIS));
    fixed.addAll(mentions.declared(Thing.VARIABLE));
    mentions.declared(Thing.SERVICE).forEach(service -> fixed.add(IMAGE + service));
  }

  void run() {
    for (Section section : List.of(Section.FIXED, Section.VARIABLE, Section.SERVICE)) {
      mentions.blocks(block -> block.section() == section).forEach(block -> play(block, section));
    }
    playAll(Section.BEFORE);
    // The answers are asked for again and again from the end of before.
    playAll(Section.ANSWERS);
    playAll(Section.MIGRATE);
    playAll(Section.AFTER);
  }

  /** Whether the scenario runs the block's steps; true for blocks that hold none. */
  boolean reaches(Block block) {
    return !block.inlined() || reached.contains(block);
  }

  /** Whether a one-shot container runs in that part of the scenario. */
  boolean executes(Section section) {
    return executing.contains(section);
  }

  boolean backsUp() {
    return backedUp;
  }

  private void playAll(Section section) {
    mentions.blocks(block -> block.section() == section).forEach(block -> play(block, section));
  }

  /**
   * @param section the part of the scenario in which the block's steps run
   */
  private void play(Block block, Section section) {
    reached.add(block);
    for (Mention mention : mentions.in(block)) {
      if (mention instanceof Mention.Used used) {
        checkUsed(used, section);
      } else if (mention instanceof Mention.Captured capture) {
        checkFree(capture.name(), capture.at());
        captured.add(capture.name());
      } else if (mention instanceof Mention.Listed listed) {
        checkListed(listed);
      } else if (mention instanceof Mention.LoopOpened loop) {
        checkFree(loop.name(), loop.at());
        loops.push(loop.name());
      } else if (mention instanceof Mention.LoopClosed) {
        loops.pop();
      } else if (mention instanceof Mention.Executed) {
        executing.add(section);
      } else if (mention instanceof Mention.BackedUp) {
        backedUp = true;
      } else if (mention instanceof Mention.Referred referred) {
        inlined(referred).ifPresent(next -> follow(next, section));
      }
    }
  }

  private void follow(Block block, Section section) {
    complete &= !mentions.in(block).isEmpty();
    play(block, section);
  }

  private static Optional<Block> inlined(Mention.Referred referred) {
    return switch (referred.thing()) {
      case SEED -> Optional.of(new Block(Section.SEED, referred.name()));
      case WAY_OUT -> Optional.of(new Block(Section.WAY_OUT, referred.name()));
      case VIEW -> Optional.of(new Block(Section.VIEW, referred.name()));
      default -> Optional.empty();
    };
  }

  private void checkUsed(Mention.Used used, Section section) {
    String name = used.name();
    boolean known =
        fixed.contains(name)
            || captured.contains(name)
            || loops.contains(name)
            || (section == Section.SERVICE && name.equals(OWN_NAME));
    if (known || !complete) {
      return;
    }
    Optional<Location> capture = mentions.captured(name);
    if (capture.isPresent()) {
      boolean early = Set.of(Section.FIXED, Section.VARIABLE, Section.SERVICE).contains(section);
      diagnostics.error(
          "reference.too-early",
          used.at(),
          "${" + name + "} has no value yet here",
          early
              ? "it is captured while the scenario runs ("
                  + capture.get()
                  + "), this is needed before"
              : "the step that captures it comes later or is not run: " + capture.get());
      return;
    }
    Set<String> names = new TreeSet<>(fixed);
    names.addAll(captured);
    names.addAll(loops);
    diagnostics.error(
        "reference.unknown",
        used.at(),
        "nothing is called ${" + name + "} here",
        Suggest.nearest(name, names).map(near -> "did you mean ${" + near + "}? ").orElse("")
            + "known here: "
            + String.join(", ", names.stream().filter(one -> !one.startsWith(IMAGE)).toList()));
  }

  private void checkListed(Mention.Listed listed) {
    if (complete && !captured.contains(listed.name())) {
      diagnostics.error(
          "capture.unknown",
          listed.at(),
          "no earlier step captures " + listed.name(),
          Reading.hint(listed.name(), captured, "captured so far"));
    }
  }

  private void checkFree(String name, Location at) {
    if (fixed.contains(name)) {
      diagnostics.error(
          "name.taken",
          at,
          name + " already is the name of an axis, a variable or a fact",
          "choose another name");
    }
  }
}
