package dev.seatrial.verdict;

import dev.seatrial.plan.Cell;
import dev.seatrial.scenario.KnownIssue;
import dev.seatrial.scenario.References;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells broken promises that upstream knows of from new ones, and from those that are mended. */
final class KnownIssues {
  private final Cell cell;

  KnownIssues(Cell cell) {
    this.cell = cell;
  }

  CheckVerdict applied(CheckVerdict verdict) {
    List<KnownIssue> expected =
        cell.scenario().knownIssues().stream()
            .filter(issue -> names(issue, verdict) && issue.where().covers(cell.axes()))
            .toList();
    if (expected.isEmpty()) {
      return verdict;
    }
    if (verdict.status().green()) {
      KnownIssue mended = expected.get(0);
      return with(
          verdict,
          Status.FAIL,
          "fixed upstream: remove the known issue " + mended.link(),
          Evidence.of(
              "known-issue.fixed",
              mended.location() + " expects it to fail (" + mended.because() + "); it passed"));
    }
    if (verdict.status() != Status.FAIL) {
      return verdict;
    }
    Optional<KnownIssue> known =
        expected.stream().filter(issue -> shows(issue, verdict)).findFirst();
    return known
        .map(
            issue ->
                with(
                    verdict,
                    Status.KNOWN_ISSUE,
                    issue.because() + " (" + issue.link() + "): " + verdict.reason(),
                    Evidence.of("known-issue.expected", "symptom: " + issue.symptom())))
        .orElseGet(
            () ->
                with(
                    verdict,
                    Status.FAIL,
                    verdict.reason(),
                    Evidence.of(
                        "known-issue.other-symptom",
                        "not the known issue "
                            + expected.get(0).link()
                            + ", whose symptom is "
                            + expected.get(0).symptom())));
  }

  /** A check that holds for every hop carries the hop behind its name. */
  private static boolean names(KnownIssue issue, CheckVerdict verdict) {
    return verdict.check().equals(issue.check()) || verdict.check().startsWith(issue.check() + " ");
  }

  private boolean shows(KnownIssue issue, CheckVerdict verdict) {
    Pattern symptom = Pattern.compile(References.partly(cell.values()).in(issue.symptom()));
    return symptom.matcher(verdict.reason()).find()
        || verdict.evidence().stream()
            .flatMap(e -> Stream.of(e.text(), e.before(), e.after()))
            .anyMatch(words -> symptom.matcher(words).find());
  }

  /** What the verdict rests on stays, after the reason why it is what it is. */
  private static CheckVerdict with(
      CheckVerdict verdict, Status status, String reason, Evidence first) {
    List<Evidence> evidence = new ArrayList<>(List.of(first));
    evidence.addAll(verdict.evidence());
    return new CheckVerdict(
        verdict.check(), verdict.title(), status, reason, verdict.counts(), List.copyOf(evidence));
  }
}
