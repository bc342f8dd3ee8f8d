package dev.seatrial.report;

import dev.seatrial.observation.Observation.ContainerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of one container. Events that were not seen are empty. */
record ContainerLife(String service, String container, List<ContainerEvent> events) {

  /** All containers, in the order they were first seen. */
  static List<ContainerLife> of(CellReport cell) {
    Map<String, ContainerLife> all = new LinkedHashMap<>();
    for (ContainerEvent event : cell.seen(ContainerEvent.class)) {
      if (!event.at().isBefore(cell.started())) {
        all.computeIfAbsent(
                event.container(), c -> new ContainerLife(event.service(), c, new ArrayList<>()))
            .events()
            .add(event);
      }
    }
    return List.copyOf(all.values());
  }

  Optional<Instant> at(String event) {
    return events.stream().filter(e -> e.event().equals(event)).map(ContainerEvent::at).findFirst();
  }

  Instant first() {
    return events.get(0).at();
  }

  Optional<ContainerEvent> exit() {
    return events.stream().filter(e -> e.event().equals("exited")).reduce((a, b) -> b);
  }

  /** {@code exit 137, out of memory}; {@code running} when no end was seen. */
  String end() {
    return exit()
        .map(
            e ->
                e.exitCode().map(code -> "exit " + code).orElse("ended")
                    + (e.oomKilled() ? ", out of memory" : ""))
        .orElse(at("removed").isPresent() ? "removed" : "running");
  }
}
