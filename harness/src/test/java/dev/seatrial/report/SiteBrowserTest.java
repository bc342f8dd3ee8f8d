package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site as a person has it: in a browser, with a keyboard, narrow, in the dark, on paper. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SiteBrowserTest {
  private static final String VISIBLE =
      "[...document.querySelectorAll('%s')].filter((it) => !it.closest('.gone'))";

  /** Contrast as WCAG 2 computes it, of texts that are coloured, against what lies behind them. */
  private static final String PALE =
      """
      (() => {
        const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
        const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, part, i) => {
          const v = c[i] / 255;
          return sum + part * (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        }, 0);
        const behind = (it) => {
          for (let at = it; at; at = at.parentElement) {
            const c = rgb(getComputedStyle(at).backgroundColor);
            if (c.length < 4 || c[3] > 0) { return c; }
          }
          return rgb(getComputedStyle(document.documentElement).colorScheme === "dark" ? "0 0 0" : "255 255 255");
        };
        const pale = new Set();
        for (const it of document.querySelectorAll("a, .chip, .m, .m span, .tag, .note, .quiet, .why, .count, .finding, label, p, td, th, dt, summary, mark")) {
          if (!it.textContent.trim() || !it.checkVisibility()) { continue; }
          const [a, b] = [light(rgb(getComputedStyle(it).color)), light(behind(it))].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < 4.5) { pale.add(`${it.tagName}.${it.className}: ${ratio.toFixed(2)}`); }
        }
        return [...pale];
      })()
      """;

  /** Links to a place on the same page that is not there. */
  private static final String LOST =
      """
      [...document.links].filter((it) => it.hash && it.pathname === location.pathname)
        .filter((it) => !document.getElementById(decodeURIComponent(it.hash.slice(1))))
        .map((it) => it.outerHTML)
      """;

  /** What somebody who does not see the page would miss. */
  private static final String UNNAMED =
      """
      [
        ...[...document.querySelectorAll("input, select")].filter((it) => !it.labels?.length && !it.ariaLabel),
        ...[...document.querySelectorAll("a, button")].filter((it) => !(it.ariaLabel || it.textContent).trim()),
        ...[...document.querySelectorAll("th")].filter((it) => !it.scope),
        ...[...document.querySelectorAll("table")].filter((it) => !it.querySelector("th")),
        ...[...document.querySelectorAll("svg")].filter((it) => !it.ariaHidden && !it.ariaLabel && !it.closest("[aria-hidden], [role=img]")),
        ...[...document.querySelectorAll("[id]")].filter((it, i, all) => all.some((other, j) => j < i && other.id === it.id)),
        ...[...document.querySelectorAll("[aria-labelledby]")].filter((it) => !document.getElementById(it.getAttribute("aria-labelledby"))),
      ].map((it) => it.outerHTML.slice(0, 200))
      """;

  private final Path site;
  private final Browser browser;

  SiteBrowserTest(@TempDir Path dir) {
    browser = Browser.start();
    site = dir.resolve("site");
  }

  @BeforeAll
  void make(@TempDir Path runs) throws IOException {
    RunReport run = ReportFixtures.run();
    ReportFixtures.writeLogs(run, runs.resolve(run.run()));
    SiteFixtures.write(run, runs);
    HostileFixtures.run().write(runs.resolve("hostile"), text -> text);
    List<CellReport> cells = new ArrayList<>();
    for (String killed : List.of("boats", "crew", "berths")) {
      cells.add(SiteFixtures.cell(1, "harbour/killed[1.0..2.0," + killed + "]", Status.PASS));
    }
    cells.addAll(SiteFixtures.grown());
    cells.add(SiteFixtures.cell(1, "harbour/move[1.0..2.0]", Status.KNOWN_ISSUE));
    cells.add(SiteFixtures.cell(1, "harbour/move[1.0..2.0]~2", Status.FAIL));
    cells.add(SiteFixtures.cell(1, "harbour/move[1.0..3.0]", Status.INCONCLUSIVE));
    cells.add(SiteFixtures.leftOut("harbour/move[2.0..3.0]"));
    SiteFixtures.write(SiteFixtures.run(1, cells.toArray(new CellReport[0])), runs);
    Map<String, String> axes = Map.of("source", "1.0", "target", "4.0");
    List<Site.Wanted> wanted =
        List.of(
            new Site.Wanted("harbour/move[1.0..4.0]", "Harbour", "harbour/move", "Boats", axes));
    Site.merge(List.of(runs), site, new Site.Options(wanted, 100, file -> text -> text));
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  @AfterEach
  void nothingIsWrittenToTheConsole() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void allPagesOpenAndAllTheirLinksLeadSomewhere() throws IOException {
    int links = 0;
    for (Path page : pages()) {
      browser.open(page, "");
      for (String address :
          browser.texts(
              "[...document.links].map((it) => it.href).filter((it) => it.startsWith('file:'))")) {
        assertThat(Path.of(URI.create(address.replaceFirst("[#?].*", ""))))
            .as("on " + page)
            .exists();
        links++;
      }
      assertThat(browser.texts(LOST)).as("on " + page).isEmpty();
      assertThat(browser.eval("getComputedStyle(document.body).margin").asText()).isEqualTo("0px");
    }
    assertThat(links).isGreaterThan(40);
  }

  @Test
  void filtersShowWhatIsAskedFor() {
    browser.open(index(), "");
    int all = shown().size();
    assertThat(all).isEqualTo(13);

    choose("verdict", "fail");
    assertThat(shown()).hasSizeGreaterThan(1).allMatch(it -> it.contains("fail"));
    assertThat(marks()).hasSameSizeAs(shown()).allMatch(it -> it.contains("fail"));
    choose("system", "harbour");
    assertThat(shown()).singleElement().asString().contains("harbour/move[1.0..2.0]");
    assertThat(browser.eval("document.querySelector('.shown').textContent").asText())
        .isEqualTo("1 of " + all + " cells");
    assertThat(browser.texts(VISIBLE.formatted(".system h2") + ".map((it) => it.textContent)"))
        .containsExactly("Harbour");
    assertThat(browser.eval("location.search").asText()).isEqualTo("?system=harbour&verdict=fail");

    browser.open(index(), "?verdict=missing");
    assertThat(shown()).singleElement().asString().contains("harbour/move[1.0..4.0]");
    assertThat(columns())
        .as("columns without a cell are gone")
        .containsExactly("from 1.0", "to 4.0");
    choose("verdict", "");
    choose("system", "harbour");
    assertThat(columns())
        .as("what nobody tried has no column")
        .hasSize(2 + 3)
        .contains("from 2.0", "to 2.0")
        .doesNotContain("to 4.0");
    choose("system", "");
    choose("database", "external-postgresql");
    assertThat(shown()).hasSize(2).allMatch(it -> it.contains("gpustack/"));
    choose("accelerator", "cpu");
    assertThat(shown()).hasSize(1);
    browser.eval("document.querySelector('#filters button').click()");
    browser.eval("new Promise((done) => setTimeout(done))");
    assertThat(shown()).hasSize(all);
    choose("images", "assembled");
    assertThat(shown()).hasSizeBetween(4, all - 1);
    choose("images", "");
    choose("words", "BERTHS because of");
    assertThat(shown()).singleElement().asString().contains("harbour/killed[1.0..2.0,berths]");
    choose("words", "no such words");
    assertThat(shown()).isEmpty();
  }

  @Test
  void theKeyboardReachesEveryCell() {
    browser.look(1400, false);
    browser.open(index(), "?system=harbour");
    browser.press("Tab");
    assertThat(focused("textContent")).isEqualTo("Skip to the systems");
    assertThat(browser.eval("document.activeElement.getBoundingClientRect().left >= 0").asBoolean())
        .as("the skip link is seen when it is focused")
        .isTrue();
    for (int i = 0; i < 60 && !focused("className").startsWith("m "); i++) {
      browser.press("Tab");
    }
    assertThat(focused("className")).startsWith("m s-");
    assertThat(browser.eval("getComputedStyle(document.activeElement).outlineStyle").asText())
        .as("focus is seen")
        .isNotEqualTo("none");
    String first = focused("dataset.id");
    browser.press("ArrowDown");
    String second = focused("dataset.id");
    assertThat(second).isNotEqualTo(first).startsWith("harbour/");
    browser.press("ArrowUp");
    assertThat(focused("dataset.id")).isEqualTo(first);
    browser.follow(() -> browser.press("Enter"));
    assertThat(browser.eval("document.querySelector('h2').textContent").asText()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTextIsReadable(boolean dark) throws IOException {
    browser.look(1400, dark);
    for (Path page : pages()) {
      browser.open(page, "");
      browser.eval("document.querySelectorAll('details').forEach((it) => { it.open = true; })");
      assertThat(browser.texts(PALE)).as(page + (dark ? " in the dark" : "")).isEmpty();
      assertThat(browser.texts(UNNAMED)).as(page.toString()).isEmpty();
    }
  }

  @Test
  void aNarrowPageIsNotWiderThanItsScreen() throws IOException {
    browser.look(400, false);
    for (Path page : pages()) {
      browser.open(page, "");
      browser.eval("document.querySelectorAll('details').forEach((it) => { it.open = true; })");
      assertThat(browser.eval("document.documentElement.scrollWidth").asInt())
          .as(page.toString())
          .isLessThanOrEqualTo(400);
    }
  }

  /** Defects of every kind that the other tests look for. */
  @Test
  void whatIsLookedForWouldBeFound() {
    browser.look(400, false);
    browser.open(index(), "");
    browser.eval(
        "document.querySelector('.why').style.color = '#bbb';"
            + "document.body.insertAdjacentHTML('beforeend', '<input><a href=\"#nowhere\">x</a>');"
            + "document.body.lastElementChild.style.marginLeft = '900px';"
            + "document.querySelectorAll('details').forEach((it) => { it.open = true; })");
    assertThat(browser.texts(PALE)).isNotEmpty();
    assertThat(browser.texts(UNNAMED)).contains("<input>");
    assertThat(browser.texts(LOST)).hasSize(1);
    assertThat(browser.eval("document.documentElement.scrollWidth").asInt()).isGreaterThan(400);
    browser.eval("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')");
    browser.eval("console.error('no'); setTimeout(() => { throw new Error('no'); })");
    browser.eval("new Promise((done) => setTimeout(done, 50))");
    assertThat(browser.forgetComplaints()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void allIsOnPaper() {
    browser.open(index(), "");
    byte[] pdf = Base64.getDecoder().decode(browser.pdf());
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    assertThat(pdf).hasSizeGreaterThan(10_000);
  }

  @Test
  void twoThousandCellsAreFastEnough(@TempDir Path dir) throws IOException {
    List<CellReport> cells = new ArrayList<>();
    List<Status> verdicts = List.of(Status.values());
    for (int i = 0; i < 2_000; i++) {
      String id = "harbour%d/move-%d[1.%d..2.%d,p%d]".formatted(i % 4, i % 40, i % 3, i % 5, i);
      cells.add(SiteFixtures.cell(1, id, verdicts.get(i % 7)));
    }
    SiteData data =
        new SiteData(
            SiteFixtures.DAY,
            List.of(),
            cells.stream()
                .map(cell -> SiteCell.of(cell, SiteFixtures.run(1, cell), "x", List.of()))
                .toList(),
            List.of());
    SitePages pages = new SitePages(data, dir);
    pages.writeAssets();
    pages.writeIndex();

    assertThat(Files.size(dir.resolve("index.html"))).as("a small page").isLessThan(4_000_000);
    browser.open(dir.resolve("index.html"), "");
    int loaded = browser.eval("performance.getEntriesByType('navigation')[0].loadEventEnd").asInt();
    assertThat(loaded).as("milliseconds until it is there").isBetween(1, 10_000);
    int filtered =
        browser
            .eval(
                "(() => { const field = document.querySelector('#filters input'); const from ="
                    + " performance.now(); field.value = 'p1999';"
                    + " field.dispatchEvent(new Event('input', { bubbles: true }));"
                    + " document.body.getBoundingClientRect();"
                    + " return Math.ceil(performance.now() - from); })()")
            .asInt();
    assertThat(shown()).hasSize(1);
    assertThat(filtered).as("milliseconds until a filter shows").isBetween(1, 5_000);
    System.getLogger(SiteBrowserTest.class.getName())
        .log(System.Logger.Level.INFO, "2,000 cells: {0} ms, filter {1} ms", loaded, filtered);
  }

  @Test
  void logsAreSearched() throws IOException {
    Path page =
        pages().stream().filter(it -> it.toString().contains("gpustack")).findFirst().orElseThrow();
    browser.open(page, "");
    browser.eval(
        "(() => { const field = document.querySelector('.log-search input'); field.value = 'LINE"
            + " 25'; field.dispatchEvent(new Event('input', { bubbles: true })); })()");
    assertThat(
            browser
                .eval("document.querySelector('.log-search [role=status]').textContent")
                .asText())
        .isEqualTo("40 lines");
    assertThat(
            browser
                .eval("document.querySelector('.log pre').textContent.split('\\n').length")
                .asInt())
        .isEqualTo(10);
  }

  private Path index() {
    return site.resolve("index.html");
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  private List<String> shown() {
    return browser.texts(VISIBLE.formatted(".entries tbody tr") + ".map((it) => it.textContent)");
  }

  private List<String> marks() {
    return browser.texts(VISIBLE.formatted(".matrix .m") + ".map((it) => it.textContent)");
  }

  private List<String> columns() {
    return browser.texts(
        VISIBLE.formatted(".matrix thead th + th, .matrix thead td + th")
            + ".map((it) => it.textContent)");
  }

  private String focused(String property) {
    return browser.eval("document.activeElement." + property).asText();
  }

  private void choose(String name, String value) {
    browser.eval(
        "(() => { const field = document.getElementById('filters').elements['%s']; field.value = '%s';"
                .formatted(name, value)
            + " field.dispatchEvent(new Event('input', { bubbles: true })); })()");
  }
}
