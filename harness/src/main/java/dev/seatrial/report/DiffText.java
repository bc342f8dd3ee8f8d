package dev.seatrial.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.verdict.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A difference of runs for people and for programs. */
public final class DiffText {
  private static final ObjectMapper MAPPER =
      ObservationLog.codec().enable(SerializationFeature.INDENT_OUTPUT);

  private DiffText() {}

  /** For a terminal; what got worse comes first. */
  public static String text(RunDiff diff) {
    StringBuilder out = new StringBuilder();
    for (RunDiff.Changed cell : sorted(diff)) {
      out.append(word(cell)).append("  ").append(cell.id()).append('\n');
      lines(cell).forEach(line -> out.append("    ").append(line).append('\n'));
    }
    only("only before", diff.onlyBefore(), out);
    only("only after", diff.onlyAfter(), out);
    return out.append(sentence(diff)).append('\n').toString();
  }

  /** For a comment on a change, as GitHub renders it. */
  public static String markdown(RunDiff diff) {
    StringBuilder out = new StringBuilder("## Seatrial: ").append(sentence(diff)).append("\n");
    if (!diff.changed().isEmpty()) {
      out.append('\n').append(Markdown.head(List.of("", "Cell", "What differs")));
      for (RunDiff.Changed cell : sorted(diff)) {
        String what = String.join("<br>", lines(cell).stream().map(Markdown::text).toList());
        out.append(
            Markdown.row(
                List.of("**" + word(cell).strip() + "**", Markdown.text(cell.id()), what)));
      }
    }
    for (var only :
        List.of(
            java.util.Map.entry("Only before", diff.onlyBefore()),
            java.util.Map.entry("Only after", diff.onlyAfter()))) {
      if (!only.getValue().isEmpty()) {
        out.append("\n").append(only.getKey()).append(":\n\n");
        only.getValue().forEach(id -> out.append("- ").append(Markdown.text(id)).append('\n'));
      }
    }
    return out.toString();
  }

  /** For programs: {@code worse}, and the rest as {@link RunDiff} has it. */
  public static String json(RunDiff diff) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("apiVersion", "seatrial.dev/v1").put("kind", "Diff").put("worse", diff.worse());
    document.setAll((ObjectNode) MAPPER.valueToTree(diff));
    try {
      return MAPPER.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<RunDiff.Changed> sorted(RunDiff diff) {
    return diff.changed().stream()
        .sorted(Comparator.comparing((RunDiff.Changed cell) -> !cell.worse()))
        .toList();
  }

  /** Of one width, so that ids stand below each other. */
  private static String word(RunDiff.Changed cell) {
    if (cell.worse()) {
      return "worse ";
    }
    return cell.way() == RunDiff.Way.BETTER ? "better" : "other ";
  }

  private static List<String> lines(RunDiff.Changed cell) {
    List<String> lines = new ArrayList<>();
    if (cell.before() != cell.after()) {
      lines.add(cell.before().words() + " became " + cell.after().words() + ": " + cell.reason());
    }
    for (RunDiff.Check check : cell.checks()) {
      lines.add(
          "check "
              + check.check()
              + ": "
              + words(check.before(), "not there")
              + " became "
              + words(check.after(), "gone")
              + ": "
              + check.reason());
    }
    for (RunDiff.Time time : cell.times()) {
      lines.add(
          time.name()
              + ": "
              + Words.millis(time.before())
              + " became "
              + Words.millis(time.after())
              + (time.way() == RunDiff.Way.OTHER ? ", on another machine" : ""));
    }
    return lines;
  }

  private static String words(Optional<Status> status, String none) {
    return status.map(Status::words).orElse(none);
  }

  private static void only(String title, List<String> ids, StringBuilder out) {
    ids.forEach(id -> out.append(title).append("  ").append(id).append('\n'));
  }

  private static String sentence(RunDiff diff) {
    if (diff.same()) {
      return diff.cells() + " cells are the same";
    }
    long worse = diff.changed().stream().filter(RunDiff.Changed::worse).count();
    return "of %d cells in both, %d differ, %d of them for the worse; %d only before, %d only after"
        .formatted(
            diff.cells(),
            diff.changed().size(),
            worse,
            diff.onlyBefore().size(),
            diff.onlyAfter().size());
  }
}
