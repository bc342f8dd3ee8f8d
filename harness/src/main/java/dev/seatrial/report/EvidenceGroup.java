package dev.seatrial.report;

import static java.util.Map.entry;

import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evidence of one class of finding, which the page folds behind its count.
 *
 * @param finding id of the class
 * @param open whether it says why the check is not green
 */
record EvidenceGroup(String finding, List<Evidence> evidence, boolean open) {
  private static final int MOST_UNFOLDED = 5;

  /** What a check looked at or put up with, as opposed to what it found wrong. */
  private static final Map<String, String> ASIDES =
      Map.ofEntries(
          entry("integrity.count", "datasets compared"),
          entry("integrity.allowed", "allowances used"),
          entry("integrity.unused-allowance", "allowances that matched nothing"),
          entry("structure.allowed", "findings allowed"),
          entry("structure.unused-allowance", "allowances that matched nothing"),
          entry("findings.allowed", "findings allowed"),
          entry("findings.unused-allowance", "allowances that matched nothing"),
          entry("recovery.states", "instances followed"),
          entry("recovery.way-out", "needed the way out"),
          entry("budget.yardstick", "yardsticks"));

  /** The groups of a check in the order of its evidence; what its reason says is left out. */
  static List<EvidenceGroup> of(CheckVerdict check) {
    Map<String, List<Evidence>> groups = new LinkedHashMap<>();
    for (Evidence evidence : check.evidence()) {
      if (!evidence.text().equals(check.reason()) || hasRows(evidence)) {
        groups.computeIfAbsent(evidence.finding(), f -> new ArrayList<>()).add(evidence);
      }
    }
    return groups.entrySet().stream()
        .map(
            e ->
                new EvidenceGroup(
                    e.getKey(),
                    List.copyOf(e.getValue()),
                    !check.status().green() && !ASIDES.containsKey(e.getKey())))
        .toList();
  }

  /** {@code 43 allowances used}. */
  String title() {
    return Words.count(evidence.size())
        + " "
        + ASIDES.getOrDefault(finding, Words.shortFinding(finding));
  }

  /** Whether it only tells what was looked at or put up with. */
  boolean aside() {
    return aside(finding);
  }

  /** Whether a class of evidence only tells that. */
  static boolean aside(String finding) {
    return ASIDES.containsKey(finding) || finding.endsWith(".verified");
  }

  /** Whether it is short enough to be read where it stands. */
  boolean plain() {
    return evidence.size() <= MOST_UNFOLDED && evidence.stream().noneMatch(EvidenceGroup::hasRows);
  }

  /** A budget and what was measured are no rows: the reason holds both. */
  private static boolean hasRows(Evidence evidence) {
    return !evidence.finding().startsWith("budget.") && hasSides(evidence);
  }

  private static boolean hasSides(Evidence evidence) {
    return !evidence.before().isEmpty() || !evidence.after().isEmpty();
  }
}
