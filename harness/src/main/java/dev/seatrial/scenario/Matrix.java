package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The axes of a scenario. Either {@code source} and {@code target} or {@code path} are there;
 * {@code database} and {@code accelerator} have a meaning, others are free.
 *
 * @param axes axis to values, in the order written; a value of {@code path} is its releases, oldest
 *     first, joined by {@link #HOPS}
 * @param include combinations that are run, too; each names every axis
 * @param exclude combinations that are not run
 */
public record Matrix(
    Map<String, List<String>> axes, List<Map<String, String>> include, List<Exclusion> exclude) {

  /** Stands between the releases of a path. */
  public static final String HOPS = "..";

  /**
   * Combinations that are not run.
   *
   * @param because the written reason
   */
  public record Exclusion(Restriction what, String because, Location location) {}

  /** Every combination of the axes' values, the last axis changing fastest. */
  public static List<Map<String, String>> combinations(Map<String, List<String>> axes) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
      List<Map<String, String>> next = new ArrayList<>();
      for (Map<String, String> some : all) {
        for (String value : axis.getValue()) {
          Map<String, String> more = new LinkedHashMap<>(some);
          more.put(axis.getKey(), value);
          next.add(more);
        }
      }
      all = next;
    }
    return all;
  }

  /** The axes that make the path of a cell. */
  public static final Set<String> AXES_OF_PATH = Set.of("path", "source", "target");

  /** What makes the paths of the axes' combinations, each once; other axes make no hops. */
  public static Set<Map<String, String>> paths(Map<String, List<String>> axes) {
    Map<String, List<String>> ofPath = new LinkedHashMap<>(axes);
    ofPath.keySet().retainAll(AXES_OF_PATH);
    return new LinkedHashSet<>(combinations(ofPath));
  }

  /** The releases of a combination, oldest first. */
  public static List<String> path(Map<String, String> combination) {
    String path = combination.get("path");
    return path != null
        ? List.of(path.split("\\.\\.", -1))
        : List.of(combination.getOrDefault("source", ""), combination.getOrDefault("target", ""));
  }
}
