package dev.seatrial.verdict;

import dev.seatrial.scenario.Check;
import dev.seatrial.store.Structure;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges what holds rows together: sequences ahead of the keys, no orphan references. */
final class StructureJudge {
  private StructureJudge() {}

  static CheckVerdict judge(Check.Structure check, Optional<Structure> taken) {
    String title = "Sequences are ahead and no reference is an orphan in " + check.of();
    if (taken.isEmpty()) {
      return new CheckVerdict(
          check.name(), title, Status.NOT_RUN, "the snapshot was not taken", List.of());
    }
    Structure structure = taken.get();
    List<Evidence> evidence = new ArrayList<>();
    for (Structure.Sequence sequence : structure.sequences()) {
      if (sequence.behind()) {
        evidence.add(
            new Evidence(
                "structure.sequence-behind",
                sequence.name()
                    + " hands out "
                    + sequence.nextValue()
                    + " next, which "
                    + sequence.table()
                    + "."
                    + sequence.column()
                    + " has already",
                "largest key " + sequence.max().orElse(0),
                "next value " + sequence.nextValue()));
      }
    }
    for (Structure.ForeignKey key : structure.foreignKeys()) {
      if (key.orphans() > 0) {
        evidence.add(
            Evidence.of(
                "structure.orphans",
                key.orphans()
                    + " rows of "
                    + key.table()
                    + " refer by "
                    + String.join(", ", key.columns())
                    + " to "
                    + key.parentTable()
                    + " rows that are not there"));
      }
    }
    String counts =
        structure.sequences().size()
            + " sequences and "
            + structure.foreignKeys().size()
            + " foreign keys looked at";
    Status status = evidence.isEmpty() ? Status.PASS : Status.FAIL;
    String reason = evidence.isEmpty() ? counts : evidence.get(0).text();
    evidence.add(Evidence.of("structure.count", counts));
    return new CheckVerdict(check.name(), title, status, reason, List.copyOf(evidence));
  }
}
