package dev.seatrial.report;

import dev.seatrial.verdict.CellVerdict.Measure;
import dev.seatrial.verdict.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What differs between two runs, or two sites.
 *
 * @param cells how many are in both
 * @param onlyBefore ids of cells that only the first has
 * @param onlyAfter ids of cells that only the second has
 * @param changed cells of both that differ, by id
 */
public record RunDiff(
    int cells, List<String> onlyBefore, List<String> onlyAfter, List<Changed> changed) {
  private static final long LEAST_MILLIS = 1000;

  /** Whether it is for better or worse; {@code OTHER} is neither. */
  public enum Way {
    WORSE,
    BETTER,
    OTHER;

    private static Way of(Status before, Status after) {
      if (after.compareTo(before) < 0) {
        return WORSE;
      }
      // What could not be judged any more is no progress.
      return after.green() && !before.green() ? BETTER : OTHER;
    }
  }

  /**
   * A cell that differs.
   *
   * @param reason of the later verdict
   * @param checks those whose verdict differs
   * @param times those that differ by more than the factor
   */
  public record Changed(
      String id,
      Status before,
      Status after,
      Way way,
      String reason,
      List<Check> checks,
      List<Time> times) {

    boolean worse() {
      return way == Way.WORSE
          || checks.stream().anyMatch(check -> check.way() == Way.WORSE)
          || times.stream().anyMatch(time -> time.way() == Way.WORSE);
    }
  }

  /**
   * A check whose verdict differs.
   *
   * @param before empty when it is new
   * @param after empty when it is gone
   * @param reason of the later verdict, or of the earlier one when it is gone
   */
  public record Check(
      String check, Optional<Status> before, Optional<Status> after, Way way, String reason) {}

  /**
   * A time that differs, milliseconds.
   *
   * @param way {@code OTHER} when it was measured on another machine
   */
  public record Time(String name, long before, long after, Way way) {}

  /** Whether anything got worse. */
  public boolean worse() {
    return changed.stream().anyMatch(Changed::worse);
  }

  /** Whether there is nothing to tell. */
  public boolean same() {
    return onlyBefore.isEmpty() && onlyAfter.isEmpty() && changed.isEmpty();
  }

  /**
   * Compares.
   *
   * @param before a folder of a run, its {@code run.json}, a folder that holds some, or a site; of
   *     a cell in several runs the latest counts
   * @param after likewise
   * @param factor times that differ by less are the same; 0: times are not compared
   * @throws IllegalArgumentException with a sentence, when one of them is nothing of that
   */
  public static RunDiff between(Path before, Path after, double factor) {
    Map<String, SiteCell> old = cells(before);
    Map<String, SiteCell> now = cells(after);
    List<Changed> changed = new ArrayList<>();
    old.forEach(
        (id, cell) -> {
          SiteCell other = now.get(id);
          if (other != null) {
            changed(cell, other, factor).ifPresent(changed::add);
          }
        });
    TreeSet<String> both = new TreeSet<>(old.keySet());
    both.retainAll(now.keySet());
    return new RunDiff(both.size(), without(old, now), without(now, old), changed);
  }

  private static Map<String, SiteCell> cells(Path source) {
    Sources sources = Sources.find(List.of(source));
    Gathered gathered = Gathered.of(sources);
    Map<String, SiteCell> cells = new TreeMap<>();
    for (Path file : gathered.files()) {
      RunReport run = Gathered.read(file);
      for (CellReport cell : run.cells()) {
        if (gathered.counts(cell, file)) {
          SiteCell it = SiteCell.of(cell, run, "", List.of());
          cells.put(it.id(), it);
        }
      }
    }
    return cells;
  }

  private static List<String> without(Map<String, SiteCell> these, Map<String, SiteCell> those) {
    return these.keySet().stream().filter(id -> !those.containsKey(id)).toList();
  }

  private static Optional<Changed> changed(SiteCell old, SiteCell now, double factor) {
    List<Check> checks = checks(old, now);
    List<Time> times = factor > 0 ? times(old, now, factor) : List.of();
    return old.status() == now.status() && checks.isEmpty() && times.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Changed(
                old.id(),
                old.status(),
                now.status(),
                Way.of(old.status(), now.status()),
                now.reason(),
                checks,
                times));
  }

  private static List<Check> checks(SiteCell old, SiteCell now) {
    Map<String, SiteCell.Check> before = byName(old);
    Map<String, SiteCell.Check> after = byName(now);
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Check> checks = new ArrayList<>();
    for (String name : names) {
      Optional<SiteCell.Check> was = Optional.ofNullable(before.get(name));
      Optional<SiteCell.Check> is = Optional.ofNullable(after.get(name));
      Optional<Status> first = was.map(SiteCell.Check::status);
      Optional<Status> second = is.map(SiteCell.Check::status);
      if (!first.equals(second)) {
        Way way = first.flatMap(a -> second.map(b -> Way.of(a, b))).orElse(Way.OTHER);
        String reason = is.or(() -> was).map(SiteCell.Check::reason).orElse("");
        checks.add(new Check(name, first, second, way, reason));
      }
    }
    return checks;
  }

  /** Several of one name are its worst. */
  private static Map<String, SiteCell.Check> byName(SiteCell cell) {
    Map<String, SiteCell.Check> checks = new LinkedHashMap<>();
    cell.checks()
        .forEach(
            check ->
                checks.merge(
                    check.check(), check, (a, b) -> b.status().compareTo(a.status()) < 0 ? b : a));
    return checks;
  }

  private static List<Time> times(SiteCell old, SiteCell now, double factor) {
    boolean like = old.machine().equals(now.machine());
    List<Time> times = new ArrayList<>();
    new TreeMap<>(old.measures())
        .forEach(
            (name, measure) -> {
              Measure other = now.measures().get(name);
              if (other != null && differs(measure.millis(), other.millis(), factor)) {
                Way way = other.millis() > measure.millis() ? Way.WORSE : Way.BETTER;
                times.add(new Time(name, measure.millis(), other.millis(), like ? way : Way.OTHER));
              }
            });
    return times;
  }

  private static boolean differs(long a, long b, double factor) {
    return Math.abs(a - b) >= LEAST_MILLIS && (a > b * factor || b > a * factor);
  }
}
