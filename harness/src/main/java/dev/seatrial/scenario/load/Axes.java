package dev.seatrial.scenario.load;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.Restriction;
import dev.seatrial.scenario.Tier;
import dev.seatrial.scenario.load.Composites.Located;
import dev.seatrial.scenario.load.MatrixTypes.Extent;
import dev.seatrial.scenario.load.MatrixTypes.Part;
import dev.seatrial.scenario.load.MatrixTypes.Tiered;
import dev.seatrial.scenario.load.MatrixTypes.Written;
import dev.seatrial.source.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of a matrix, and what it becomes with what the command line puts in. */
final class Axes {
  static final String PATH = "path";
  private static final String ACCELERATOR = "accelerator";
  private static final Set<String> RELEASES = Set.of("source", "target");

  private final Written written;
  private final Location place;
  private final Overrides overrides;
  private final Reading in;
  private final Map<String, AcceleratorProfile> profiles = new LinkedHashMap<>();

  Axes(Written written, Location place, Reading in) {
    this.written = written;
    this.place = place;
    this.overrides = in.known().overrides();
    this.in = in;
  }

  /** Reports what is wrong with the axes, and has the accelerator profiles decoded. */
  void check() {
    checkNames();
    effective().forEach(this::checkAxis);
    for (Part part : written.include()) {
      part.axes()
          .forEach(
              (axis, values) -> values.forEach(value -> checkValue(axis.value(), value, false)));
    }
    new MatrixParts(written, in).check();
  }

  private void checkNames() {
    Set<String> declared = in.mentions().declared(Thing.AXIS);
    boolean path = declared.contains(PATH);
    for (String axis : List.of("source", "target")) {
      if (!path && !declared.contains(axis)) {
        in.error(
            "matrix.axis-missing",
            place,
            "matrix needs the axis " + axis,
            "every scenario has the axes source and target, or the axis path");
      } else if (path && declared.contains(axis)) {
        in.error(
            "matrix.axis-conflict",
            place,
            "the axes path and " + axis + " exclude each other",
            "${" + axis + "} is known from the path");
      }
    }
    for (String axis : overrides.axes().keySet()) {
      if (!declared.contains(axis)) {
        in.error(
            "matrix.set-unknown",
            place,
            "--set names the axis " + axis + ", which is not here",
            Reading.hint(axis, declared, "axes"));
      }
    }
  }

  private void checkAxis(String axis, List<Located<String>> values) {
    Set<String> seen = new HashSet<>();
    for (Located<String> value : values) {
      if (!seen.add(value.value())) {
        in.error(
            "matrix.value-twice",
            value.at(),
            "the axis " + axis + " holds " + value.value() + " twice");
      } else {
        checkValue(axis, value, overrides.unreleased() && overrides.axes().containsKey(axis));
      }
    }
  }

  private void checkValue(String axis, Located<String> value, boolean unreleased) {
    if (RELEASES.contains(axis) && !unreleased) {
      in.mention(new Mention.Referred(Thing.RELEASE, value.value(), value.at()));
    } else if (axis.equals(PATH)) {
      checkPath(value, unreleased);
    } else if (axis.equals(ACCELERATOR)) {
      in.known()
          .files()
          .profile(value.value(), value.at(), in)
          .ifPresent(profile -> profiles.put(value.value(), profile));
    }
  }

  private void checkPath(Located<String> value, boolean unreleased) {
    List<String> path = Matrix.path(Map.of(PATH, value.value()));
    if (path.size() < 2) {
      in.error(
          "path.too-short",
          value.at(),
          "a path goes through two releases at least",
          "write [\"1.0\", \"2.0\"], oldest first");
    }
    Set<String> seen = new HashSet<>();
    // The last one may be the unreleased build.
    for (String release : unreleased ? path.subList(0, path.size() - 1) : path) {
      if (seen.add(release)) {
        in.mention(new Mention.Referred(Thing.RELEASE, release, value.at()));
      } else {
        in.error("path.twice", value.at(), "this path goes through " + release + " twice");
      }
    }
  }

  /** The profiles that its cells name. */
  Map<String, AcceleratorProfile> profiles() {
    return profiles;
  }

  /** The axes with what the command line puts in. */
  private Map<String, List<Located<String>>> effective() {
    Map<String, List<Located<String>>> axes = new LinkedHashMap<>(written.axes());
    overrides
        .axes()
        .forEach(
            (axis, values) ->
                axes.computeIfPresent(
                    axis,
                    (name, old) ->
                        values.stream().map(value -> new Located<>(value, place)).toList()));
    return axes;
  }

  /** The matrix that is run. What was included stands beside the axes, whatever these are. */
  Matrix matrix() {
    List<Matrix.Exclusion> exclusions = new ArrayList<>();
    written
        .exclude()
        .forEach(
            left ->
                exclusions.add(
                    new Matrix.Exclusion(
                        restriction(left.part()), left.because(), left.part().at())));
    List<Map<String, String>> included =
        overrides.axes().isEmpty()
            ? written.include().stream().map(Axes::combination).toList()
            : List.of();
    return new Matrix(plain(effective()), included, List.copyOf(exclusions));
  }

  static Restriction restriction(Part part) {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    part.axes().forEach((axis, values) -> axes.put(axis.value(), plain(values)));
    return new Restriction(Collections.unmodifiableMap(axes));
  }

  static Map<String, Tier> tiers(Map<String, Tiered> tiers) {
    Map<String, Tier> out = new LinkedHashMap<>();
    tiers.forEach(
        (name, tier) ->
            out.put(
                name,
                new Tier(
                    tier.extent() == Extent.NONE ? Restriction.NOTHING : restriction(tier.part()),
                    tier.extent() == Extent.PAIRWISE)));
    return Collections.unmodifiableMap(out);
  }

  /** A combination that was included: one value for each axis. */
  static Map<String, String> combination(Part part) {
    Map<String, String> combination = new LinkedHashMap<>();
    part.axes().forEach((axis, values) -> combination.put(axis.value(), values.get(0).value()));
    return combination;
  }

  static Map<String, List<String>> plain(Map<String, List<Located<String>>> axes) {
    Map<String, List<String>> plain = new LinkedHashMap<>();
    axes.forEach((axis, values) -> plain.put(axis, plain(values)));
    return Collections.unmodifiableMap(plain);
  }

  private static List<String> plain(List<Located<String>> values) {
    return values.stream().map(Located::value).toList();
  }
}
