package dev.seatrial.scenario.load;

import dev.seatrial.scenario.load.Block.Section;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds services that wait for each other, and variables that are made of each other. */
final class Cycles {

  /** An edge of the graph. */
  private record Edge(String to, Location at) {}

  private final Mentions mentions;
  private final Diagnostics diagnostics;

  Cycles(Mentions mentions, Diagnostics diagnostics) {
    this.mentions = mentions;
    this.diagnostics = diagnostics;
  }

  void check() {
    check(
        Section.SERVICE,
        mention ->
            mention instanceof Mention.Referred referred && referred.thing() == Thing.SERVICE
                ? Optional.of(new Edge(referred.name(), referred.at()))
                : Optional.empty(),
        "services depend on each other");
    check(
        Section.VARIABLE,
        mention ->
            mention instanceof Mention.Used used
                ? Optional.of(new Edge(used.name(), used.at()))
                : Optional.empty(),
        "variables are made of each other");
  }

  private void check(Section section, Function<Mention, Optional<Edge>> edges, String what) {
    Set<String> finished = new HashSet<>();
    for (Block block : mentions.blocks(one -> one.section() == section)) {
      follow(block.name(), section, edges, new ArrayList<>(), finished, what);
    }
  }

  private void follow(
      String name,
      Section section,
      Function<Mention, Optional<Edge>> edges,
      List<String> path,
      Set<String> finished,
      String what) {
    if (!finished.add(name)) {
      return;
    }
    path.add(name);
    for (Mention mention : mentions.in(new Block(section, name))) {
      Optional<Edge> edge = edges.apply(mention);
      if (edge.isEmpty()) {
        continue;
      }
      int start = path.indexOf(edge.get().to());
      if (start >= 0) {
        diagnostics.error(
            section == Section.SERVICE ? "service.cycle" : "variable.cycle",
            edge.get().at(),
            what
                + ": "
                + String.join(" -> ", path.subList(start, path.size()))
                + " -> "
                + edge.get().to(),
            "remove one of these references");
      } else {
        follow(edge.get().to(), section, edges, path, finished, what);
      }
    }
    path.remove(path.size() - 1);
  }
}
