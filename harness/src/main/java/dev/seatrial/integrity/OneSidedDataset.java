package dev.seatrial.integrity;

import dev.seatrial.integrity.DatasetResult.Presence;
import dev.seatrial.scenario.Allowance;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dataset on one side only: each of its rows is lost, or extra. */
final class OneSidedDataset {
  private OneSidedDataset() {}

  static DatasetResult read(
      String dataset, RowCursor rows, boolean lost, Allowances allowances, Evidence evidence) {
    long all = 0;
    long allowed = 0;
    for (Row row = rows.next(); row != null; row = rows.next()) {
      all++;
      Optional<Allowance> allowance =
          lost
              ? allowances.lost(dataset, rows.columns(), row)
              : allowances.extra(dataset, rows.columns(), row);
      allowed += allowance.isPresent() ? 1 : 0;
      evidence.oneSided(
          lost ? Difference.Kind.LOST : Difference.Kind.EXTRA,
          rows.columns(),
          row,
          allowance.map(Allowance::because));
    }
    long open = all - allowed;
    return new DatasetResult(
        dataset,
        lost ? Presence.ONLY_BEFORE : Presence.ONLY_AFTER,
        allowances.wholeDataset(dataset, lost),
        lost ? all : 0,
        lost ? 0 : all,
        lost ? open : 0,
        lost ? 0 : open,
        0,
        Map.of(),
        new DatasetResult.Allowed(lost ? allowed : 0, lost ? 0 : allowed, 0),
        List.of(),
        evidence.all(),
        List.of());
  }
}
