package dev.seatrial.trial;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cells that are run several times. Each time is a cell of its own, in every report: {@code
 * shop/upgrade[1..2]}, {@code shop/upgrade[1..2]~2}, {@code shop/upgrade[1..2]~3}.
 */
public final class Repetitions {
  private Repetitions() {}

  /** Every cell so many times, one after the other. */
  public static Plan of(Plan plan, int times) {
    List<Cell> cells =
        plan.cells().stream()
            .flatMap(
                cell ->
                    IntStream.rangeClosed(1, times)
                        .mapToObj(n -> named(cell, n == 1 ? cell.id() : cell.id() + "~" + n)))
            .toList();
    return plan.with(cells);
  }

  /** The id of the cell that is repeated. */
  public static String base(String id) {
    return Cell.base(id);
  }

  /** The same cell under another id. */
  static Cell named(Cell cell, String id) {
    return id.equals(cell.id())
        ? cell
        : new Cell(
            id,
            cell.scenario(),
            cell.axes(),
            cell.values(),
            cell.secrets(),
            cell.services(),
            cell.phases(),
            cell.checks(),
            cell.tiers(),
            cell.expected());
  }
}
