package dev.seatrial.scenario.load;

import dev.seatrial.scenario.load.Block.Section;
import dev.seatrial.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What all files of a scenario mention, by block and in the order of execution. */
final class Mentions {

  private final Map<Block, List<Mention>> blocks = new LinkedHashMap<>();

  void add(Block block, Mention mention) {
    blocks.computeIfAbsent(block, any -> new ArrayList<>()).add(mention);
  }

  List<Mention> in(Block block) {
    return List.copyOf(blocks.getOrDefault(block, List.of()));
  }

  List<Block> blocks(Predicate<Block> which) {
    return blocks.keySet().stream().filter(which).toList();
  }

  /** Those of shared allowances are among those of the checks that use them. */
  List<Mention> all() {
    return blocks.entrySet().stream()
        .filter(block -> block.getKey().section() != Section.ALLOWANCES)
        .flatMap(block -> block.getValue().stream())
        .toList();
  }

  /** Names of a kind declared in the blocks. */
  Set<String> declared(Thing thing, Predicate<Block> where) {
    Set<String> names = new TreeSet<>();
    blocks.forEach(
        (block, mentions) -> {
          for (Mention mention : mentions) {
            if (mention instanceof Mention.Declared declared
                && declared.thing() == thing
                && where.test(block)) {
              names.add(declared.name());
            }
          }
        });
    return names;
  }

  Set<String> declared(Thing thing) {
    return declared(thing, block -> true);
  }

  /** Where something is captured first under that name. */
  Optional<Location> captured(String name) {
    for (Mention mention : all()) {
      if (mention instanceof Mention.Captured captured && captured.name().equals(name)) {
        return Optional.of(captured.at());
      }
    }
    return Optional.empty();
  }
}
