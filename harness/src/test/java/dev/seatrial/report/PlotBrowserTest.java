package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.verdict.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plot of a sweep as a browser draws it: in its frame, on its lines, and to be seen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlotBrowserTest {
  private static final String POINTS = "[...document.querySelectorAll('.plot-area .point')]";

  /** Points that are not where the drawing is. */
  private static final String OUTSIDE =
      """
      (() => {
        const frame = document.querySelector(".plot-area").getBoundingClientRect();
        return [...document.querySelectorAll(".plot-area .dot")].filter((it) => {
          const at = it.getBoundingClientRect();
          return at.left < frame.left || at.right > frame.right || at.top < frame.top || at.bottom > frame.bottom;
        }).map((it) => it.parentElement.ariaLabel);
      })()
      """;

  /** Points through which no line of their time goes. */
  private static final String MISPLACED =
      """
      [...document.querySelectorAll(".plot-area .point")].filter((it) => {
        const lines = [...it.parentElement.querySelectorAll(".plot-line")];
        return !lines.some((line) => [["x1", "y1"], ["x2", "y2"]].some(([x, y]) =>
          line.getAttribute(x) === it.getAttribute("x") && line.getAttribute(y) === it.getAttribute("y")));
      }).map((it) => it.ariaLabel)
      """;

  /**
   * Lines, points and texts against the card behind them, by WCAG 2: 3 for shapes, 4.5 for texts.
   */
  private static final String FAINT =
      """
      (() => {
        const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
        const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, part, i) => {
          const v = c[i] / 255;
          return sum + part * (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        }, 0);
        const card = light(rgb(getComputedStyle(document.querySelector(".sweep")).backgroundColor));
        const ratio = (color) => {
          const [a, b] = [light(rgb(color)), card].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        };
        return [
          ...[...document.querySelectorAll(".plot .dot, .plot .plot-line, .plot .plot-budget, .plot .plot-here")]
            .filter((it) => ratio(getComputedStyle(it).stroke) < 3),
          ...[...document.querySelectorAll(".plot text")].filter((it) => ratio(getComputedStyle(it).fill) < 4.5),
        ].map((it) => it.outerHTML);
      })()
      """;

  private final Path site;
  private final Browser browser;

  PlotBrowserTest(@TempDir Path dir) {
    browser = Browser.start();
    site = dir.resolve("site");
  }

  @BeforeAll
  void make(@TempDir Path runs) throws Exception {
    List<CellReport> cells = new ArrayList<>(SiteFixtures.grown());
    for (String killed : List.of("boats", "crew", "berths")) {
      cells.add(SiteFixtures.cell(1, "harbour/killed[1.0..2.0," + killed + "]", Status.PASS));
    }
    SiteFixtures.write(SiteFixtures.run(1, cells.toArray(new CellReport[0])), runs);
    Site.merge(List.of(runs), site, new Site.Options(List.of(), 100, file -> text -> text));
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"400, false", "1400, false", "1400, true"})
  void aSweepOverNumbersIsDrawn(int width, boolean dark) {
    browser.look(width, dark);
    open("grown_move_1.0..2.0_20000");
    assertThat(texts(".plot-values text")).containsExactly("1000", "20,000", "3,000,000", "killed");
    assertThat(texts(".plot-times text")).startsWith("100ms").endsWith("10m");
    assertThat(texts(".plot figcaption span"))
        .contains("migrate", "budget of migrate", "this cell", "not green")
        .doesNotContain("budget of start");
    assertThat(browser.texts(POINTS + ".map((it) => it.querySelector('title').textContent)"))
        .hasSize(9)
        .contains(
            "migrate, killed 3,000,000: 5m, of a budget of 1m (fail)",
            "start, killed 1000: 4s (pass)")
        .isEqualTo(named(""));
    assertThat(named(".filter((it) => it.querySelector('.plot-here'))"))
        .hasSize(3)
        .allMatch(it -> it.contains("killed 20,000"));
    assertThat(named(".filter((it) => it.matches('.hollow'))"))
        .hasSize(3)
        .allMatch(it -> it.contains("killed 3,000,000"));
    assertThat(browser.texts(OUTSIDE)).as("outside of the drawing").isEmpty();
    assertThat(browser.texts(MISPLACED)).as("on none of its lines").isEmpty();
    assertThat(browser.texts(FAINT)).as("too pale to be seen").isEmpty();
    assertThat(
            browser.texts(
                "[...new Set(" + POINTS + ".map((it) => it.lastChild.getAttribute('d')))]"))
        .as("a shape for each time")
        .hasSize(3);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void namesAreNoPlot() {
    open("harbour_killed_1.0..2.0_crew");
    assertThat(texts(".sweep h2")).hasSize(1);
    assertThat(texts(".plot")).isEmpty();
  }

  /** Defects of every kind that the other test looks for. */
  @Test
  void aBadDrawingWouldBeFound() {
    browser.look(1400, true);
    open("grown_move_1.0..2.0_20000");
    browser.eval(
        "(() => { const points = document.querySelectorAll('.point');"
            + " points[0].setAttribute('x', '120%'); points[1].setAttribute('y', '20');"
            + " points[2].querySelector('.dot').style.stroke = '#17212b';"
            + " document.querySelector('.plot-axis').style.fill = '#555'; })()");
    assertThat(browser.texts(OUTSIDE)).hasSize(1);
    assertThat(browser.texts(MISPLACED)).hasSize(2);
    assertThat(browser.texts(FAINT)).hasSize(2);
  }

  private void open(String cell) {
    browser.open(site.resolve("cells").resolve(cell).resolve("index.html"), "");
  }

  private List<String> named(String which) {
    return browser.texts(POINTS + which + ".map((it) => it.ariaLabel)");
  }

  private List<String> texts(String selector) {
    return browser.texts(
        "[...document.querySelectorAll('%s')].map((it) => it.textContent.trim())"
            .formatted(selector));
  }
}
