package dev.seatrial.report;

import dev.seatrial.verdict.CellVerdict;
import java.util.Map;

/** The same cell with something else in it. */
final class Altered {
  private Altered() {}

  static CellReport axes(CellReport cell, Map<String, String> axes) {
    return with(cell, axes, cell.verdict());
  }

  static CellReport verdict(CellReport cell, CellVerdict verdict) {
    return with(cell, cell.axes(), verdict);
  }

  private static CellReport with(CellReport cell, Map<String, String> axes, CellVerdict verdict) {
    return new CellReport(
        cell.id(),
        cell.slug(),
        cell.system(),
        cell.scenario(),
        cell.title(),
        cell.promise(),
        axes,
        cell.plan(),
        cell.accelerator(),
        cell.steps(),
        cell.views(),
        verdict,
        cell.observations(),
        cell.logs(),
        cell.repro());
  }
}
