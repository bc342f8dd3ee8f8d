package dev.seatrial.verdict;

import dev.seatrial.scenario.Check.Condoned;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Sorts the findings of one check into those that may be and those that may not. */
final class Condoning {
  private static final Pattern ASIDE =
      Pattern.compile("(structure|findings)\\.(allowed|unused-allowance|count)");

  private final String kind;
  private final List<Condoned> allow;
  private final List<Evidence> found = new ArrayList<>();
  private final List<Evidence> allowed = new ArrayList<>();
  private final Set<Condoned> used = new HashSet<>();

  /**
   * Begins with nothing found.
   *
   * @param kind first part of the ids of the evidence
   */
  Condoning(String kind, List<Condoned> allow) {
    this.kind = kind;
    this.allow = allow;
  }

  /**
   * Sorts in a finding.
   *
   * @param subject what it is about
   * @param evidence its class is the id of the finding
   */
  void add(String subject, Evidence evidence) {
    Optional<Condoned> allowance =
        allow.stream().filter(a -> a.covers(evidence.finding(), subject)).findFirst();
    if (allowance.isPresent()) {
      used.add(allowance.get());
      allowed.add(
          new Evidence(
              kind + ".allowed",
              evidence.text() + " Allowed, because " + allowance.get().because(),
              evidence.before(),
              evidence.after()));
    } else {
      found.add(
          new Evidence(
              kind + "." + evidence.finding(),
              evidence.text(),
              evidence.before(),
              evidence.after()));
    }
  }

  /**
   * The verdict on all of them.
   *
   * @param counts what was looked at
   */
  CheckVerdict verdict(String check, String title, String counts) {
    List<Evidence> evidence = new ArrayList<>(found);
    allow.stream().filter(a -> !used.contains(a)).forEach(a -> evidence.add(unused(a)));
    evidence.addAll(allowed);
    evidence.add(Evidence.of(kind + ".count", counts));
    String reason = found.isEmpty() ? counts : found.get(0).text();
    Status green = allowed.isEmpty() ? Status.PASS : Status.PASS_WITH_ALLOWANCES;
    return new CheckVerdict(
        check, title, found.isEmpty() ? green : Status.FAIL, reason, List.copyOf(evidence));
  }

  /** Whether a piece of evidence is a finding that may not be; of checks that tell each of them. */
  static boolean isWrong(Evidence evidence) {
    return evidence.finding().matches("(structure|findings)\\..*")
        && !ASIDE.matcher(evidence.finding()).matches();
  }

  private Evidence unused(Condoned allowance) {
    return Evidence.of(
        kind + ".unused-allowance",
        "an allowance matched nothing (%s): %s of %s, %s"
            .formatted(
                allowance.location(),
                allowance.finding(),
                allowance.subject(),
                allowance.because()));
  }
}
