package dev.seatrial.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.compare.Progress;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts that progress is made of. */
class PartsTest {

  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "'', 0",
    "\u8fc1\u79fb, 4",
    "\uff21, 2",
    "\ud55c, 2",
    "e\u0301, 1",
    "\ud83d\udea2, 2",
    "a\u200db, 2",
    "\u2026\u2022, 2",
  })
  void lettersTakeTheirColumns(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @Test
  void aCutLineKeepsItsColoursAndLetters() {
    Line line = Line.of("ab").with("\u8fc1\u79fbe\u0301xyz", Style.GOOD);

    assertThat(line.cut(10)).isEqualTo(line);
    assertThat(line.cut(9).plain()).isEqualTo("ab\u8fc1\u79fbe\u0301x\u2026");
    assertThat(line.cut(6).plain()).isEqualTo("ab\u8fc1\u2026");
    assertThat(line.cut(1).plain()).isEqualTo("\u2026");
    assertThat(line.cut(0).plain()).isEmpty();
    assertThat(line.cut(5).painted()).isEqualTo("ab\u001b[32m\u8fc1\u001b[0m\u2026");
  }

  @ParameterizedTest
  @CsvSource({
    "0, [>...................]",
    "30, [==========>.........]",
    "59, [===================>]",
    "60, [====================]",
    "600, [====================]",
  })
  void theBarIsFullWhenItIsTime(int seconds, String bar) {
    assertThat(StatusBlock.bar(Duration.ofSeconds(seconds), Duration.ofSeconds(60))).isEqualTo(bar);
  }

  @Test
  void aBarOfNothingIsEmpty() {
    assertThat(StatusBlock.bar(Duration.ofSeconds(1), Duration.ZERO)).startsWith("[>.");
  }

  @ParameterizedTest
  @CsvSource({
    "true, xterm, '', BLOCK",
    "true, xterm, false, BLOCK",
    "true, xterm, true, PLAIN",
    "true, xterm, 1, PLAIN",
    "true, dumb, '', PLAIN",
    "false, xterm, '', PLAIN",
  })
  void aBlockIsForThoseWhoLookOn(boolean terminal, String term, String ci, ProgressMode mode) {
    assertThat(ProgressMode.here(terminal, Map.of("TERM", term, "CI", ci))).isEqualTo(mode);
  }

  @Test
  void withoutNameATerminalIsDumb() {
    assertThat(ProgressMode.here(true, Map.of())).isEqualTo(ProgressMode.PLAIN);
    assertThat(ProgressMode.here(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .isEqualTo(ProgressMode.BLOCK);
  }

  @Test
  void aSizeIsTakenFromTheEnvironmentWhereNothingElseTells() {
    assertThat(Tty.size(Map.of("COLUMNS", "132", "LINES", "50"))).isEqualTo(new Tty.Size(132, 50));
    assertThat(Tty.size(Map.of("COLUMNS", "wide", "LINES", "0"))).isEqualTo(new Tty.Size(80, 24));
  }

  @Test
  void freeMemoryIsWhatTheKernelSays() {
    assertThat(
            HostMemory.words(
                "MemTotal:       16316412 kB\nMemFree:  1 kB\nMemAvailable:    3355443 kB\n"))
        .hasValue("memory 3.2 of 15.6 GiB free");
    assertThat(HostMemory.words("MemTotal:       16316412 kB\n")).isEmpty();
  }

  @Test
  void whatComesOnStandardErrorStandsAmongTheLines() {
    List<String> lines = new ArrayList<>();
    PrintStream before = System.err;
    ErrorsAbove errors = ErrorsAbove.begin(lines::add);
    try {
      System.err.print("a warning\nand ");
      System.err.println("another \u8fc1");
    } finally {
      errors.close();
    }

    assertThat(lines).containsExactly("a warning", "and another \u8fc1");
    assertThat(System.err).isSameAs(before);
  }

  @Test
  void aComparisonTellsItsDatasetAndItsRows() {
    StringWriter shown = new StringWriter();
    Watch watch = new Watch();
    Screen.Status status = RowTicker.status(new Progress());
    RowTicker ticker = new RowTicker(new PlainScreen(new PrintWriter(shown), watch::nanos, status));
    ticker.tick();
    assertThat(shown.toString()).isEmpty();
    watch.seconds(15);
    ticker.tick();
    ticker.close();

    assertThat(shown.toString().strip()).isEqualTo("opening");
    assertThat(status.block(5)).containsExactly(Line.of("open").with("\u2026"));
  }
}
