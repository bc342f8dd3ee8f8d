package dev.seatrial.source;

import java.util.List;

/** A YAML sequence. */
public record SequenceNode(Location location, List<Node> items) implements Node {

  @Override
  public String described() {
    return "a list";
  }
}
