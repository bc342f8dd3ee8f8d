package dev.seatrial.scenario.load;

import dev.seatrial.scenario.Hop;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.scenario.load.Composites.Located;
import dev.seatrial.scenario.load.MatrixTypes.Left;
import dev.seatrial.scenario.load.MatrixTypes.Part;
import dev.seatrial.scenario.load.MatrixTypes.Written;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What must hold of the parts of a matrix: include, exclude, tiers, known issues. */
final class MatrixParts {
  /** More are not a matrix but a mistake; a plan of as many is still made in seconds. */
  private static final long MOST = 20_000;

  private static final Set<String> ENDS = Set.of("source", "target", "from", "to");

  private final Written written;
  private final Reading in;

  MatrixParts(Written written, Reading in) {
    this.written = written;
    this.in = in;
  }

  void check() {
    long size = written.axes().values().stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
    if (size > MOST) {
      in.error(
          "matrix.too-large",
          written.axes().values().iterator().next().get(0).at(),
          "these axes make " + size + " cells; at most " + MOST + " can be planned",
          "remove values, or split the scenario");
      return;
    }
    List<Map<String, String>> all = Matrix.combinations(Axes.plain(written.axes()));
    Set<Map<String, String>> left = new HashSet<>(all);
    for (Left exclusion : written.exclude()) {
      boolean exists = checkKnown(exclusion.part());
      var covered = Axes.restriction(exclusion.part());
      if (exclusion.part().axes().isEmpty()) {
        in.error(
            "matrix.exclude-nothing",
            exclusion.part().at(),
            "this names no axis",
            "write { source: \"1.0\", database: mysql, because: … }");
        continue;
      }
      if (exists && all.stream().noneMatch(covered::covers)) {
        in.error(
            "matrix.exclude-nothing",
            exclusion.part().at(),
            "no cell of the matrix matches this",
            "remove it, or correct its values");
      }
      left.removeIf(covered::covers);
    }
    Set<Map<String, String>> run = new HashSet<>(left);
    for (Part part : written.include()) {
      checkIncluded(part, run);
    }
    if (run.isEmpty() && !all.isEmpty() && written.include().isEmpty()) {
      in.error(
          "matrix.empty",
          written.exclude().get(0).part().at(),
          "exclude leaves no cell to run",
          "remove one of the exclusions");
    }
  }

  private void checkIncluded(Part part, Set<Map<String, String>> run) {
    Set<String> axes = written.axes().keySet();
    Set<String> named = new TreeSet<>();
    for (Located<String> axis : part.axes().keySet()) {
      in.mention(new Mention.Referred(Thing.AXIS, axis.value(), axis.at()));
      named.add(axis.value());
    }
    Set<String> missing = new TreeSet<>(axes);
    missing.removeAll(named);
    if (!missing.isEmpty()) {
      in.error(
          "matrix.include-incomplete",
          part.at(),
          "a combination names every axis; here is no " + String.join(", ", missing),
          "axes: " + String.join(", ", axes));
      return;
    }
    part.axes()
        .forEach(
            (axis, values) -> {
              if (values.size() > 1) {
                in.error(
                    "matrix.include-incomplete",
                    values.get(1).at(),
                    "a combination has one value of each axis",
                    "write one combination for each value");
              }
            });
    if (axes.containsAll(named) && !run.add(Axes.combination(part))) {
      in.error(
          "matrix.include-twice",
          part.at(),
          "the matrix has this cell already",
          "remove it, or exclude it before it is included otherwise");
    }
  }

  /** Reports axes and values that are not in the matrix; false when there are any. */
  boolean checkKnown(Part part) {
    boolean exist = true;
    for (Map.Entry<Located<String>, List<Located<String>>> named : part.axes().entrySet()) {
      Located<String> axis = named.getKey();
      in.mention(new Mention.Referred(Thing.AXIS, axis.value(), axis.at()));
      exist &= written.axes().containsKey(axis.value());
      if (written.axes().containsKey(axis.value())) {
        Set<String> known = values(axis.value());
        for (Located<String> value : named.getValue()) {
          exist &= checkKnown(axis.value(), value, known);
        }
      }
    }
    return exist;
  }

  /**
   * Likewise, where hops may be told apart: {@code from} and {@code to} are releases of the paths,
   * and so are {@code source} and {@code target} where these are no axes.
   */
  void checkHops(Part part) {
    Map<Located<String>, List<Located<String>>> axes = new LinkedHashMap<>(part.axes());
    for (Located<String> name : part.axes().keySet()) {
      if (ENDS.contains(name.value()) && !written.axes().containsKey(name.value())) {
        Set<String> known = new TreeSet<>();
        for (Map<String, String> path : paths()) {
          Hop.of(path).forEach(hop -> known.add(hop.in(path).get(name.value())));
        }
        axes.remove(name).forEach(value -> checkKnown(name.value(), value, known));
      }
    }
    checkKnown(new Part(axes, part.at()));
  }

  /** What makes the paths of the cells, each once. */
  private Set<Map<String, String>> paths() {
    Set<Map<String, String>> paths = Matrix.paths(Axes.plain(written.axes()));
    written.include().forEach(part -> paths.add(Axes.combination(part)));
    return paths;
  }

  /** Values of an axis, with those that only an included combination has. */
  private Set<String> values(String axis) {
    Set<String> values = new TreeSet<>();
    written.axes().getOrDefault(axis, List.of()).forEach(value -> values.add(value.value()));
    written.include().stream()
        .flatMap(one -> one.axes().entrySet().stream())
        .filter(one -> one.getKey().value().equals(axis))
        .forEach(one -> one.getValue().forEach(value -> values.add(value.value())));
    return values;
  }

  private boolean checkKnown(String axis, Located<String> value, Set<String> known) {
    boolean exists = known.contains(value.value());
    if (!exists) {
      in.error(
          "matrix.value-unknown",
          value.at(),
          "the axis " + axis + " has no value " + value.value(),
          Reading.hint(value.value(), known, "its values"));
    }
    return exists;
  }
}
