package dev.seatrial.report;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.CellStarted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What readers of a site are told of a machine: not what only its owner has a use for. */
final class HostFacts {
  private static final Set<String> WITHHELD = Set.of("kernel", "root", "freeBytes");

  private HostFacts() {}

  /** The facts that are told, in their order. */
  static Map<String, String> told(Map<String, String> host) {
    Map<String, String> told = new LinkedHashMap<>(host);
    told.keySet().removeAll(WITHHELD);
    return told;
  }

  /** Observations that tell no other facts. */
  static List<Observation> told(List<Observation> observations) {
    return observations.stream()
        .map(
            seen ->
                seen instanceof CellStarted started
                    ? new CellStarted(started.at(), started.cell(), told(started.host()))
                    : seen)
        .toList();
  }
}
