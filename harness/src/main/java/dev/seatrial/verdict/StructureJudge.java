package dev.seatrial.verdict;

import dev.seatrial.integrity.StructureFindings;
import dev.seatrial.integrity.StructureFindings.Finding;
import dev.seatrial.scenario.Check;
import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.UniqueKey;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
    String counts = counts(taken.get());
    if (counts.isEmpty()) {
      return new CheckVerdict(
          check.name(), title, Status.NOT_RUN, "the store declares nothing of the kind", List.of());
    }
    return findings.verdict(check.name(), title, counts + " looked at");
  }

  private static String counts(Structure structure) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("fields", structure.fields().size());
    counts.put("unique keys", structure.uniqueKeys().size());
    counts.put("indexes", structure.indexes().size());
    counts.put("foreign keys", structure.foreignKeys().size());
    counts.put("sequences", structure.sequences().size());
    counts.put("conditions", structure.checks().size());
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > 0)
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }
}
