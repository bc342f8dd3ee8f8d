package dev.seatrial.source;

/** A node of a YAML tree that knows where it stands. */
public sealed interface Node permits MappingNode, SequenceNode, ScalarNode {

  /** Where its text stands; for an aliased node, where its anchor stands. */
  Location location();

  /** What it is, for messages: {@code a mapping}, {@code the number 1.2}, … */
  String described();
}
