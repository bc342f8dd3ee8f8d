package dev.seatrial.verdict;

import dev.seatrial.integrity.StructureFindings;
import dev.seatrial.integrity.StructureFindings.Finding;
import dev.seatrial.scenario.Check;
import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.UniqueKey;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what holds rows together and keeps them what they are. */
final class StructureJudge {
  private StructureJudge() {}

  /**
   * Judges a snapshot's structure.
   *
   * @param before structure of the snapshot it is compared with, whose orphans do not count
   * @param repeated rows that repeat the columns of unique keys that are lost
   */
  static CheckVerdict judge(
      Check.Structure check,
      Structure before,
      Optional<Structure> taken,
      Map<UniqueKey, Long> repeated) {
    String title = "Keys, references, sequences and columns are sound in " + check.of();
    if (taken.isEmpty()) {
      return new CheckVerdict(
          check.name(), title, Status.NOT_RUN, "the snapshot was not taken", List.of());
    }
    Condoning findings = new Condoning("structure", check.allow());
    for (Finding finding : StructureFindings.of(before, taken.get(), repeated)) {
      findings.add(finding.subject(), Evidence.of(finding.kind().id(), finding.text()));
    }
    return findings.verdict(check.name(), title, counts(taken.get()));
  }

  private static String counts(Structure structure) {
    return structure.sequences().size()
        + " sequences and "
        + structure.foreignKeys().size()
        + " foreign keys looked at";
  }
}
