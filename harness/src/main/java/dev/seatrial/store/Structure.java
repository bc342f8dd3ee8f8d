package dev.seatrial.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.OptionalLong;

/**
 * What holds rows together and keeps them what they are. JSON by its components.
 *
 * @param engine the kind of store, {@code postgresql}; types and checks are compared only within
 *     one
 * @param fields columns of tables, fields of documents
 * @param indexes those that do not make anything unique
 * @param checks declared conditions on rows
 */
public record Structure(
    String engine,
    List<Sequence> sequences,
    List<ForeignKey> foreignKeys,
    List<UniqueKey> uniqueKeys,
    List<Field> fields,
    List<Index> indexes,
    List<Condition> checks) {
  public Structure {
    sequences = List.copyOf(sequences);
    foreignKeys = List.copyOf(foreignKeys);
    uniqueKeys = List.copyOf(uniqueKeys);
    fields = List.copyOf(fields);
    indexes = List.copyOf(indexes);
    checks = List.copyOf(checks);
  }

  /** A store without any of it. */
  public static Structure none() {
    return ofFields("", List.of());
  }

  /** A store that knows what refers to what, and no more. */
  public static Structure ofKeys(
      List<Sequence> sequences, List<ForeignKey> foreignKeys, List<UniqueKey> uniqueKeys) {
    return new Structure("", sequences, foreignKeys, uniqueKeys, List.of(), List.of(), List.of());
  }

  /** A store that knows its fields, and no more. */
  public static Structure ofFields(String engine, List<Field> fields) {
    return new Structure(engine, List.of(), List.of(), List.of(), fields, List.of(), List.of());
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

  /** An index over whole columns that is not unique. */
  public record Index(String name, String table, List<String> columns) {}

  /** A declared condition on the rows of a table, as the store writes it. */
  public record Condition(String table, String text) {}

  /**
   * A column of a table, or a field of documents.
   *
   * @param name of a field inside others, with dots: {@code labels.host}
   * @param type as the store writes it
   * @param nullable whether it may be NULL; true where the store has no such rule
   * @param size what it can hold: characters of text, bytes of bytes, bits of a whole number or of
   *     the mantissa of a float, digits of a decimal; {@link #UNLIMITED}; empty where the store
   *     does not hold anybody to it
   * @param scale digits after the point of a decimal, or of the seconds of a time
   */
  public record Field(
      String table,
      String name,
      String type,
      ValueKind kind,
      boolean nullable,
      OptionalLong size,
      OptionalLong scale) {
    /** No limit but the store's own. */
    public static final long UNLIMITED = Long.MAX_VALUE;
  }
}
