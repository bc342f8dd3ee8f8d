package dev.seatrial.verdict;

import dev.seatrial.integrity.StructureFindings;
import dev.seatrial.integrity.StructureFindings.Finding;
import dev.seatrial.scenario.Check;
import dev.seatrial.store.Structure;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges what holds rows together: sequences ahead of the keys, no orphan references. */
final class StructureJudge {
  private StructureJudge() {}

  /**
   * Judges a snapshot's structure.
   *
   * @param before structure of the snapshot it is compared with, whose orphans do not count
   */
  static CheckVerdict judge(Check.Structure check, Structure before, Optional<Structure> taken) {
    String title = "Sequences are ahead and no reference is an orphan in " + check.of();
    if (taken.isEmpty()) {
      return new CheckVerdict(
          check.name(), title, Status.NOT_RUN, "the snapshot was not taken", List.of());
    }
    List<Evidence> evidence = new ArrayList<>();
    for (Finding finding : StructureFindings.of(before, taken.get())) {
      String id =
          switch (finding.kind()) {
            case SEQUENCE_BEHIND -> "structure.sequence-behind";
            case ORPHANS -> "structure.orphans";
          };
      evidence.add(Evidence.of(id, finding.text()));
    }
    String counts =
        taken.get().sequences().size()
            + " sequences and "
            + taken.get().foreignKeys().size()
            + " foreign keys looked at";
    Status status = evidence.isEmpty() ? Status.PASS : Status.FAIL;
    String reason = evidence.isEmpty() ? counts : evidence.get(0).text();
    evidence.add(Evidence.of("structure.count", counts));
    return new CheckVerdict(check.name(), title, status, reason, List.copyOf(evidence));
  }
}
