package dev.seatrial.plan;

import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.Hop;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Release;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Shared;
import dev.seatrial.scenario.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The checks of a cell: one that names {@code ${from}} or {@code ${to}} holds for every hop. */
final class CheckPlan {
  private final SystemUnderTest system;
  private final Map<String, String> axes;
  private final Map<String, String> values;
  private final List<Check> planned = new ArrayList<>();

  private CheckPlan(SystemUnderTest system, Map<String, String> axes, Map<String, String> values) {
    this.system = system;
    this.axes = axes;
    this.values = values;
  }

  static List<Check> of(Scenario scenario, Map<String, String> axes, Map<String, String> values) {
    CheckPlan plan = new CheckPlan(scenario.system(), axes, values);
    scenario.checks().forEach(plan::add);
    return List.copyOf(plan.planned);
  }

  /**
   * With what it shares with others, of which some holds in some cells only, and some on some hops.
   *
   * @param hops those that the check is about
   */
  private Check whole(Check check, List<Hop> hops) {
    if (check instanceof Check.Integrity c) {
      return new Check.Integrity(
          c.name(),
          c.before(),
          c.after(),
          all(c.allow(), c.shared(), hops),
          List.of(),
          c.location());
    } else if (check instanceof Check.Structure c) {
      return new Check.Structure(
          c.name(), c.of(), all(c.allow(), c.shared(), hops), List.of(), c.location());
    } else if (check instanceof Check.Findings c) {
      return new Check.Findings(
          c.name(), c.of(), all(c.allow(), c.shared(), hops), List.of(), c.location());
    }
    return check;
  }

  private <T> List<T> all(List<T> own, List<Shared<T>> shared, List<Hop> hops) {
    return Stream.concat(
            own.stream(),
            shared.stream()
                .filter(one -> hops.stream().anyMatch(hop -> one.where().covers(hop.in(axes))))
                .flatMap(one -> one.allowed().stream()))
        .toList();
  }

  private void add(Check check) {
    List<Hop> hops = Hop.of(axes);
    Hop last = hops.get(hops.size() - 1);
    if (hops.size() == 1 || names(check).stream().noneMatch(Release::ofHop)) {
      planned.add(resolved(whole(check, hops), known(last), check.name()));
    } else {
      for (Hop hop : hops) {
        planned.add(resolved(whole(check, List.of(hop)), known(hop), hop.after(check.name())));
      }
    }
  }

  private References known(Hop hop) {
    return References.partly(system.withFacts(hop.in(values)));
  }

  private static List<String> names(Check check) {
    if (check instanceof Check.Integrity c) {
      StringBuilder snapshots = new StringBuilder(c.before() + c.after());
      Stream.concat(c.allow().stream(), c.shared().stream().flatMap(s -> s.allowed().stream()))
          .filter(Allowance.Moved.class::isInstance)
          .forEach(moved -> snapshots.append(((Allowance.Moved) moved).to().snapshot()));
      return References.names(snapshots.toString());
    }
    String of =
        check instanceof Check.Structure c
            ? c.of()
            : check instanceof Check.Findings f ? f.of() : "";
    return References.names(of);
  }

  private static Check resolved(Check check, References references, String name) {
    if (check instanceof Check.Integrity c) {
      return new Check.Integrity(
          name,
          references.in(c.before()),
          references.in(c.after()),
          c.allow().stream().map(allowance -> resolved(allowance, references)).toList(),
          c.shared(),
          c.location());
    } else if (check instanceof Check.Structure c) {
      return new Check.Structure(name, references.in(c.of()), c.allow(), c.shared(), c.location());
    } else if (check instanceof Check.Findings c) {
      return new Check.Findings(name, references.in(c.of()), c.allow(), c.shared(), c.location());
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
