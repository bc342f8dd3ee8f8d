package dev.seatrial.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.OptionalLong;

/**
 * What holds rows together: sequences, foreign keys, unique constraints. JSON by its components.
 */
public record Structure(
    List<Sequence> sequences, List<ForeignKey> foreignKeys, List<UniqueKey> uniqueKeys) {
  public Structure {
    sequences = List.copyOf(sequences);
    foreignKeys = List.copyOf(foreignKeys);
    uniqueKeys = List.copyOf(uniqueKeys);
  }

  /** A store without any of it. */
  public static Structure none() {
    return new Structure(List.of(), List.of(), List.of());
  }

  /**
   * A sequence that fills a column.
   *
   * @param called whether {@code lastValue} was handed out already
   * @param max largest value in the column; empty when there are no rows
   */
  public record Sequence(
      String name,
      String table,
      String column,
      long lastValue,
      boolean called,
      long increment,
      OptionalLong max) {

    /** The value it hands out next. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long nextValue() {
      return called ? lastValue + increment : lastValue;
    }

    /** Whether the next value, or one after it, is taken already. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean behind() {
      return increment > 0 && max.isPresent() && nextValue() <= max.getAsLong();
    }
  }

  /**
   * A declared reference.
   *
   * @param orphans rows whose reference is not NULL and has no parent
   */
  public record ForeignKey(
      String table,
      List<String> columns,
      String parentTable,
      List<String> parentColumns,
      long orphans) {}

  /** A unique constraint or index over whole columns; primary keys too. */
  public record UniqueKey(String name, String table, List<String> columns) {}
}
