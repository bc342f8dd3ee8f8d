package dev.seatrial.scenario.load;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.load.Composites.Located;
import dev.seatrial.source.Location;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What must hold of a matrix and its tiers. */
final class Axes {

  /** Axes that every scenario has. */
  static final List<String> REQUIRED = List.of("source", "target", "database", "accelerator");

  private static final Set<String> RELEASES = Set.of("source", "target");

  private Axes() {}

  /** Reports missing axes and repeated values, and has the accelerator profiles decoded. */
  static void check(
      Map<String, List<Located<String>>> axes,
      Slot<?> place,
      Map<String, AcceleratorProfile> profiles,
      Reading in) {
    Set<String> declared = in.mentions().declared(Thing.AXIS);
    Location at = place.place().orElseThrow();
    for (String axis : REQUIRED) {
      if (!declared.contains(axis)) {
        in.error(
            "matrix.axis-missing",
            at,
            "matrix needs the axis " + axis,
            "every scenario has the axes " + String.join(", ", REQUIRED));
      }
    }
    axes.forEach(
        (axis, values) -> {
          Set<String> seen = new HashSet<>();
          for (Located<String> value : values) {
            if (!seen.add(value.value())) {
              in.error(
                  "matrix.value-twice",
                  value.at(),
                  "the axis " + axis + " holds " + value.value() + " twice");
            } else if (RELEASES.contains(axis)) {
              in.mention(new Mention.Referred(Thing.RELEASE, value.value(), value.at()));
            } else if (axis.equals("accelerator")) {
              in.known()
                  .files()
                  .profile(value.value(), value.at(), in)
                  .ifPresent(profile -> profiles.put(value.value(), profile));
            }
          }
        });
  }

  static void checkTiers(
      Map<String, Map<Located<String>, List<Located<String>>>> tiers,
      Map<String, List<Located<String>>> axes,
      Reading in) {
    for (Map<Located<String>, List<Located<String>>> restrictions : tiers.values()) {
      restrictions.forEach(
          (axis, values) -> {
            in.mention(new Mention.Referred(Thing.AXIS, axis.value(), axis.at()));
            if (!axes.containsKey(axis.value())) {
              return;
            }
            Set<String> known = new TreeSet<>(plain(axes.get(axis.value())));
            for (Located<String> value : values) {
              if (!known.contains(value.value())) {
                in.error(
                    "tier.value-unknown",
                    value.at(),
                    "the axis " + axis.value() + " has no value " + value.value(),
                    Reading.hint(value.value(), known, "its values"));
              }
            }
          });
    }
  }

  /** Reports checks that verdicts could not tell apart. */
  static void checkNames(List<Check> checks, Reading in) {
    Map<String, Location> seen = new LinkedHashMap<>();
    for (Check check : checks) {
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

  static Map<String, List<String>> plain(Map<String, List<Located<String>>> axes) {
    Map<String, List<String>> plain = new LinkedHashMap<>();
    axes.forEach((axis, values) -> plain.put(axis, plain(values)));
    return Collections.unmodifiableMap(plain);
  }

  static Map<String, Map<String, List<String>>> plainTiers(
      Map<String, Map<Located<String>, List<Located<String>>>> tiers) {
    Map<String, Map<String, List<String>>> plain = new LinkedHashMap<>();
    tiers.forEach(
        (tier, axes) -> {
          Map<String, List<String>> restriction = new LinkedHashMap<>();
          axes.forEach((axis, values) -> restriction.put(axis.value(), plain(values)));
          plain.put(tier, Collections.unmodifiableMap(restriction));
        });
    return Collections.unmodifiableMap(plain);
  }

  private static List<String> plain(List<Located<String>> values) {
    return values.stream().map(Located::value).toList();
  }
}
