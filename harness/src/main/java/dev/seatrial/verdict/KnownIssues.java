package dev.seatrial.verdict;

import dev.seatrial.plan.Cell;
import dev.seatrial.scenario.Hop;
import dev.seatrial.scenario.KnownIssue;
import dev.seatrial.scenario.References;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
            .filter(issue -> isAbout(issue, verdict.check()))
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
    List<Evidence> wrong = verdict.evidence().stream().filter(Condoning::isWrong).toList();
    if (wrong.isEmpty()) {
      return expected.stream()
          .filter(issue -> shows(issue, Stream.concat(Stream.of(verdict.reason()), words(verdict))))
          .findFirst()
          .map(issue -> known(verdict, List.of(issue)))
          .orElseGet(() -> other(verdict, verdict.reason(), expected.get(0)));
    }
    // All that is wrong is told one by one: each must be known.
    Set<KnownIssue> known = new LinkedHashSet<>();
    for (Evidence one : wrong) {
      Optional<KnownIssue> issue = expected.stream().filter(i -> shows(i, words(one))).findFirst();
      if (issue.isEmpty()) {
        return other(verdict, one.text(), expected.get(0));
      }
      known.add(issue.get());
    }
    return known(verdict, List.copyOf(known));
  }

  private static CheckVerdict known(CheckVerdict verdict, List<KnownIssue> issues) {
    String because =
        issues.stream()
            .map(issue -> issue.because() + " (" + issue.link() + ")")
            .collect(Collectors.joining("; "));
    String symptoms = issues.stream().map(KnownIssue::symptom).collect(Collectors.joining("; "));
    return with(
        verdict,
        Status.KNOWN_ISSUE,
        because + ": " + verdict.reason(),
        Evidence.of("known-issue.expected", "symptom: " + symptoms));
  }

  private static CheckVerdict other(CheckVerdict verdict, String reason, KnownIssue expected) {
    return with(
        verdict,
        Status.FAIL,
        reason,
        Evidence.of(
            "known-issue.other-symptom",
            "not the known issue " + expected.link() + ", whose symptom is " + expected.symptom()));
  }

  /**
   * A check that holds for every hop carries the hop behind its name; a check of the whole path is
   * about all of them.
   */
  private boolean isAbout(KnownIssue issue, String check) {
    boolean whole = check.equals(issue.check());
    return Hop.of(cell.axes()).stream()
        .filter(hop -> whole || check.equals(hop.after(issue.check())))
        .anyMatch(hop -> issue.where().covers(hop.in(cell.axes())));
  }

  private boolean shows(KnownIssue issue, Stream<String> words) {
    Pattern symptom = Pattern.compile(References.partly(cell.values()).in(issue.symptom()));
    return words.anyMatch(text -> symptom.matcher(text).find());
  }

  private static Stream<String> words(CheckVerdict verdict) {
    return verdict.evidence().stream().flatMap(KnownIssues::words);
  }

  private static Stream<String> words(Evidence evidence) {
    return Stream.of(evidence.text(), evidence.before(), evidence.after());
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
