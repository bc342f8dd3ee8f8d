package dev.seatrial.trial;

import dev.seatrial.report.CellReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run was ended from outside; what it had brought to an end is judged and reported. */
public final class RunEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Trial.Result> result;
  private final transient Set<String> judged;

  /**
   * The end of a run.
   *
   * @param judged ids of the cells that were run to their end
   */
  public RunEnded(String message, Optional<Trial.Result> result, Set<String> judged) {
    super(message);
    this.result = result;
    this.judged = Set.copyOf(judged);
  }

  /** The report of all of its cells; empty when none was begun. */
  public Optional<Trial.Result> result() {
    return result;
  }

  /** Those of its cells that were run to their end, in the order of the plan. */
  public List<CellReport> judged() {
    return result.stream()
        .flatMap(it -> it.report().cells().stream())
        .filter(cell -> judged.contains(cell.id()))
        .toList();
  }
}
