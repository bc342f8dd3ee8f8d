package dev.seatrial.scenario.load;

import dev.seatrial.scenario.load.Block.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through the mentions in the order of execution, seeds and ways out inlined. */
final class Playthrough {

  /** Told every mention in order. */
  interface Follower {

    /**
     * Takes one.
     *
     * @param section the part of the scenario in which it is executed
     * @param complete false once steps were passed that are not known, because their file could not
     *     be read
     */
    void take(Mention mention, Section section, boolean complete);
  }

  private final Mentions mentions;
  private final List<Follower> followers;
  private final Set<Block> reached = new HashSet<>();
  private boolean complete;

  Playthrough(Mentions mentions, List<Follower> followers, boolean systemReadable) {
    this.mentions = mentions;
    this.followers = followers;
    complete = systemReadable;
  }

  void run() {
    for (Section section : List.of(Section.FIXED, Section.VARIABLE, Section.SERVICE)) {
      playAll(section);
    }
    playAll(Section.BEFORE);
    // The answers are asked for again and again from the end of before.
    playAll(Section.ANSWERS);
    playAll(Section.MIGRATE);
    playAll(Section.AFTER);
    playAll(Section.CHECKS);
  }

  /** Whether the scenario runs the block's steps; true for blocks that hold none. */
  boolean reaches(Block block) {
    return !block.inlined() || reached.contains(block);
  }

  private void playAll(Section section) {
    mentions.blocks(block -> block.section() == section).forEach(block -> play(block, section));
  }

  private void play(Block block, Section section) {
    reached.add(block);
    for (Mention mention : mentions.in(block)) {
      followers.forEach(follower -> follower.take(mention, section, complete));
      if (mention instanceof Mention.Referred referred) {
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
      case STEPS -> Optional.of(new Block(Section.STEPS, referred.name()));
      case WAY_OUT -> Optional.of(new Block(Section.WAY_OUT, referred.name()));
      case VIEW -> Optional.of(new Block(Section.VIEW, referred.name()));
      default -> Optional.empty();
    };
  }
}
