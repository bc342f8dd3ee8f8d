package dev.seatrial.integrity;

import dev.seatrial.scenario.Allowance;
import java.util.List;

/**
 * What differs between two snapshots. Values in it are shown forms: text in quotes, long ones cut,
 * secret ones masked.
 *
 * @param before name of the earlier snapshot
 * @param after name of the later one
 * @param datasets in the order of the earlier snapshot, then those only in the later one
 * @param allowances every declared one, in order, with its use
 */
public record IntegrityResult(
    String before, String after, List<DatasetResult> datasets, List<Use> allowances) {
  public IntegrityResult {
    datasets = List.copyOf(datasets);
    allowances = List.copyOf(allowances);
  }

  /**
   * How often an allowance was the first to match a difference.
   *
   * @param matched rows, values or columns
   */
  public record Use(Allowance allowance, long matched) {}

  /** Whether there is no difference but allowed ones. */
  public boolean clean() {
    return differences() == 0;
  }

  /** Differences that nothing allows: rows lost, extra or changed, columns, datasets. */
  public long differences() {
    return datasets.stream().mapToLong(DatasetResult::differences).sum();
  }

  public long lost() {
    return datasets.stream().mapToLong(DatasetResult::lost).sum();
  }

  public long extra() {
    return datasets.stream().mapToLong(DatasetResult::extra).sum();
  }

  /** Rows with at least one changed value that nothing allows. */
  public long changed() {
    return datasets.stream().mapToLong(DatasetResult::changedRows).sum();
  }

  /** Rows, values and columns that an allowance took. */
  public long allowed() {
    return allowances.stream().mapToLong(Use::matched).sum();
  }

  /** Allowances that never matched anything: the promise is out of date, or says too much. */
  public List<Allowance> unused() {
    return allowances.stream().filter(use -> use.matched() == 0).map(Use::allowance).toList();
  }
}
