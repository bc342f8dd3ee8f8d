package dev.seatrial.scenario.load;

import java.util.List;
import java.util.Map;

/**
 * What takes the place of a scenario's own values, from the command line.
 *
 * @param axes axis to the values it has instead
 * @param unreleased whether a build that is in no registry is tried: its release may be one that
 *     the system does not know
 */
public record Overrides(Map<String, List<String>> axes, boolean unreleased) {

  /** The scenario as it is written. */
  public static final Overrides NONE = new Overrides(Map.of(), false);
}
