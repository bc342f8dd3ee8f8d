package dev.seatrial.plan;

import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Shared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The checks of a cell: one that names {@code ${from}} or {@code ${to}} holds for every hop. */
final class CheckPlan {
  private final Map<String, String> axes;
  private final List<String> path;
  private final Map<String, String> values;
  private final List<Check> planned = new ArrayList<>();

  private CheckPlan(Map<String, String> axes, Map<String, String> values) {
    this.axes = axes;
    path = Matrix.path(axes);
    this.values = values;
  }

  static List<Check> of(List<Check> checks, Map<String, String> axes, Map<String, String> values) {
    CheckPlan plan = new CheckPlan(axes, values);
    checks.forEach(check -> plan.add(plan.whole(check)));
    return List.copyOf(plan.planned);
  }

  /** With what it shares with others in this cell. */
  private Check whole(Check check) {
    if (check instanceof Check.Integrity c) {
      return new Check.Integrity(
          c.name(), c.before(), c.after(), all(c.allow(), c.shared()), List.of(), c.location());
    } else if (check instanceof Check.Structure c) {
      return new Check.Structure(
          c.name(), c.of(), all(c.allow(), c.shared()), List.of(), c.location());
    }
    return check;
  }

  private <T> List<T> all(List<T> own, List<Shared<T>> shared) {
    return Stream.concat(
            own.stream(),
            shared.stream()
                .filter(one -> one.where().covers(axes))
                .flatMap(one -> one.allowed().stream()))
        .toList();
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
      StringBuilder snapshots = new StringBuilder(c.before() + c.after());
      for (Allowance allowance : c.allow()) {
        if (allowance instanceof Allowance.Moved moved) {
          snapshots.append(moved.to().snapshot());
        }
      }
      return References.names(snapshots.toString());
    }
    return check instanceof Check.Structure c ? References.names(c.of()) : List.of();
  }

  private static Check resolved(Check check, References references, String suffix) {
    if (check instanceof Check.Integrity c) {
      return new Check.Integrity(
          c.name() + suffix,
          references.in(c.before()),
          references.in(c.after()),
          c.allow().stream().map(allowance -> resolved(allowance, references)).toList(),
          c.shared(),
          c.location());
    } else if (check instanceof Check.Structure c) {
      return new Check.Structure(
          c.name() + suffix, references.in(c.of()), c.allow(), c.shared(), c.location());
    }
    return check;
  }

  /** What a value is, or where it is; columns and the key of what has moved are no references. */
  private static Allowance resolved(Allowance allowance, References references) {
    if (allowance instanceof Allowance.Lost a) {
      return new Allowance.Lost(
          a.dataset(), a.where().map(w -> resolved(w, references)), a.because(), a.location());
    } else if (allowance instanceof Allowance.Extra a) {
      return new Allowance.Extra(
          a.dataset(), a.where().map(w -> resolved(w, references)), a.because(), a.location());
    } else if (allowance instanceof Allowance.Changed a) {
      return new Allowance.Changed(
          a.dataset(),
          a.column(),
          a.where().map(w -> resolved(w, references)),
          references.in(a.map()),
          a.within(),
          a.because(),
          a.location());
    } else if (allowance instanceof Allowance.ColumnAdded a) {
      return new Allowance.ColumnAdded(
          a.dataset(), a.column(), references.in(a.value()), a.because(), a.location());
    } else if (allowance instanceof Allowance.Moved a) {
      Allowance.Destination to = a.to();
      return new Allowance.Moved(
          a.dataset(),
          a.column(),
          new Allowance.Destination(
              references.in(to.snapshot()), to.dataset(), to.key(), to.column()),
          a.because(),
          a.location());
    }
    return allowance;
  }

  private static Allowance.Where resolved(Allowance.Where where, References references) {
    return new Allowance.Where(references.in(where.columns()));
  }
}
