package dev.seatrial.scenario;

/** What a place in an answer must hold. */
public sealed interface Expected {

  /** This text; {@code null} for JSON's null. */
  record Text(String text) implements Expected {}

  /**
   * What another place of the same answer holds; there must be something.
   *
   * @param path its JSONPath
   */
  record SameAs(String path) implements Expected {}
}
