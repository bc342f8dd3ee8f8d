package dev.seatrial.scenario.load;

import dev.seatrial.source.Location;
import java.util.Optional;

/**
 * A declared key and what was decoded from it.
 *
 * @param key as written in YAML
 * @param value empty when it is required and missing or malformed
 * @param place where its value stands; empty when the key is not there
 */
record Slot<V>(String key, Optional<V> value, Optional<Location> place) {

  /** The value; only where the mapping is complete. */
  V get() {
    return value.orElseThrow();
  }

  /** Whether the key is there. */
  boolean given() {
    return place.isPresent();
  }
}
