package dev.seatrial.integrity;

import dev.seatrial.integrity.DatasetResult.Presence;
import dev.seatrial.scenario.Check.Allowance;
import dev.seatrial.store.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dataset on one side only: each of its rows is lost, or extra. */
final class OneSidedDataset {
  private OneSidedDataset() {}

  static DatasetResult read(
      Path snapshot,
      SnapshotManifest.Entry entry,
      Allowance.Kind kind,
      Allowances allowances,
      int keepFirst) {
    boolean lost = kind == Allowance.Kind.LOST;
    Evidence evidence = new Evidence(keepFirst, entry.key(), new ShownValues(entry.secret()));
    long allowed = 0;
    try (SnapshotReader rows = SnapshotReader.open(snapshot, entry)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        Optional<Allowance> allowance = allowances.row(entry.name(), kind, entry.columns(), row);
        allowed += allowance.isPresent() ? 1 : 0;
        evidence.oneSided(
            lost ? Difference.Kind.LOST : Difference.Kind.EXTRA,
            entry.columns(),
            row,
            allowance.map(Allowance::because));
      }
    }
    long open = entry.rows() - allowed;
    return new DatasetResult(
        entry.name(),
        lost ? Presence.ONLY_BEFORE : Presence.ONLY_AFTER,
        allowances.wholeDataset(entry.name(), kind),
        lost ? entry.rows() : 0,
        lost ? 0 : entry.rows(),
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
