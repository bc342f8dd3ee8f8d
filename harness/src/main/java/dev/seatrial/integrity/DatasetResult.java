package dev.seatrial.integrity;

import java.util.List;
import java.util.Map;

/**
 * What differs in one dataset.
 *
 * @param presence where the dataset is
 * @param presenceAllowed whether a dataset on one side only was allowed as a whole
 * @param rowsBefore rows in the earlier snapshot
 * @param rowsAfter rows in the later one
 * @param lost rows only before, not allowed
 * @param extra rows only after, not allowed
 * @param changedRows rows with at least one changed value that nothing allows
 * @param changedValues such values, by column; columns without any are left out
 * @param allowed what allowances took
 * @param columns columns on one side only
 * @param first the first differences of each class, in key order within a class
 * @param patterns what all changed values of a column have in common, where there is something
 */
public record DatasetResult(
    String dataset,
    Presence presence,
    boolean presenceAllowed,
    long rowsBefore,
    long rowsAfter,
    long lost,
    long extra,
    long changedRows,
    Map<String, Long> changedValues,
    Allowed allowed,
    List<ColumnDifference> columns,
    List<Difference> first,
    List<ColumnPattern> patterns) {

  /** Where a dataset, or a column, is. */
  public enum Presence {
    BOTH,
    ONLY_BEFORE,
    ONLY_AFTER
  }

  /**
   * What allowances took.
   *
   * @param changedValues values, not rows
   */
  public record Allowed(long lost, long extra, long changedValues) {}

  /**
   * A column on one side only; its values are not compared.
   *
   * @param because reason of the allowance that takes it; empty when nothing allows it
   */
  public record ColumnDifference(String column, Presence presence, String because) {

    public boolean allowed() {
      return !because.isEmpty();
    }
  }

  /**
   * What all changed values of a column that nothing allows have in common.
   *
   * @param values how many there are
   * @param text one line, e.g. {@code all 7 created_at moved by +8 h}
   */
  public record ColumnPattern(String column, long values, String text) {}

  /** Differences that nothing allows: rows, columns, and the dataset itself. */
  public long differences() {
    long unlike = columns.stream().filter(column -> !column.allowed()).count();
    boolean missing = presence != Presence.BOTH && !presenceAllowed;
    return lost + extra + changedRows + unlike + (missing ? 1 : 0);
  }
}
