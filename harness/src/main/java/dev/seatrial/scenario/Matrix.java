package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.util.List;
import java.util.Map;

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

  /** The releases of a combination, oldest first. */
  public static List<String> path(Map<String, String> combination) {
    String path = combination.get("path");
    return path != null
        ? List.of(path.split("\\.\\.", -1))
        : List.of(combination.getOrDefault("source", ""), combination.getOrDefault("target", ""));
  }
}
