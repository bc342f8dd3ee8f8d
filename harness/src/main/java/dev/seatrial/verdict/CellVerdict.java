package dev.seatrial.verdict;

import java.util.List;
import java.util.Map;

/**
 * The verdict of one cell.
 *
 * @param cell id of the cell
 * @param status its worst check
 * @param reason the reason of that check, one sentence
 * @param measures measured times by name ({@code downtime}, {@code migrate}, …)
 */
public record CellVerdict(
    String cell,
    Status status,
    String reason,
    List<CheckVerdict> checks,
    Map<String, Measure> measures) {

  /**
   * A measured time against its budget.
   *
   * @param millis the measured time, milliseconds
   * @param budgetMillis the budget as it came out, milliseconds; 0 when none was declared
   * @param budget the budget as declared; empty when none was
   */
  public record Measure(long millis, long budgetMillis, String budget) {}
}
