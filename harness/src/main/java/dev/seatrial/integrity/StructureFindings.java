package dev.seatrial.integrity;

import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.ForeignKey;
import dev.seatrial.store.Structure.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with the structure of a store after a migration. */
public final class StructureFindings {
  private StructureFindings() {}

  /**
   * One thing that is wrong.
   *
   * @param kind its class
   * @param subject {@code table.column}, with what it refers to for a foreign key
   * @param text one sentence
   */
  public record Finding(Kind kind, String subject, String text) {

    /** Class of a finding. */
    public enum Kind {
      SEQUENCE_BEHIND,
      ORPHANS
    }
  }

  /**
   * Sequences that will hand out a taken value, and orphans that were not there before.
   *
   * @param before the structure of the earlier store, whose orphans do not count; {@link
   *     Structure#none()} when there is none
   */
  public static List<Finding> of(Structure before, Structure after) {
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
    String subject =
        "%s(%s) -> %s(%s)"
            .formatted(
                key.table(),
                String.join(", ", key.columns()),
                key.parentTable(),
                String.join(", ", key.parentColumns()));
    String more = old == 0 ? "" : ", %d of them before".formatted(old);
    return new Finding(
        Finding.Kind.ORPHANS,
        subject,
        "%d rows of %s refer to rows of %s that are not there%s."
            .formatted(key.orphans(), key.table(), key.parentTable(), more));
  }

  private static long orphans(Structure structure, ForeignKey key) {
    return structure.foreignKeys().stream()
        .filter(other -> identity(other).equals(identity(key)))
        .mapToLong(ForeignKey::orphans)
        .sum();
  }

  private static List<Object> identity(ForeignKey key) {
    return List.of(
        key.table().toLowerCase(Locale.ROOT),
        key.columns(),
        key.parentTable().toLowerCase(Locale.ROOT));
  }
}
