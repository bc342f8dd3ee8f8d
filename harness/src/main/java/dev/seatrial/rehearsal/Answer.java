package dev.seatrial.rehearsal;

import dev.seatrial.report.CellReport;
import dev.seatrial.report.RunReport;
import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rehearsal tells an operator, in plain words. It names tables and columns and how many rows
 * differ, and holds no value of the data.
 *
 * @param question the upgrade, e.g. {@code Shop 1.0 to 2.0}
 * @param why one sentence behind the outcome
 * @param at when it was found
 * @param version of Seatrial
 * @param unchanged whether the data were the same after the rehearsal; empty when they were not
 *     touched
 * @param times what took how long on this machine, in the order to show it; downtime among them
 * @param wrong what is lost, or other than it should be
 * @param meant what is other than before and should be: the reason to what it is about
 * @param notJudged what nobody has looked at, and why
 * @param pieces image to where it is from and its digest
 * @param host facts about the machine
 * @param run the run with all details; empty when none was made
 */
public record Answer(
    String question,
    Outcome outcome,
    String why,
    Instant at,
    String version,
    Examination data,
    Optional<Boolean> unchanged,
    Map<String, Duration> times,
    List<String> wrong,
    Map<String, List<String>> meant,
    List<Rehearsal.Reasoned> notJudged,
    List<String> byHand,
    List<String> wayBack,
    Map<String, String> pieces,
    Map<String, String> host,
    Optional<String> run) {
  private static final Pattern ALLOWED =
      Pattern.compile("(?s)(?<subject>.*?)(: [0-9]+ allowed|\\.? Allowed), because (?<reason>.*)");
  private static final String NONE_DIFFERS = "; 0 lost, 0 extra, 0 changed,";

  /** Of data that were not touched. */
  public static Answer notTried(
      String question,
      Examination data,
      Rehearsal rehearsal,
      Map<String, String> host,
      String version,
      Instant at) {
    List<String> wrong =
        data.prerequisites().stream()
            .filter(it -> it.status() == Status.FAIL)
            .map(Prerequisite::text)
            .toList();
    return new Answer(
        question,
        Outcome.NOT_TRIED,
        wrong.isEmpty() ? "" : wrong.get(0),
        at,
        version,
        data,
        Optional.empty(),
        Map.of(),
        List.of(),
        Map.of(),
        rehearsal.notJudged(),
        List.of(),
        List.of(),
        Map.of(),
        host,
        Optional.empty());
  }

  /**
   * Of a rehearsal that was made.
   *
   * @param report its run; it has one cell
   * @param unchanged whether the data were the same afterwards
   */
  public static Answer of(
      String question, Examination data, Rehearsal rehearsal, RunReport report, boolean unchanged) {
    CellReport cell = report.cells().get(0);
    List<String> wrong = new ArrayList<>();
    Map<String, List<String>> meant = new LinkedHashMap<>();
    List<Rehearsal.Reasoned> notJudged = new ArrayList<>();
    for (CheckVerdict check : cell.verdict().checks()) {
      if (check.status() == Status.NOT_RUN) {
        notJudged.add(new Rehearsal.Reasoned(check.title(), check.reason()));
      }
      wrong(check, wrong);
      check.evidence().stream()
          .filter(it -> it.finding().endsWith(".allowed"))
          .forEach(it -> meant(it.text(), meant));
    }
    notJudged.addAll(rehearsal.notJudged());
    Map<String, Duration> times = new LinkedHashMap<>();
    cell.verdict()
        .measures()
        .forEach((name, measure) -> times.put(name, Duration.ofMillis(measure.millis())));
    Outcome outcome = unchanged ? Outcome.of(cell.verdict().status()) : Outcome.UNKNOWN;
    return new Answer(
        question,
        outcome,
        unchanged
            ? cell.verdict().reason()
            : "the data were written to while they were rehearsed with, by something else",
        report.ended(),
        report.version(),
        data,
        Optional.of(unchanged),
        times,
        List.copyOf(wrong),
        meant,
        List.copyOf(notJudged),
        rehearsal.byHand(),
        rehearsal.wayBack(),
        cell.pieces(),
        report.host(),
        Optional.of(report.run()));
  }

  /** Evidence says what was allowed, and then why. */
  private static void meant(String text, Map<String, List<String>> meant) {
    Matcher parts = ALLOWED.matcher(text);
    boolean reasoned = parts.matches();
    String subject = reasoned ? parts.group("subject") : text;
    List<String> subjects =
        meant.computeIfAbsent(reasoned ? parts.group("reason") : "", r -> new ArrayList<>());
    if (!subjects.contains(subject)) {
      subjects.add(subject);
    }
  }

  /** Without any value: counts, and names of what is on one side only. */
  private static void wrong(CheckVerdict check, List<String> wrong) {
    if (check.status().green() || check.status() == Status.NOT_RUN) {
      return;
    }
    // The reason of a comparison holds counts; that of a step, what the product said.
    wrong.add(AnswerText.sentence(check.title() + ": " + check.reason()));
    for (CheckVerdict.Evidence evidence : check.evidence()) {
      boolean counted =
          evidence.finding().equals("integrity.count") && !evidence.text().contains(NONE_DIFFERS);
      if (counted || named(evidence.finding())) {
        wrong.add(evidence.text());
      }
    }
  }

  private static boolean named(String finding) {
    return finding.equals("integrity.column")
        || finding.equals("integrity.dataset")
        || (finding.startsWith("structure.") && !finding.matches(".*\\.(allowed|count|unused-.*)"));
  }
}
