package dev.seatrial.report;

import static dev.seatrial.report.Markdown.head;
import static dev.seatrial.report.Markdown.row;
import static dev.seatrial.report.Markdown.text;

import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import java.util.ArrayList;
import java.util.List;

/** The run in a screenful of Markdown, for a CI job's page. */
final class MarkdownSummary {
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
    report.cells().stream()
        .flatMap(cell -> cell.handedOver().stream())
        .distinct()
        .forEach(file -> out.append("\nFile of the user: ").append(text(file)).append("\n"));
    List<String> axes =
        report.cells().stream().flatMap(c -> c.axes().keySet().stream()).distinct().toList();
    List<String> titles = new ArrayList<>(axes.stream().map(Markdown::text).toList());
    titles.addAll(List.of("verdict", "downtime", "reached with", "why"));
    out.append('\n').append(head(titles));
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
    out.append('\n').append(Markdown.command(cell.repro()));
  }
}
