package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A declared difference between two snapshots, with its written reason. */
public sealed interface Allowance {

  /** Which dataset, by its earlier name; {@code *} for all. */
  String dataset();

  /** The written reason. */
  String because();

  Location location();

  /** The one column that it is about; empty for whole rows, any column, or a dataset. */
  default Optional<String> about() {
    return Optional.empty();
  }

  /** The dataset, with the column where it is about one: {@code users.name}. */
  default String subject() {
    return dataset() + about().map(name -> "." + name).orElse("");
  }

  /** Rows that are only before. */
  record Lost(String dataset, Optional<Where> where, String because, Location location)
      implements Allowance {}

  /** Rows that are only after. */
  record Extra(String dataset, Optional<Where> where, String because, Location location)
      implements Allowance {}

  /**
   * Values that differ.
   *
   * @param column the column, or {@code column.path} of a value inside JSON; empty for any
   * @param map value before to value after; empty allows any change
   * @param within how far apart numbers or moments may be; empty allows any change
   */
  record Changed(
      String dataset,
      Optional<String> column,
      Optional<Where> where,
      Map<String, String> map,
      Optional<Tolerance> within,
      String because,
      Location location)
      implements Allowance {
    @Override
    public Optional<String> about() {
      return column;
    }
  }

  /** A column that is only before. */
  record ColumnDropped(String dataset, String column, String because, Location location)
      implements Allowance {
    @Override
    public Optional<String> about() {
      return Optional.of(column);
    }
  }

  /**
   * A column that is only after.
   *
   * @param value what each row that was there before has in it; {@code null} text for NULL; empty
   *     for anything
   */
  record ColumnAdded(
      String dataset, String column, Optional<String> value, String because, Location location)
      implements Allowance {
    @Override
    public Optional<String> about() {
      return Optional.of(column);
    }
  }

  /** A column that has another name after. */
  record ColumnRenamed(String dataset, String column, String to, String because, Location location)
      implements Allowance {
    @Override
    public Optional<String> about() {
      return Optional.of(column);
    }
  }

  /** A dataset that has another name after. */
  record DatasetRenamed(String dataset, String to, String because, Location location)
      implements Allowance {}

  /** A column whose values are in another store after. */
  record Moved(String dataset, String column, Destination to, String because, Location location)
      implements Allowance {
    @Override
    public Optional<String> about() {
      return Optional.of(column);
    }
  }

  /**
   * Where the values of a column have gone.
   *
   * @param snapshot the snapshot that holds them
   * @param dataset the dataset in it
   * @param key the one key column's value there, with {@code ${column}} for values of the earlier
   *     row
   * @param column the column that holds the value there
   */
  record Destination(String snapshot, String dataset, String key, String column) {}

  /** How far apart two values may be: moments by a time, numbers by a number. */
  sealed interface Tolerance {

    /** Of moments, dates and times. */
    record OfTime(Duration most) implements Tolerance {}

    /** Of numbers. */
    record OfNumber(BigDecimal most) implements Tolerance {}
  }

  /**
   * A predicate on canonical rows, from a closed set: every column must match its pattern.
   *
   * @param columns column to a glob ({@code *} and {@code ?}); {@code null} text matches NULL
   */
  record Where(Map<String, String> columns) {}
}
