package dev.seatrial.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Canonical values of one row, in the order of the cursor's columns. Not changed once made. */
public final class Row {
  private final @Nullable String[] values;

  private Row(@Nullable String[] values) {
    this.values = values;
  }

  /** A row that owns the array from here on. */
  public static Row of(@Nullable String... values) {
    return new Row(values);
  }

  /** The canonical value, null for NULL. */
  public @Nullable String value(int column) {
    return values[column];
  }

  public int size() {
    return values.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row row && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Not the values: they may be secret. */
  @Override
  public String toString() {
    return "Row of " + values.length + " values";
  }
}
