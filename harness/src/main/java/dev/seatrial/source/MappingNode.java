package dev.seatrial.source;

import java.util.List;
import java.util.Optional;

/**
 * A YAML mapping.
 *
 * @param entries in the order written; keys are unique
 */
public record MappingNode(Location location, List<Entry> entries) implements Node {

  /** A key and its value. */
  public record Entry(ScalarNode key, Node value) {}

  public Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
  }

  @Override
  public String described() {
    return "a mapping";
  }
}
