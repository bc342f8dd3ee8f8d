package dev.seatrial.plan;

import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The checks of a cell: one that names {@code ${from}} or {@code ${to}} holds for every hop. */
final class CheckPlan {
  private final List<String> path;
  private final Map<String, String> values;
  private final List<Check> planned = new ArrayList<>();

  private CheckPlan(List<String> path, Map<String, String> values) {
    this.path = path;
    this.values = values;
  }

  static List<Check> of(List<Check> checks, List<String> path, Map<String, String> values) {
    CheckPlan plan = new CheckPlan(path, values);
    checks.forEach(plan::add);
    return List.copyOf(plan.planned);
  }

  private void add(Check check) {
    int hops = path.size() - 1;
    boolean each =
        hops > 1 && names(check).stream().anyMatch(n -> n.equals("from") || n.equals("to"));
    for (int hop = each ? 0 : hops - 1; hop < hops; hop++) {
      Map<String, String> known = new HashMap<>(values);
      known.put("from", path.get(hop));
      known.put("to", path.get(hop + 1));
      String suffix = each ? " " + path.get(hop) + ".." + path.get(hop + 1) : "";
      planned.add(resolved(check, References.partly(known), suffix));
    }
  }

  private static List<String> names(Check check) {
    if (check instanceof Check.Integrity c) {
      return References.names(c.before() + c.after());
    }
    return check instanceof Check.Structure c ? References.names(c.of()) : List.of();
  }

  private static Check resolved(Check check, References references, String suffix) {
    if (check instanceof Check.Integrity c) {
      return new Check.Integrity(
          c.name() + suffix,
          references.in(c.before()),
          references.in(c.after()),
          c.allow(),
          c.location());
    } else if (check instanceof Check.Structure c) {
      return new Check.Structure(c.name() + suffix, references.in(c.of()), c.allow(), c.location());
    }
    return check;
  }
}
