package dev.seatrial.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlPageTest {
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  private final Path dir;

  HtmlPageTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void tellsEveryVerdictWithItsReason() throws IOException {
    RunReport run = ReportFixtures.run();
    String page = render(run);
    assertThat(page).contains("2 cells: 1 fail, 1 pass with allowances.");
    for (CellReport cell : run.cells()) {
      assertThat(page).contains(cell.id(), "id=\"" + cell.slug() + "\"", cell.verdict().reason());
      for (CheckVerdict check : cell.verdict().checks()) {
        assertThat(page).contains(check.title(), check.reason(), check.status().words());
      }
    }
    assertThat(page)
        .as("what differs is marked")
        .contains("analyst of ever<mark class=\"was\">ything</mark>");
    assertThat(page)
        .as("what stands in for what is said")
        .contains("emulated accelerator", "<b>llama-box</b> is a stand-in ")
        .contains("answers recorded from the vendor");
  }

  @Test
  void whatIsNotGreenComesFirst() throws IOException {
    for (CellReport cell : ReportFixtures.run().cells()) {
      List<Boolean> green =
          CellPage.of(cell, dir).checks().stream().map(c -> c.status().green()).toList();
      assertThat(green).isSorted();
    }
  }

  @Test
  void drawsTheTimelineToScale() throws IOException {
    RunReport run = ReportFixtures.run();
    CellReport cell = run.cells().get(0);
    Timeline timeline =
        TimelineDrawing.of(cell, StepSpan.of(cell), InstanceHistory.of(cell)).orElseThrow();
    Timeline.Bar downtime = timeline.downtime().orElseThrow();
    CellVerdict.Measure measured = requireNonNull(cell.verdict().measures().get("downtime"));
    double share =
        100.0 * (measured.millis() + ReportFixtures.HARNESS_MILLIS) / cell.lasted().toMillis();
    assertThat(Double.parseDouble(downtime.width().replace("%", "")))
        .isBetween(share - 0.01, share + 0.01);
    assertThat(downtime.title()).endsWith(" and 5.7s of the harness's own");
    assertThat(timeline.lanes())
        .extracting(Timeline.Lane::name)
        .contains("Phases", "Steps", "Harness", "old system", "new system", "chat-1", "database");
    assertThat(timeline.ticks()).hasSizeBetween(4, 10);
    assertThat(render(run))
        .contains("x=\"" + downtime.x() + "\" width=\"" + downtime.width() + "\"");
  }

  @Test
  void showsTheEndOfEachLogAndLinksTheWhole() throws IOException {
    String page = render(ReportFixtures.run());
    assertThat(page)
        .contains("INFO migration line 260", "INFO migration line 61", "last 200 lines")
        .doesNotContain("INFO migration line 60\n", "\u001b");
    for (String reference : references(page)) {
      if (reference.endsWith(".log")) {
        assertThat(dir.resolve(reference)).exists();
      }
    }
  }

  @Test
  void needsNothingButItself() throws IOException {
    String page = render(ReportFixtures.run());
    assertThat(references(page))
        .hasSizeGreaterThan(8)
        .allMatch(r -> r.startsWith("#") || r.startsWith("./") || r.equals("data:,"));
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("@import", "url(", "http-equiv=\"refresh\"", "https://", "http://");
  }

  @Test
  void inPageLinksLeadSomewhere() throws IOException {
    String page = render(ReportFixtures.run());
    List<String> inPage = references(page).stream().filter(r -> r.startsWith("#")).toList();
    assertThat(inPage).hasSize(3).allMatch(r -> page.contains("id=\"" + r.substring(1) + "\""));
  }

  @Test
  void whatTheProductSaysStaysText() throws IOException {
    String page = render(HostileFixtures.run());
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(page)
        .doesNotContain("<script>alert", "<img", "javascript:")
        .doesNotContainPattern("<[^<>]*onerror=\"");
    assertThat(Pattern.compile("<script").matcher(page).results().count()).isEqualTo(1);
    assertThat(Pattern.compile("</style").matcher(page).results().count()).isEqualTo(1);
    assertThat(references(page))
        .allMatch(r -> r.startsWith("#") || r.startsWith("./") || r.equals("data:,"));
  }

  @Test
  void aRunWithoutCellsOrObservationsIsAPage() throws IOException {
    RunReport run = ReportFixtures.run();
    RunReport none = new RunReport("r", run.started(), run.ended(), "0", run.host(), List.of());
    assertThat(render(none)).contains("No cell was run.", "</html>");
    RunReport blind =
        new RunReport(
            "r", run.started(), run.ended(), "0", run.host(), List.of(HostileFixtures.blind()));
    assertThat(render(blind)).contains("harness error", "</html>");
  }

  private String render(RunReport run) throws IOException {
    ReportFixtures.writeLogs(run, dir);
    return new String(HtmlPage.render(run, dir), StandardCharsets.UTF_8);
  }

  private static List<String> references(String page) {
    List<String> all = new ArrayList<>();
    Matcher matcher = REFERENCE.matcher(page);
    while (matcher.find()) {
      all.add(matcher.group(1));
    }
    return all;
  }
}
