package dev.seatrial.report;

import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** The run in a screenful of Markdown, for a CI job's page. */
final class MarkdownSummary {
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|#&@]");

  private MarkdownSummary() {}

  static String of(RunReport report) {
    StringBuilder out = new StringBuilder();
    out.append("## Seatrial: ").append(report.status().words()).append("\n\n");
    out.append(text(RunPage.sentence(report))).append(" Run ").append(text(report.run()));
    out.append(" took ").append(Words.between(report.started(), report.ended())).append(".\n");
    report.cells().stream()
        .flatMap(cell -> cell.unreleased().stream())
        .distinct()
        .forEach(build -> out.append("\nUnreleased build: ").append(text(build)).append("\n"));
    List<String> axes =
        report.cells().stream().flatMap(c -> c.axes().keySet().stream()).distinct().toList();
    List<String> head = new ArrayList<>(axes.stream().map(MarkdownSummary::text).toList());
    head.addAll(List.of("verdict", "downtime", "reached with", "why"));
    out.append('\n').append(row(head)).append(row(head.stream().map(h -> "---").toList()));
    for (CellReport cell : report.cells()) {
      List<String> row = new ArrayList<>();
      axes.forEach(axis -> row.add(text(cell.axes().getOrDefault(axis, ""))));
      CellVerdict verdict = cell.verdict();
      CellVerdict.Measure downtime = verdict.measures().get("downtime");
      row.add("**" + verdict.status().words() + "**");
      row.add(downtime == null ? "" : Words.millis(downtime.millis()));
      row.add(text(String.join(", ", cell.caveats())));
      row.add(text(verdict.reason()));
      out.append(row(row));
    }
    for (CellReport cell : report.cells()) {
      if (!cell.verdict().status().green()) {
        trouble(cell, out);
      }
    }
    return out.toString();
  }

  private static void trouble(CellReport cell, StringBuilder out) {
    out.append("\n### ").append(text(cell.id())).append("\n\n");
    for (CheckVerdict check : cell.verdict().checks()) {
      if (!check.status().green()) {
        out.append("- **").append(text(check.title())).append("** ");
        out.append(check.status().words()).append(": ").append(text(check.reason()));
        out.append('\n');
        check.evidence().stream()
            .limit(3)
            .forEach(e -> out.append("  - ").append(text(e.text())).append('\n'));
      }
    }
    // A fence longer than any in the text cannot be closed by it.
    String fence = "```";
    while (cell.repro().contains(fence)) {
      fence += "`";
    }
    out.append('\n').append(fence).append("sh\n");
    out.append(cell.repro().replace('\n', ' ')).append('\n').append(fence).append('\n');
  }

  private static String row(Collection<String> columns) {
    return "| " + String.join(" | ", columns) + " |\n";
  }

  /** Text that stays text: no markup, no HTML, no new cell, no new line. */
  private static String text(String text) {
    return MARKUP
        .matcher(text.replaceAll("\\R", " "))
        .replaceAll(m -> "&#" + (int) m.group().charAt(0) + ";");
  }
}
