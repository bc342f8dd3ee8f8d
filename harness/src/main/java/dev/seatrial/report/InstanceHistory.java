package dev.seatrial.report;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.ContainerEvent;
import dev.seatrial.observation.Observation.InstancesSeen;
import dev.seatrial.scenario.ServiceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states one instance went through, in one view.
 *
 * @param label name for people
 * @param earlier whether it was seen when the prepared state was made, before this cell started
 */
record InstanceHistory(
    String view, String id, String group, String label, boolean earlier, List<Stay> stays) {

  /** Time spent in one state. */
  record Stay(String state, String rawState, String detail, Instant from, Instant to) {}

  /** All instances, in the order they were first seen. */
  static List<InstanceHistory> of(CellReport cell) {
    Map<String, List<InstancesSeen>> views = new LinkedHashMap<>();
    for (InstancesSeen seen : cell.seen(InstancesSeen.class)) {
      String run = seen.at().isBefore(cell.started()) ? "earlier " : "";
      views.computeIfAbsent(run + seen.view(), v -> new ArrayList<>()).add(seen);
    }
    List<InstanceHistory> all = new ArrayList<>();
    views.values().forEach(seen -> all.addAll(ofView(cell, seen)));
    return all;
  }

  private static List<InstanceHistory> ofView(CellReport cell, List<InstancesSeen> seen) {
    boolean earlier = seen.get(0).at().isBefore(cell.started());
    String view = seen.get(0).view();
    Instant end = earlier ? endOfEarlier(cell) : end(cell, seen);
    Map<String, InstanceHistory> byId = new LinkedHashMap<>();
    for (int i = 0; i < seen.size(); i++) {
      Instant from = seen.get(i).at();
      Instant to = i + 1 < seen.size() ? seen.get(i + 1).at() : end;
      for (InstancesSeen.Instance one : seen.get(i).instances()) {
        InstanceHistory history =
            byId.computeIfAbsent(
                one.id(),
                id ->
                    new InstanceHistory(
                        view, id, one.group(), one.label(), earlier, new ArrayList<>()));
        history.add(new Stay(one.state(), one.rawState(), one.detail(), from, to));
      }
    }
    return List.copyOf(byId.values());
  }

  private void add(Stay stay) {
    if (!stays.isEmpty()) {
      Stay last = stays.get(stays.size() - 1);
      if (last.to().equals(stay.from())
          && last.state().equals(stay.state())
          && last.rawState().equals(stay.rawState())) {
        stays.set(
            stays.size() - 1,
            new Stay(stay.state(), stay.rawState(), stay.detail(), last.from(), stay.to()));
        return;
      }
    }
    stays.add(stay);
  }

  private static Instant endOfEarlier(CellReport cell) {
    return cell.observations().stream()
        .map(Observation::at)
        .filter(at -> at.isBefore(cell.started()))
        .max(Instant::compareTo)
        .orElse(cell.started());
  }

  /** A view is written only when it changes: it holds until the service it asks ends. */
  private static Instant end(CellReport cell, List<InstancesSeen> seen) {
    Instant last = seen.get(seen.size() - 1).at();
    String service = base(cell.views().getOrDefault(seen.get(0).view(), ""));
    return cell.seen(ContainerEvent.class).stream()
        .filter(e -> base(e.service()).equals(service) && e.at().isAfter(last))
        .filter(e -> e.event().equals("exited") || e.event().equals("removed"))
        .map(ContainerEvent::at)
        .findFirst()
        .orElse(cell.ended());
  }

  /** The release under which a service runs is one of its cell's. */
  private static String base(String service) {
    return ServiceName.of(service).base();
  }
}
