package dev.seatrial.source;

import java.util.Optional;

/**
 * One mistake, explained.
 *
 * @param id stable and greppable, e.g. {@code yaml.duplicate-key}; documentation anchors use it
 * @param location where the mistake stands
 * @param message what is wrong, one sentence
 * @param hint what was expected or the nearest valid name, one sentence; empty when there is none
 */
public record Diagnostic(String id, Location location, String message, Optional<String> hint)
    implements Comparable<Diagnostic> {

  public static Diagnostic of(String id, Location location, String message) {
    return new Diagnostic(id, location, message, Optional.empty());
  }

  public static Diagnostic of(String id, Location location, String message, String hint) {
    return new Diagnostic(id, location, message, Optional.of(hint));
  }

  @Override
  public int compareTo(Diagnostic other) {
    int byPlace = location.compareTo(other.location);
    return byPlace != 0 ? byPlace : (id + message).compareTo(other.id + other.message);
  }
}
