package dev.seatrial.integrity;

import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Allowance.Destination;
import dev.seatrial.scenario.Glob;
import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.Harmonised;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compares two sides row by row, in one pass over both and in constant memory. */
public final class Comparison {
  private final Side before;
  private final Side after;
  private final Function<String, Optional<Side>> others;
  private final Allowances allowances;
  private final Options options;

  private Comparison(
      Side before,
      Side after,
      Function<String, Optional<Side>> others,
      List<Allowance> allowances,
      Options options) {
    this.before = before;
    this.after = after;
    this.others = others;
    this.allowances = new Allowances(allowances);
    this.options = options;
  }

  /**
   * How to compare.
   *
   * @param keepFirst how many differences of each class are kept for each dataset
   * @param scratch folder with room for what a store cannot read in order; made when needed
   * @param differences where all differences are written, too
   */
  public record Options(int keepFirst, Path scratch, Optional<DifferenceFile> differences) {}

  /**
   * Compares.
   *
   * @param others finds the snapshots that columns have moved to, by name
   * @param allowances declared differences; the first that matches takes a difference
   * @throws StoreException when a side cannot be read, or the two cannot be put in one order
   */
  public static IntegrityResult compare(
      Side before,
      Side after,
      Function<String, Optional<Side>> others,
      List<Allowance> allowances,
      Options options) {
    return new Comparison(before, after, others, allowances, options).compare();
  }

  private IntegrityResult compare() {
    List<DatasetResult> results = new ArrayList<>();
    Set<String> paired = new HashSet<>();
    for (Dataset dataset : before.datasets()) {
      String later = allowances.laterName(dataset.name());
      Optional<Dataset> other = after.dataset(later);
      if (other.isPresent()) {
        paired.add(later);
        results.add(both(dataset, other.get()));
      } else {
        results.add(oneSided(before, dataset, true));
      }
      for (Allowance.Moved moved : allowances.moved(dataset.name())) {
        results.add(moved(dataset, moved));
      }
    }
    for (Dataset dataset : after.datasets()) {
      if (!paired.contains(dataset.name())) {
        results.add(oneSided(after, dataset, false));
      }
    }
    return new IntegrityResult(before.name(), after.name(), results, allowances.uses());
  }

  private DatasetResult both(Dataset left, Dataset right) {
    try (RowCursor leftRows = before.open(left);
        RowCursor rightRows = after.open(right)) {
      Map<String, String> renamed =
          allowances.renamedColumns(left.name(), leftRows.columns(), rightRows.columns());
      Set<String> secret = new HashSet<>(right.secret());
      left.secret().forEach(name -> secret.add(renamed.getOrDefault(name, name)));
      RowCursor earlier = renamed.isEmpty() ? leftRows : new RenamedColumns(leftRows, renamed);
      return pair(
          left.name(),
          (columns, row) -> allowances.extra(left.name(), columns, row),
          earlier,
          rightRows,
          secret);
    }
  }

  private DatasetResult pair(
      String name,
      DatasetComparison.Extra extraRows,
      RowCursor earlier,
      RowCursor later,
      Set<String> secret) {
    SharedColumns shared = SharedColumns.of(name, earlier, later);
    ShownValues shown = new ShownValues(secret);
    return new DatasetComparison(
            name, shared, allowances, extraRows, shown, evidence(name, earlier.key(), shown))
        .compare(earlier, later, options.scratch());
  }

  private DatasetResult oneSided(Side side, Dataset dataset, boolean lost) {
    try (RowCursor rows = side.open(dataset)) {
      ShownValues shown = new ShownValues(dataset.secret());
      return OneSidedDataset.read(
          dataset.name(), rows, lost, allowances, evidence(dataset.name(), rows.key(), shown));
    }
  }

  private DatasetResult moved(Dataset dataset, Allowance.Moved moved) {
    Destination to = moved.to();
    Side side =
        others
            .apply(to.snapshot())
            .orElseThrow(
                () ->
                    new StoreException(
                        "There is no snapshot %s, to which %s.%s has moved."
                            .formatted(to.snapshot(), dataset.name(), moved.column()),
                        "Check that the step that takes it was run."));
    Dataset there =
        side.dataset(to.dataset())
            .orElseThrow(
                () ->
                    new StoreException(
                        "Snapshot %s has no dataset %s, to which %s.%s has moved."
                            .formatted(to.snapshot(), to.dataset(), dataset.name(), moved.column()),
                        "Name a dataset of its store."));
    try (RowCursor rows = before.open(dataset);
        RowCursor found = side.open(there)) {
      if (found.key().size() != 1) {
        throw new StoreException(
            "Dataset %s of snapshot %s has a key of %d columns; values can move to one only."
                .formatted(to.dataset(), to.snapshot(), found.key().size()),
            "Name a dataset whose key is one column.");
      }
      String key = found.key().get(0);
      String name = "%s.%s in %s".formatted(dataset.name(), moved.column(), to.snapshot());
      Set<String> secret = new HashSet<>(there.secret());
      if (dataset.secret().contains(moved.column())) {
        secret.add(to.column());
      }
      List<Column> wanted =
          found.columns().stream()
              .filter(c -> c.name().equals(key) || c.name().equals(to.column()))
              .toList();
      if (wanted.size() != 2) {
        throw new StoreException(
            "Dataset %s of snapshot %s has no column %s."
                .formatted(to.dataset(), to.snapshot(), to.column()),
            "Name a column other than its key.");
      }
      String pattern = to.key().replaceAll("\\$\\{[^}]*}", "*");
      RowCursor values = new Harmonised(found, wanted);
      int keyPlace = wanted.get(0).name().equals(key) ? 0 : 1;
      RowCursor fitting =
          new SelectedRows(values, row -> Glob.matches(pattern, shownKey(row, keyPlace)));
      RowCursor moving = new MovedValues(rows, dataset.name(), moved.column(), key, to);
      return pair(
          name,
          (columns, row) -> allowances.extraMoved(to.dataset(), columns, row),
          moving,
          fitting,
          secret);
    }
  }

  private static String shownKey(Row row, int place) {
    String key = row.value(place);
    return key == null ? "" : CanonicalValue.shown(key);
  }

  private Evidence evidence(String dataset, List<String> key, ShownValues shown) {
    return new Evidence(dataset, options.keepFirst(), key, shown, options.differences());
  }
}
