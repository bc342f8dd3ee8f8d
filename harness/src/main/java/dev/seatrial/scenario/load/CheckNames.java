package dev.seatrial.scenario.load;

import dev.seatrial.scenario.Check;
import dev.seatrial.source.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names by which verdicts tell checks apart. */
final class CheckNames {

  /** The check that every cell has: that its steps do what was declared. */
  static final String MIGRATION = "migration";

  private CheckNames() {}

  /** Reports checks that verdicts could not tell apart. */
  static void check(List<Check> checks, Reading in) {
    Map<String, Location> seen = new LinkedHashMap<>();
    for (Check check : checks) {
      in.mention(new Mention.Declared(Thing.JUDGED, check.name(), check.location()));
      Location first = seen.putIfAbsent(check.name(), check.location());
      if (first != null) {
        in.error(
            "check.name-twice",
            check.location(),
            "another check is already called " + check.name(),
            "add name: to one of them (the other is at " + first + ")");
      }
    }
  }
}
