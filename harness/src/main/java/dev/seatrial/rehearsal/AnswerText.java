package dev.seatrial.rehearsal;

import dev.seatrial.plan.Durations;
import dev.seatrial.report.PlainPage;
import dev.seatrial.report.PlainPage.Section;
import dev.seatrial.report.PlainPage.Tone;
import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.verdict.Status;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An answer in sections of plain lines, from which its page and its Markdown are made. */
public final class AnswerText {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Map<String, String> TIMES =
      Map.of(
          "backup", "Backup",
          "migrate", "The migration command",
          "start", "The new release, from its start to its first good answer",
          "recover", "Recovery of instances");

  private AnswerText() {}

  /** In the order in which an operator asks; those that nothing is known of say so. */
  public static List<Section> sections(Answer answer) {
    List<Section> sections = new ArrayList<>();
    if (answer.outcome() == Outcome.NOT_TRIED) {
      sections.add(plain("What has to be put right first", remedies(answer)));
    } else {
      sections.add(plain("How long will it be down?", times(answer)));
      sections.add(plain("What is lost or broken?", orElse(answer.wrong(), "Nothing.")));
      sections.add(
          new Section(
              "What do I have to do by hand?", orElse(answer.byHand(), "Nothing is known."), true));
      sections.add(
          new Section(
              "How do I go back?", orElse(answer.wayBack(), "No way back is described."), true));
      sections.add(
          plain(
              "What is other than before, and meant to be?", orElse(reasons(answer), "Nothing.")));
    }
    sections.add(plain("What was not judged?", notJudged(answer)));
    sections.add(plain("What was looked at first?", prerequisites(answer)));
    sections.add(plain("What was it rehearsed with?", provenance(answer)));
    return sections;
  }

  /** The first lines: the question, the answer, why. */
  public static String headline(Answer answer) {
    return answer.outcome().words() + ".";
  }

  /** {@code 2026-11-20 10:00 UTC, by Seatrial 0.1.0}. */
  public static String when(Answer answer) {
    return CLOCK.format(answer.at()) + ", by Seatrial " + answer.version();
  }

  /** The document as a page. */
  static PlainPage page(Answer answer) {
    Tone tone =
        answer.outcome().good()
            ? Tone.GOOD
            : answer.outcome() == Outcome.UNKNOWN ? Tone.UNKNOWN : Tone.BAD;
    return new PlainPage(
        answer.question(),
        headline(answer),
        tone,
        sentence(answer.why()),
        when(answer),
        sections(answer));
  }

  /** The document as Markdown. */
  public static String markdown(Answer answer) {
    StringBuilder out = new StringBuilder("# Rehearsal: " + escaped(answer.question()) + "\n\n");
    out.append("**").append(headline(answer)).append("** ");
    out.append(escaped(sentence(answer.why()))).append("\n\n").append(when(answer)).append(".\n");
    for (Section section : sections(answer)) {
      out.append("\n## ").append(section.title()).append("\n\n");
      int number = 1;
      for (String line : section.lines()) {
        out.append(section.numbered() ? number++ + ". " : "- ").append(escaped(line)).append('\n');
      }
    }
    return out.toString();
  }

  /** With a full stop, and a capital letter unless the first word is a name such as a column's. */
  public static String sentence(String text) {
    if (text.isEmpty()) {
      return "";
    }
    String begun =
        text.matches("(?s)\\p{L}+[ ,:].*")
            ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
            : text;
    return begun.endsWith(".") ? begun : begun + ".";
  }

  private static Section plain(String title, List<String> lines) {
    return new Section(title, lines, false);
  }

  private static List<String> orElse(List<String> lines, String otherwise) {
    return lines.isEmpty() ? List.of(otherwise) : lines.stream().map(AnswerText::sentence).toList();
  }

  /** {@code shops are in towns: users.town, carts.town}. */
  private static List<String> reasons(Answer answer) {
    List<String> lines = new ArrayList<>();
    answer
        .meant()
        .forEach((reason, subjects) -> lines.add(reason + ": " + String.join(", ", subjects)));
    return lines;
  }

  private static List<String> remedies(Answer answer) {
    return answer.data().prerequisites().stream()
        .filter(it -> it.status() == Status.FAIL)
        .map(it -> it.text() + it.remedy().map(remedy -> " " + remedy).orElse(""))
        .toList();
  }

  private static List<String> times(Answer answer) {
    List<String> lines = new ArrayList<>();
    Optional<Duration> down = Optional.ofNullable(answer.times().get("downtime"));
    lines.add(
        down.map(it -> "About " + Durations.words(it) + " on this machine" + beside(answer) + ".")
            .orElse(
                "It cannot be told: the "
                    + (answer.times().containsKey("start") ? "old" : "new")
                    + " release gave no good answer."));
    answer
        .times()
        .forEach(
            (name, time) -> {
              if (!name.equals("downtime")) {
                lines.add(TIMES.getOrDefault(name, name) + ": " + Durations.words(time) + ".");
              }
            });
    return lines;
  }

  private static String beside(Answer answer) {
    return answer.data().leftOut().isEmpty()
        ? ""
        : ", and the time to back up what was not copied here";
  }

  private static List<String> notJudged(Answer answer) {
    List<String> lines = new ArrayList<>();
    for (Rehearsal.Reasoned it : answer.notJudged()) {
      lines.add(sentence(it.what() + ": " + it.because()));
    }
    for (Rehearsal.Reasoned it : answer.data().leftOut()) {
      lines.add("Not copied: " + it.what() + " (" + it.because() + ").");
    }
    return lines.isEmpty() ? List.of("Everything was.") : lines;
  }

  private static List<String> prerequisites(Answer answer) {
    return answer.data().prerequisites().stream()
        .map(it -> it.what() + ": " + mark(it.status()) + ". " + it.text())
        .toList();
  }

  private static String mark(Status status) {
    return switch (status) {
      case PASS -> "good";
      case FAIL -> "NOT GOOD";
      default -> "could not be told";
    };
  }

  private static List<String> provenance(Answer answer) {
    Examination data = answer.data();
    List<String> lines = new ArrayList<>();
    lines.add(
        data.files() == 1
            ? String.format(Locale.ROOT, "A copy of %s: %,d bytes.", data.name(), data.bytes())
            : String.format(
                Locale.ROOT,
                "A copy of %s: %,d files and folders, %,d bytes.",
                data.name(),
                data.files(),
                data.bytes()));
    data.digest()
        .ifPresent(
            digest ->
                lines.add(
                    (data.files() == 1 ? "Its" : "Their")
                        + " digest is sha256:"
                        + digest
                        + answer
                            .unchanged()
                            .map(
                                same ->
                                    same
                                        ? ", before and after."
                                        : " before, and another one after.")
                            .orElse(".")));
    answer.pieces().forEach((image, from) -> lines.add(image + ": " + from + "."));
    String cpus = answer.host().getOrDefault("cpus", "?");
    String memory = answer.host().getOrDefault("memoryBytes", "");
    if (memory.matches("[0-9]{1,18}")) {
      lines.add(
          String.format(
              Locale.ROOT,
              "A machine with %s CPUs and %.1f GB of memory.",
              cpus,
              Long.parseLong(memory) / 1e9));
    }
    answer
        .run()
        .ifPresent(
            run ->
                lines.add(
                    "The run "
                        + run
                        + " has all details, rows of the data among them: do not publish it."));
    return lines;
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\*_<>\\[\\]|])", "\\\\$1").replaceAll("\\s*\\R\\s*", " ");
  }
}
