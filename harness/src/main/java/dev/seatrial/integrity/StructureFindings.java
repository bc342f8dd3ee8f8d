package dev.seatrial.integrity;

import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.ForeignKey;
import dev.seatrial.store.Structure.Sequence;
import dev.seatrial.store.Structure.UniqueKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is wrong with the structure of a store after a migration, or less than it was before. New
 * columns, indexes and tables are no findings, nor are columns that hold more; columns that are
 * gone are told of by the comparison of rows.
 */
public final class StructureFindings {
  private StructureFindings() {}

  /**
   * One thing that is wrong.
   *
   * @param kind its class
   * @param subject {@code table.column}, {@code table(column, column)}, with what it refers to for
   *     a foreign key
   * @param text one sentence
   */
  public record Finding(Kind kind, String subject, String text) {

    /** Class of a finding. */
    public enum Kind {
      /** A sequence hands out a value that is taken. */
      SEQUENCE_BEHIND,
      /** Rows refer to rows that are not there. */
      ORPHANS,
      /** Nothing keeps columns unique that a key kept so. */
      UNIQUE_LOST,
      /** As before, and there are rows that repeat others already. */
      UNIQUE_BROKEN,
      /** No index starts with the columns that one was over. */
      INDEX_LOST,
      /** Nothing holds columns to the rows that they referred to. */
      REFERENCE_LOST,
      /** A declared condition on rows is gone. */
      CHECK_LOST,
      /** A column holds less. */
      NARROWED,
      /** A column may be NULL that could not be. */
      NOT_NULL_LOST,
      /** A column has a type that does not hold all that the one before did. */
      RETYPED,
      /** A table, or a field, was declared in a store of documents, and is not any more. */
      UNDECLARED;

      /** As evidence and allowances name it, {@code index-lost}. */
      public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }

  /**
   * Compares two sides.
   *
   * @param scratch folder with room for sorting the columns of lost keys; made when needed
   * @throws dev.seatrial.store.StoreException when a side cannot be read
   */
  public static List<Finding> of(Side before, Side after, Path scratch) {
    Structure earlier = before.structure();
    return of(earlier, after.structure(), repeated(earlier, after, scratch));
  }

  /**
   * For unique keys that are lost, how many rows repeat others in their columns. A row with a NULL
   * there repeats none; keys of tables that are no dataset of the side are left out.
   *
   * @param scratch folder with room for sorting these columns; made when needed
   * @throws dev.seatrial.store.StoreException when the side cannot be read
   */
  public static Map<UniqueKey, Long> repeated(Structure before, Side after, Path scratch) {
    return RepeatedRows.of(new LostKeys(before, after.structure()).unique(), after, scratch);
  }

  /** As below, when nobody has looked whether rows repeat the columns of lost keys. */
  public static List<Finding> of(Structure before, Structure after) {
    return of(before, after, Map.of());
  }

  /**
   * Compares structures.
   *
   * @param before the structure of the earlier store, whose orphans do not count; {@link
   *     Structure#none()} when there is none
   * @param repeated rows after that repeat the columns of unique keys that are lost
   */
  public static List<Finding> of(Structure before, Structure after, Map<UniqueKey, Long> repeated) {
    List<Finding> findings = new ArrayList<>();
    for (Sequence sequence : after.sequences()) {
      if (sequence.behind()) {
        findings.add(behind(sequence));
      }
    }
    for (ForeignKey key : after.foreignKeys()) {
      long old = orphans(before, key);
      if (key.orphans() > old) {
        findings.add(orphans(key, old));
      }
    }
    findings.addAll(new LostKeys(before, after).findings(repeated));
    findings.addAll(FieldChanges.findings(before, after));
    return findings;
  }

  private static Finding behind(Sequence sequence) {
    String subject = sequence.table() + "." + sequence.column();
    return new Finding(
        Finding.Kind.SEQUENCE_BEHIND,
        subject,
        "Sequence %s hands out %d next, but %s already goes up to %d."
            .formatted(sequence.name(), sequence.nextValue(), subject, sequence.max().orElse(0)));
  }

  private static Finding orphans(ForeignKey key, long old) {
    String more = old == 0 ? "" : ", %d of them before".formatted(old);
    return new Finding(
        Finding.Kind.ORPHANS,
        TableNames.reference(key),
        "%d rows of %s refer to rows of %s that are not there%s."
            .formatted(key.orphans(), key.table(), key.parentTable(), more));
  }

  private static long orphans(Structure structure, ForeignKey key) {
    return structure.foreignKeys().stream()
        .filter(other -> TableNames.same(other.table(), key.table()))
        .filter(other -> TableNames.same(other.columns(), key.columns()))
        .filter(other -> TableNames.same(other.parentTable(), key.parentTable()))
        .mapToLong(ForeignKey::orphans)
        .sum();
  }
}
