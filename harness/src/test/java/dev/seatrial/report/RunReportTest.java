package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class RunReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path dir;

  RunReportTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void runJsonReadsBackAsItWas() {
    RunReport run = write(ReportFixtures.run());
    assertThat(RunReport.read(dir)).isEqualTo(run);
  }

  @Test
  void runJsonHasTheDocumentedShape() throws IOException {
    write(ReportFixtures.run());
    JsonNode document = JSON.readTree(dir.resolve("run.json").toFile());
    assertThat(document.path("apiVersion").asText()).isEqualTo("seatrial.dev/v1");
    assertThat(document.path("status").asText()).isEqualTo("FAIL");
    assertThat(document.at("/cells/1/verdict/checks/0/counts/integrity.changed").asLong())
        .isEqualTo(41);
    try (InputStream in = RunReport.class.getResourceAsStream("run.schema.json")) {
      JsonNode schema = JSON.readTree(in);
      List<String> wrong = new ArrayList<>();
      SchemaShape.compare(schema, schema, document, "", wrong);
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void textsAreMadePortable() throws IOException {
    RunReport run = ReportFixtures.run();
    run.write(dir, text -> text.replace("api_keys 3 is gone", "mended"));
    assertThat(dir.resolve("run.json")).content().contains("mended").doesNotContain("3 is gone");
    assertThat(dir.resolve("index.html")).content().contains("mended").doesNotContain("3 is gone");
  }

  @Test
  void anOlderRunHasNoDigestsOfPlans() throws IOException {
    RunReport run = write(ReportFixtures.run());
    assertThat(run.cells().get(0).plan()).isNotEmpty();
    ObjectNode document = (ObjectNode) JSON.readTree(dir.resolve("run.json").toFile());
    document.path("cells").forEach(cell -> ((ObjectNode) cell).remove("plan"));
    JSON.writeValue(dir.resolve("run.json").toFile(), document);
    assertThat(RunReport.read(dir).cells()).extracting(CellReport::plan).containsOnly("");
  }

  @Test
  void readSaysWhatIsNoRun() throws IOException {
    Files.writeString(dir.resolve("run.json"), "{\"kind\": \"Plan\"}");
    assertThatThrownBy(() -> RunReport.read(dir))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is not a run");
  }

  @Test
  void junitHasACaseForEachCheckOfEachCell() throws Exception {
    RunReport run = write(ReportFixtures.run());
    Element root = xml().getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(root.getElementsByTagName("testsuite").getLength()).isEqualTo(1);
    assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(12);
    assertThat(root.getElementsByTagName("failure").getLength()).isEqualTo(3);
    assertThat(root.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    assertThat(root.getAttribute("tests")).isEqualTo("12");
    assertThat(root.getAttribute("failures")).isEqualTo("3");
    assertThat(root.getAttribute("errors")).isEqualTo("0");
    Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    Element failure = (Element) root.getElementsByTagName("failure").item(0);
    Element testcase = (Element) failure.getParentNode();
    CellReport failed = run.cells().get(1);
    assertThat(testcase.getAttribute("classname")).isEqualTo(failed.id());
    assertThat(testcase.getAttribute("name")).isEqualTo("integrity");
    assertThat(failure.getAttribute("type")).isEqualTo("integrity.lost");
    assertThat(failure.getTextContent()).contains("api_keys 3 is gone", failed.repro());
  }

  @Test
  void junitStaysWellFormedWhateverTheProductSays() throws Exception {
    write(HostileFixtures.run());
    Element failure = (Element) xml().getElementsByTagName("failure").item(0);
    assertThat(failure.getTextContent()).contains("<script>alert(1)</script>", "\ufffd");
  }

  @Test
  void junitCallsAHarnessErrorAnError() throws Exception {
    RunReport run = ReportFixtures.run();
    write(
        new RunReport(
            "r", run.started(), run.ended(), "0", run.host(), List.of(HostileFixtures.blind())));
    Element error = (Element) xml().getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("message")).isEqualTo("the engine went away");
    assertThat(xml().getDocumentElement().getAttribute("errors")).isEqualTo("1");
  }

  @Test
  void ctrfCountsCells() throws IOException {
    write(ReportFixtures.run());
    JsonNode document = JSON.readTree(dir.resolve("ctrf.json").toFile());
    assertThat(document.path("reportFormat").asText()).isEqualTo("CTRF");
    assertThat(document.path("specVersion").asText()).matches("\\d+\\.\\d+\\.\\d+");
    JsonNode summary = document.at("/results/summary");
    assertThat(summary.path("tests").asInt()).isEqualTo(2);
    assertThat(summary.path("passed").asInt()).isEqualTo(1);
    assertThat(summary.path("failed").asInt()).isEqualTo(1);
    assertThat(summary.path("stop").asLong()).isGreaterThan(summary.path("start").asLong());
    JsonNode failed = document.at("/results/tests/1");
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.path("rawStatus").asText()).isEqualTo("FAIL");
    assertThat(failed.path("duration").asLong()).isPositive();
    assertThat(failed.path("trace").asText()).contains("recovery.stuck");
    assertThat(failed.path("tags")).hasSize(2);
  }

  @Test
  void allureKnowsACellAgainAndLinksItsAttachments() throws IOException {
    write(ReportFixtures.run());
    List<JsonNode> first = allure();
    write(ReportFixtures.run());
    List<JsonNode> second = allure();
    assertThat(second).as("one result a cell, also when written again").hasSize(2);
    assertThat(second.stream().map(r -> r.path("historyId").asText()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            first.stream().map(r -> r.path("historyId").asText()).toList());
    assertThat(second.stream().map(r -> r.path("testCaseId").asText()).distinct()).hasSize(1);
    for (JsonNode result : second) {
      List<String> sources = new ArrayList<>();
      result.findValues("source").forEach(s -> sources.add(s.asText()));
      assertThat(sources)
          .as("logs and differences")
          .hasSizeGreaterThan(4)
          .allSatisfy(s -> assertThat(dir.resolve("allure-results").resolve(s)).isNotEmptyFile());
      assertThat(result.path("stop").asLong() - result.path("start").asLong())
          .isBetween(60_000L, 300_000L);
      assertThat(result.path("parameters")).hasSize(4);
    }
  }

  @Test
  void allureStepsAreNestedAndTimed() throws IOException {
    write(ReportFixtures.run());
    JsonNode failed =
        allure().stream()
            .filter(r -> r.path("status").asText().equals("failed"))
            .findFirst()
            .orElseThrow();
    Set<String> top = new HashSet<>();
    failed.path("steps").forEach(s -> top.add(s.path("name").asText().split(" ", 2)[0]));
    assertThat(top).contains("1.1", "2.7", "3.4", "check").doesNotContain("1.2.1", "3.3.1.2");
    JsonNode recover =
        failed
            .path("steps")
            .valueStream()
            .filter(s -> s.path("name").asText().startsWith("3.3 "))
            .findFirst()
            .orElseThrow();
    assertThat(recover.at("/steps/0/steps")).as("each of the for-each").hasSize(3);
  }

  @Test
  void summaryIsATableAndWhatWentWrong() throws IOException {
    RunReport run = write(ReportFixtures.run());
    String summary = Files.readString(dir.resolve("summary.md"));
    assertThat(summary)
        .startsWith("## Seatrial: fail\n")
        .contains("| 0.7.1 | 2.0.3 | external-postgresql | cpu | **pass with allowances** |")
        .contains("assembled images, emulated accelerator")
        .contains("- **Instances serve again** fail: ")
        .contains(run.cells().get(1).repro())
        .doesNotContain(run.cells().get(0).repro());
  }

  @Test
  void summaryStaysATableWhateverTheProductSays() throws IOException {
    write(HostileFixtures.run());
    String summary = Files.readString(dir.resolve("summary.md"));
    String fenced = summary.substring(0, summary.indexOf("```"));
    assertThat(fenced).doesNotContain("<script>", "`x`");
    assertThat(fenced.lines().filter(l -> l.startsWith("|")))
        .hasSize(3)
        .allMatch(l -> l.chars().filter(c -> c == '|').count() == 6);
  }

  private RunReport write(RunReport run) {
    try {
      ReportFixtures.writeLogs(run, dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run.write(dir, text -> text);
    return run;
  }

  private Document xml() throws Exception {
    return javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(dir.resolve("junit.xml").toFile());
  }

  private List<JsonNode> allure() throws IOException {
    List<JsonNode> results = new ArrayList<>();
    try (var files = Files.newDirectoryStream(dir.resolve("allure-results"), "*-result.json")) {
      for (Path file : files) {
        results.add(JSON.readTree(file.toFile()));
      }
    }
    return results;
  }
}
