package dev.seatrial.verdict;

import dev.seatrial.integrity.StructureFindings;
import dev.seatrial.integrity.StructureFindings.Finding;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.Check.Condoned;
import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.UniqueKey;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    List<Evidence> found = new ArrayList<>();
    List<Evidence> allowed = new ArrayList<>();
    Set<Condoned> used = new HashSet<>();
    for (Finding finding : StructureFindings.of(before, taken.get(), repeated)) {
      Optional<Condoned> allowance = check.allow().stream().filter(finding::isFor).findFirst();
      if (allowance.isPresent()) {
        used.add(allowance.get());
        allowed.add(
            Evidence.of(
                "structure.allowed",
                finding.text() + " Allowed, because " + allowance.get().because()));
      } else {
        found.add(Evidence.of("structure." + finding.kind().id(), finding.text()));
      }
    }
    String counts = counts(taken.get());
    String reason = found.isEmpty() ? counts : found.get(0).text();
    List<Evidence> evidence = new ArrayList<>(found);
    check.allow().stream()
        .filter(allowance -> !used.contains(allowance))
        .forEach(allowance -> evidence.add(unused(allowance)));
    evidence.addAll(allowed);
    evidence.add(Evidence.of("structure.count", counts));
    return new CheckVerdict(
        check.name(), title, status(found, allowed), reason, List.copyOf(evidence));
  }

  private static Status status(List<Evidence> found, List<Evidence> allowed) {
    if (!found.isEmpty()) {
      return Status.FAIL;
    }
    return allowed.isEmpty() ? Status.PASS : Status.PASS_WITH_ALLOWANCES;
  }

  private static Evidence unused(Condoned allowance) {
    return Evidence.of(
        "structure.unused-allowance",
        "an allowance matched nothing (%s): %s of %s, %s"
            .formatted(
                allowance.location(),
                allowance.finding(),
                allowance.subject(),
                allowance.because()));
  }

  private static String counts(Structure structure) {
    return structure.sequences().size()
        + " sequences and "
        + structure.foreignKeys().size()
        + " foreign keys looked at";
  }
}
