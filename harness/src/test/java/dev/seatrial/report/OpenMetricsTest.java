package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenMetricsTest {

  @Test
  void timesAndVerdictsOfEachCellAreMetrics() {
    RunReport run = ReportFixtures.run();
    String text = OpenMetrics.of(run);

    assertThat(OpenMetricsGrammar.wrong(text)).isEmpty();
    String cell = labels(run.cells().get(1));
    assertThat(text.lines())
        .contains(
            "seatrial_run_info{run=\"20260305-091230-3f1c\",version=\"0.1.0\"} 1",
            "seatrial_run_cells{verdict=\"fail\"} 1",
            "seatrial_run_cells{verdict=\"known_issue\"} 0",
            "seatrial_cell_verdict{" + cell + ",seatrial_cell_verdict=\"fail\"} 1",
            "seatrial_cell_verdict{" + cell + ",seatrial_cell_verdict=\"pass\"} 0");
    run.cells()
        .get(1)
        .verdict()
        .measures()
        .forEach(
            (name, measure) -> {
              String of = "{" + cell + ",measure=\"" + name + "\"} ";
              assertThat(text)
                  .contains("seatrial_cell_measure_seconds" + of + seconds(measure.millis()));
              if (!measure.budget().isEmpty()) {
                assertThat(text)
                    .contains(
                        "seatrial_cell_budget_seconds" + of + seconds(measure.budgetMillis()));
              }
            });
    assertThat(text).contains("seatrial_cell_duration_seconds{" + cell + "} ");
    // Two runs of the same cells can be compared by their labels.
    assertThat(text.lines().filter(line -> line.startsWith("seatrial_cell")))
        .isNotEmpty()
        .noneMatch(line -> line.contains("20260305"));
  }

  @Test
  void theFileIsSoundWhateverTheProductSays(@TempDir Path dir) throws IOException {
    RunReport run = HostileFixtures.run();
    run.write(dir, text -> text);

    assertThat(OpenMetricsGrammar.wrong(Files.readString(dir.resolve("metrics.txt")))).isEmpty();
  }

  @Test
  void noAxisTakesThePlaceOfAnotherLabel() {
    CellReport cell = ReportFixtures.run().cells().get(0);
    Map<String, String> axes =
        Map.of("cell", "c", "measure", "m", "my-axis", "a", "seatrial_cell_verdict", "v", "0", "n");
    RunReport run = ReportFixtures.run();
    CellReport named = Altered.axes(cell, axes);
    String text =
        OpenMetrics.of(
            new RunReport(run.run(), run.started(), run.ended(), "1", Map.of(), List.of(named)));

    assertThat(OpenMetricsGrammar.wrong(text)).isEmpty();
    assertThat(text)
        .contains("axis_cell=\"c\"", "axis_measure=\"m\"", "my_axis=\"a\"", "axis_0=\"n\"")
        .contains("axis_seatrial_cell_verdict=\"v\"");
  }

  @Test
  void aRunWithoutCellsHasMetricsToo() {
    RunReport run = ReportFixtures.run();
    RunReport empty =
        new RunReport(run.run(), run.started(), run.ended(), "1", Map.of(), List.of());

    assertThat(OpenMetricsGrammar.wrong(OpenMetrics.of(empty))).isEmpty();
  }

  /** The oracle sees what it is for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# EOF| | the last line",
        "seatrial_run_info{|seatrial_run{| is no sample of the info",
        "duration_seconds seconds|duration_seconds minutes| cannot be minutes",
        "\"} 1|\"} 1,5| no sample",
        "seatrial_cell_verdict=\"fail\"} 1|seatrial_cell_verdict=\"fail\"} 0| is in 0 states",
        "version=|run=| label run of",
        "# HELP seatrial_cell_verdict|# HELP seatrial_cell_budget_seconds| is torn apart",
        "verdict=\"fail\"} |verdict=\"pass\"} | twice",
        "info\\n# HELP|info\\n\\n# HELP| an empty line",
        "stateset|counter| cannot be counter",
      })
  void aMistakeWouldBeSeen(String sound, String broken, String wrong) {
    String text =
        OpenMetrics.of(ReportFixtures.run())
            .replace(sound.replace("\\n", "\n"), broken == null ? "" : broken.replace("\\n", "\n"));

    assertThat(OpenMetricsGrammar.wrong(text)).anyMatch(it -> it.contains(wrong.strip()));
  }

  private static String labels(CellReport cell) {
    StringBuilder labels = new StringBuilder("cell=\"" + cell.id() + "\",system=\"gpustack\"");
    labels.append(",scenario=\"").append(cell.scenario()).append('"');
    cell.axes().forEach((axis, value) -> labels.append("," + axis + "=\"" + value + "\""));
    return labels.toString();
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }
}
