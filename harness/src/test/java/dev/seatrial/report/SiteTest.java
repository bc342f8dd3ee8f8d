package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)(?:#[^\"]*)?\"");
  private static final String MOVE = "harbour/move[1.0..2.0]";
  private static final Site.Options PLAIN = new Site.Options(List.of(), 100, file -> text -> text);

  private final Path dir;
  private final Path runs;
  private final Path to;

  SiteTest(@TempDir Path dir) {
    this.dir = dir;
    runs = dir.resolve("runs");
    to = dir.resolve("site");
  }

  @Test
  void theLatestRunOfACellCountsAndAllAreItsHistory() throws IOException {
    brought(1, MOVE, Status.FAIL);
    brought(3, MOVE, Status.PASS);
    brought(2, MOVE, Status.KNOWN_ISSUE);

    Site.Made made = Site.merge(List.of(runs), to, PLAIN);

    assertThat(made.cells()).isEqualTo(1);
    assertThat(made.runs()).isEqualTo(3);
    JsonNode cell = site().at("/cells/0");
    assertThat(cell.path("status").asText()).isEqualTo("PASS");
    assertThat(cell.path("run").asText()).isEqualTo("20260308-0900");
    assertThat(cell.path("rows").asLong()).isEqualTo(1_234);
    assertThat(cell.path("rollback").asText()).isEqualTo("PASS");
    assertThat(cell.at("/images/0/digest").asText()).isEqualTo("sha256:feedc0ffee5f0c11");
    assertThat(cell.path("history").valueStream().map(it -> it.path("status").asText()))
        .containsExactly("FAIL", "KNOWN_ISSUE", "PASS");
    assertThat(to.resolve("index.html"))
        .content()
        .contains("pass", "2026-03-08", "1,234", "feedc0ffee5f");
  }

  @Test
  void aCellThatWasMerelyLeftOutKeepsItsVerdict() throws IOException {
    brought(1, MOVE, Status.FAIL);
    SiteFixtures.write(SiteFixtures.run(2, SiteFixtures.leftOut(MOVE)), runs);
    SiteFixtures.write(SiteFixtures.run(3, SiteFixtures.leftOut(3, MOVE)), runs);

    Site.merge(List.of(runs), to, PLAIN);

    JsonNode cell = site().at("/cells/0");
    assertThat(cell.path("status").asText()).isEqualTo("FAIL");
    assertThat(cell.path("history").valueStream().map(it -> it.path("ran").asBoolean()))
        .containsExactly(true, false, false);
  }

  @Test
  void repetitionsAreTheHistoryOfOneCell() throws IOException {
    SiteFixtures.write(
        SiteFixtures.run(
            1,
            SiteFixtures.cell(1, MOVE, Status.PASS),
            SiteFixtures.cell(1, MOVE + "~2", Status.FAIL)),
        runs);

    Site.merge(List.of(runs), to, PLAIN);

    assertThat(site().path("cells")).hasSize(1);
    assertThat(site().at("/cells/0/id").asText()).isEqualTo(MOVE);
    assertThat(site().at("/cells/0/history/1/run").asText()).isEqualTo("20260306-0900~2");
    assertThat(site().at("/cells/0/notes/0/kind").asText()).isEqualTo("flaky");
  }

  @Test
  void aSiteGoesOnWhenItsRunsAreGone() throws IOException {
    RunReport run = ReportFixtures.run();
    ReportFixtures.writeLogs(run, runs.resolve(run.run()));
    SiteFixtures.write(run, runs);
    brought(1, MOVE, Status.FAIL);
    Path first = dir.resolve("first");
    Site.merge(List.of(runs), first, PLAIN);
    PathUtils.deleteDirectory(runs);
    brought(2, MOVE, Status.PASS);

    Site.merge(List.of(first, runs), to, PLAIN);

    JsonNode before = JSON.readTree(first.resolve("site.json").toFile());
    JsonNode after = site();
    assertThat(after.path("cells")).hasSize(3);
    assertThat(after.at("/cells/0")).isEqualTo(before.at("/cells/0"));
    assertThat(after.at("/cells/2/history").valueStream().map(it -> it.path("status").asText()))
        .containsExactly("FAIL", "PASS");
    String page = "cells/" + after.at("/cells/0/slug").asText() + "/index.html";
    assertThat(Files.readString(to.resolve(page)))
        .isEqualTo(Files.readString(first.resolve(page)))
        .contains("old-server line 260")
        .contains("the lines before were not kept");
  }

  @Test
  void aSiteThatIsThereIsAddedTo() throws IOException {
    Path folder = brought(1, MOVE, Status.FAIL);
    Site.merge(List.of(folder.resolve("run.json")), to, PLAIN);
    PathUtils.deleteDirectory(runs);
    brought(2, "harbour/move[1.0..3.0]", Status.PASS);
    Site.merge(List.of(runs), to, PLAIN);
    Site.merge(List.of(to), to, PLAIN);

    assertThat(site().path("cells")).hasSize(2);
    assertThat(site().path("runs")).hasSize(2);
    try (Stream<Path> all = Files.list(dir)) {
      assertThat(all).as("nothing half-written is left").containsExactlyInAnyOrder(runs, to);
    }
  }

  @Test
  void siteJsonHasThePublishedShape() throws IOException {
    SiteFixtures.write(ReportFixtures.run(), runs);
    brought(1, MOVE, Status.FAIL);
    brought(2, MOVE, Status.PASS);
    Site.merge(List.of(runs), to, wanted("harbour/move[1.0..4.0]"));

    JsonNode document = site();
    assertThat(document.path("missing")).hasSize(1);
    JsonNode schema = JSON.readTree(to.resolve("site.schema.json").toFile());
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(document))
        .isEmpty();
    try (InputStream in = RunReport.class.getResourceAsStream("run.schema.json")) {
      JsonNode ofRuns = JSON.readTree(in);
      for (JsonNode cell : document.path("cells")) {
        Path run = to.resolve("cells").resolve(cell.path("slug").asText()).resolve("run.json");
        assertThat(
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(ofRuns)
                    .validate(JSON.readTree(run.toFile())))
            .isEmpty();
      }
    }
  }

  @Test
  void whatAnEarlierSiteToldOfItsMachineIsNotToldOn() {
    SiteData.Run run =
        new SiteData.Run(
            "run", Instant.EPOCH, Instant.EPOCH, "0.1", Map.of("root", "/srv", "cpus", "2"));

    assertThat(run.host()).containsExactly(Map.entry("cpus", "2"));
  }

  @Test
  void cellsThatNoRunBroughtAreTold() throws IOException {
    brought(1, MOVE, Status.PASS);
    Site.Made made = Site.merge(List.of(runs), to, wanted(MOVE, "harbour/move[1.0..9.0]"));

    assertThat(made.missing()).containsExactly("harbour/move[1.0..9.0]");
    assertThat(to.resolve("index.html")).content().contains("9.0", "1 missing", "1 more were not");
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    SiteFixtures.write(ReportFixtures.run(), runs);
    for (String killed : List.of("boats", "crew", "berths")) {
      brought(1, "harbour/move[1.0..2.0," + killed + "]", Status.PASS);
    }
    Site.merge(List.of(runs), to, PLAIN);

    int links = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String address = link.group(1);
        if (!address.startsWith("http") && !address.startsWith("data:")) {
          assertThat(
                  page.resolveSibling(
                      java.net.URLDecoder.decode(address, java.nio.charset.StandardCharsets.UTF_8)))
              .as(page + " links to " + address)
              .exists();
          links++;
        }
      }
    }
    assertThat(links).isGreaterThan(30);
  }

  @Test
  void nothingSaysWhereTheProjectLies() throws IOException {
    RunReport run = ReportFixtures.run();
    Path folder = SiteFixtures.write(run, runs);
    Files.writeString(
        folder.resolve("run.json"),
        Files.readString(folder.resolve("run.json"))
            .replace("api_keys 3 is gone", "/ports/boats/scenarios/a.yaml:1:2 is gone"));
    for (CellReport.Log log : run.cells().get(0).logs()) {
      Path file = folder.resolve(log.path());
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, "reading /ports/boats/x\n");
    }
    Site.merge(
        List.of(runs),
        to,
        new Site.Options(List.of(), 100, file -> text -> text.replace("/ports/boats/", "")));

    try (Stream<Path> files = Files.walk(to)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file).content().doesNotContain("/ports/boats", dir.toString());
      }
    }
    assertThat(to.resolve("site.json")).content().doesNotContain("not-trusted");
  }

  @Test
  void logsOutsideOfARunAreNotRead() throws IOException {
    Files.writeString(dir.resolve("secret.log"), "swordfish\n");
    CellReport cell = SiteFixtures.cell(1, MOVE, Status.PASS);
    SiteFixtures.write(
        SiteFixtures.run(
            1, cell.with(List.of(new CellReport.Log("server", "c", "../../secret.log")))),
        runs);
    Site.merge(List.of(runs), to, PLAIN);
    for (Path page : pages()) {
      assertThat(page).content().doesNotContain("swordfish");
    }
  }

  @Test
  void aRehearsalIsNotPublished() throws IOException {
    brought(1, MOVE, Status.PASS);
    Path beside = SiteFixtures.write(rehearsed(), dir.resolve("rehearsals"));
    Path within = SiteFixtures.write(rehearsed(), runs.resolve("others"));
    Files.writeString(within.resolve("rehearsal.json"), "{}");
    Files.writeString(beside.resolve("rehearsal.json"), "{}");

    assertThat(Site.merge(List.of(dir), to, PLAIN).cells()).isEqualTo(1);
    for (Path named : List.of(beside, within.resolve("run.json"))) {
      assertThatThrownBy(() -> Site.merge(List.of(named), to, PLAIN))
          .hasMessage(
              named
                  + " is a rehearsal: it shows rows of the operator's data, and is not published.");
    }
  }

  private static RunReport rehearsed() {
    return SiteFixtures.run(2, SiteFixtures.cell(2, "harbour/own[1.0..2.0]", Status.PASS));
  }

  @Test
  void hostileNamesStayInTheirPlace() throws IOException {
    HostileFixtures.run().write(runs.resolve("hostile"), text -> text);
    RunReport odd =
        SiteFixtures.run(
            1,
            SiteFixtures.cell(1, "harbour/a[1..2]", Status.PASS),
            SiteFixtures.cell(1, "harbour/A[1..2]", Status.PASS),
            SiteFixtures.cell(1, "..[1..2]", Status.PASS),
            SiteFixtures.cell(1, "x".repeat(400) + "[1..2]", Status.PASS));
    SiteFixtures.write(odd, runs);
    Site.merge(List.of(runs), to, PLAIN);

    assertThat(pages()).hasSize(1 + 5);
    assertThat(to.resolve("index.html")).content().doesNotContain("<script>alert(1)</script>");
    List<String> slugs = new ArrayList<>();
    site()
        .path("cells")
        .forEach(cell -> slugs.add(cell.path("slug").asText().toLowerCase(java.util.Locale.ROOT)));
    assertThat(slugs).doesNotHaveDuplicates().allMatch(it -> it.matches("[a-z0-9_][a-z0-9._-]*"));
  }

  @Test
  void aBadSourceIsOneSentence() throws IOException {
    Path broken = dir.resolve("broken/run.json");
    Files.createDirectories(broken.resolveSibling("."));
    Files.writeString(broken, "{");
    Path cut = dir.resolve("cut");
    Files.createDirectories(cut);
    Files.writeString(cut.resolve("selection.json"), "{}");
    Map<Path, String> sentences =
        Map.of(
            dir.resolve("nowhere"),
            "There is no " + dir.resolve("nowhere") + ".",
            Files.createDirectories(dir.resolve("empty")),
            "There is no run in ",
            broken,
            broken + " cannot be read as a run: ",
            cut,
            "was cut off before it was judged: `seatrial report " + cut + "` does that.");
    sentences.forEach(
        (source, sentence) ->
            assertThatThrownBy(() -> Site.merge(List.of(source), to, PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence));
    assertThat(to).doesNotExist();

    brought(1, MOVE, Status.PASS);
    assertThatThrownBy(() -> Site.merge(List.of(runs), dir, PLAIN))
        .hasMessage(dir + " is no site and not empty: name a new folder for the site.");
  }

  private Path brought(int day, String id, Status status) {
    RunReport run = SiteFixtures.run(day, SiteFixtures.cell(day, id, status));
    String name = Integer.toHexString(id.hashCode());
    return SiteFixtures.write(run, runs.resolve(name));
  }

  private static Site.Options wanted(String... ids) {
    List<Site.Wanted> wanted =
        Stream.of(ids)
            .map(
                id ->
                    new Site.Wanted(
                        id,
                        "Harbour",
                        "harbour/move",
                        "Boats",
                        Map.of("source", "1.0", "target", id.replaceAll(".*\\.\\.|\\]", ""))))
            .toList();
    return new Site.Options(wanted, 100, file -> text -> text);
  }

  private JsonNode site() throws IOException {
    return JSON.readTree(to.resolve("site.json").toFile());
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(to)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }
}
