package dev.seatrial.scenario;

import java.util.List;
import java.util.Map;

/**
 * Some of a matrix's combinations.
 *
 * @param axes axis to its values; an axis not named is unrestricted
 */
public record Restriction(Map<String, List<String>> axes) {

  /** All of them. */
  public static final Restriction NONE = new Restriction(Map.of());

  /** None of them: no value of any axis will do. */
  public static final Restriction NOTHING = new Restriction(Map.of("", List.of()));

  /** Whether a combination is one of them. */
  public boolean covers(Map<String, String> combination) {
    return axes.entrySet().stream()
        .allMatch(axis -> axis.getValue().contains(combination.getOrDefault(axis.getKey(), "")));
  }
}
