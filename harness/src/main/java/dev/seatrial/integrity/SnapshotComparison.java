package dev.seatrial.integrity;

import dev.seatrial.scenario.Check.Allowance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two snapshots row by row, in one pass over both and in constant memory. */
public final class SnapshotComparison {
  private SnapshotComparison() {}

  /**
   * Compares.
   *
   * @param before directory of the earlier snapshot
   * @param after directory of the later one
   * @param allowances declared differences; the first that matches takes a difference
   * @param keepFirst how many differences of each class are kept for each dataset
   * @throws dev.seatrial.store.StoreException when a snapshot is missing or damaged, or the two
   *     cannot be put in one order
   */
  public static IntegrityResult compare(
      Path before, Path after, List<Allowance> allowances, int keepFirst) {
    SnapshotManifest left = SnapshotManifest.read(before);
    SnapshotManifest right = SnapshotManifest.read(after);
    Allowances allowed = new Allowances(allowances);
    List<DatasetResult> results = new ArrayList<>();
    for (SnapshotManifest.Entry entry : left.datasets()) {
      Optional<SnapshotManifest.Entry> other = right.dataset(entry.name());
      results.add(
          other.isPresent()
              ? both(before, entry, after, other.get(), allowed, keepFirst)
              : OneSidedDataset.read(before, entry, Allowance.Kind.LOST, allowed, keepFirst));
    }
    for (SnapshotManifest.Entry entry : right.datasets()) {
      if (left.dataset(entry.name()).isEmpty()) {
        results.add(OneSidedDataset.read(after, entry, Allowance.Kind.EXTRA, allowed, keepFirst));
      }
    }
    return new IntegrityResult(left.name(), right.name(), results, allowed.uses());
  }

  private static DatasetResult both(
      Path before,
      SnapshotManifest.Entry left,
      Path after,
      SnapshotManifest.Entry right,
      Allowances allowances,
      int keepFirst) {
    SharedColumns shared = SharedColumns.of(left, right);
    try (SnapshotReader leftRows = SnapshotReader.open(before, left);
        SnapshotReader rightRows = SnapshotReader.open(after, right)) {
      return new DatasetComparison(left, right, shared, allowances, keepFirst)
          .compare(leftRows, rightRows);
    }
  }
}
