package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What others' schemas allow: these are closed, so that a name too many makes a reader refuse all
 * of it. The schemas themselves are not ours to keep; what is used of them is said again here.
 */
class OthersFormatsTest {
  /**
   * Attributes of the elements of Jenkins' {@code junit-10.xsd}; required ones end with {@code !}.
   */
  private static final Map<String, List<String>> JUNIT =
      Map.of(
          "testsuites", List.of("name", "time", "tests", "failures", "errors"),
          "testsuite",
              List.of("name!", "tests!", "failures!", "errors!", "time", "skipped", "timestamp"),
          "testcase", List.of("name!", "classname", "time"),
          "properties", List.of(),
          "property", List.of("name!", "value!"),
          "failure", List.of("type", "message"),
          "error", List.of("type", "message"),
          "skipped", List.of("type", "message"),
          "system-out", List.of());

  /** Properties of the objects of the Common Test Report Format; required ones likewise. */
  private static final Map<String, List<String>> CTRF =
      Map.of(
          "",
              List.of(
                  "reportFormat!",
                  "specVersion!",
                  "results!",
                  "reportId",
                  "timestamp",
                  "generatedBy"),
          "/results", List.of("tool!", "summary!", "tests!", "environment"),
          "/results/tool", List.of("name!", "version"),
          "/results/summary",
              List.of(
                  "tests!",
                  "passed!",
                  "failed!",
                  "skipped!",
                  "pending!",
                  "other!",
                  "start!",
                  "stop!",
                  "suites"),
          "/results/tests/0",
              List.of(
                  "name!",
                  "status!",
                  "duration!",
                  "start",
                  "stop",
                  "suite",
                  "message",
                  "trace",
                  "rawStatus",
                  "tags",
                  "type",
                  "parameters",
                  "steps",
                  "extra"),
          "/results/tests/0/steps/0", List.of("name!", "status!"),
          "/results/environment", List.of("buildName", "extra"));

  private final Path dir;

  OthersFormatsTest(@TempDir Path dir) {
    this.dir = dir;
  }

  static Stream<RunReport> runs() {
    return Stream.of(ReportFixtures.run(), HostileFixtures.run());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void junitHasNoNameThatReadersDoNotKnow(RunReport run) throws Exception {
    run.write(dir, text -> text);
    List<String> wrong = new ArrayList<>();
    check(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(dir.resolve("junit.xml").toFile())
            .getDocumentElement(),
        wrong);

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void ctrfHasNoNameThatReadersDoNotKnow(RunReport run) throws Exception {
    run.write(dir, text -> text);
    JsonNode document = new ObjectMapper().readTree(dir.resolve("ctrf.json").toFile());

    CTRF.forEach(
        (where, names) -> {
          List<String> has = new ArrayList<>();
          document.at(where).fieldNames().forEachRemaining(has::add);
          if (!document.at(where).isMissingNode()) {
            assertThat(wrong(has, names)).as(where).isEmpty();
          }
        });
    Set<String> states = Set.of("passed", "failed", "skipped", "pending", "other");
    document
        .at("/results/tests")
        .forEach(test -> assertThat(states).contains(test.path("status").asText()));
  }

  private static void check(Element element, List<String> wrong) {
    List<String> has = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      has.add(element.getAttributes().item(i).getNodeName());
    }
    if (!JUNIT.containsKey(element.getTagName())) {
      wrong.add("<" + element.getTagName() + ">");
      return;
    }
    wrong(has, JUNIT.getOrDefault(element.getTagName(), List.of()))
        .forEach(name -> wrong.add("<" + element.getTagName() + " " + name + ">"));
    if (!element.getAttribute("time").matches("([0-9]+\\.[0-9]{3})?")) {
      wrong.add("time " + element.getAttribute("time"));
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inside) {
        check(inside, wrong);
      }
    }
  }

  /** Names that are not known, and required ones that are missing. */
  private static List<String> wrong(List<String> has, List<String> known) {
    List<String> wrong = new ArrayList<>(has);
    for (String name : known) {
      String plain = name.replace("!", "");
      if (!wrong.remove(plain) && name.endsWith("!")) {
        wrong.add(plain + " is missing");
      }
    }
    return wrong;
  }
}
