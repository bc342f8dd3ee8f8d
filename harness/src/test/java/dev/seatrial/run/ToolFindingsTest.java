package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.seatrial.observation.Observation.Found.Finding;
import dev.seatrial.run.ToolFindings.NotReadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools of fixtures print. */
class ToolFindingsTest {
  private static final String LEAK =
      "{\"finding\":\"leak\",\"subject\":\"keel.3\",\"text\":\"It leaks.\",\"after\":\"wet\"}\n";

  @Test
  void findingsAreToldFromLogAndSummary() {
    ToolFindings found =
        ToolFindings.read(
            "INFO looking\n" + LEAK + "{\"looked-at\":{\"planks\":7,\"ribs\":0},\"findings\":1}\n");
    assertThat(found.findings())
        .containsExactly(new Finding("leak", "keel.3", "It leaks.", "", "wet"));
    assertThat(found.lookedAt()).containsExactly(Map.entry("planks", 7L), Map.entry("ribs", 0L));
    assertThat(found.summary()).startsWith("{\"looked-at\"");
  }

  @Test
  void aToolThatDiedOnItsWayFoundNothingThatCounts() {
    refused(LEAK, "did not say what it looked at: its last line is no summary");
    refused("", "did not say what it looked at: its last line is no summary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"looked-at":{"planks":7},"findings":1}                    | counts findings: 1, and 0 are there
          {"looked-at":{"planks":7}}                                 | counts findings: , and 0 are there
          {"looked-at":{"planks":0},"findings":0}                    | looked at nothing: {"looked-at":{"planks":0},"findings":0}
          {"looked-at":{},"findings":0}                              | looked at nothing: {"looked-at":{},"findings":0}
          {"finding":"Leak","subject":"keel","text":"It leaks."}     | printed a line that is no finding: {"finding":"Leak","subject":"keel","text":"It leaks."}
          {"finding":"leak","text":"It leaks."}                      | printed a line that is no finding: {"finding":"leak","text":"It leaks."}
          {"finding":"leak","subject":"keel"                         | printed a line that is no JSON: {"finding":"leak","subject":"keel"
          """)
  void whatIsNoFindingAndNoSummaryIsRefused(String output, String message) {
    refused(output, message);
  }

  @Test
  void nothingComesAfterTheSummary() {
    refused(
        "{\"looked-at\":{\"planks\":7},\"findings\":0}\n" + LEAK,
        "printed something after its summary: " + LEAK.strip());
  }

  @Test
  void thePublishedSchemaSaysTheSame() throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                Files.readString(
                    Path.of(System.getProperty("basedir", ""))
                        .resolve("../scenarios/schema/findings-v1.json")));
    assertThat(schema.validate(LEAK, InputFormat.JSON)).isEmpty();
    assertThat(
            schema.validate(
                "{\"looked-at\":{\"planks\":7},\"findings\":1,\"safe\":\"a\"}", InputFormat.JSON))
        .isEmpty();
    for (String wrong :
        List.of(
            "{\"finding\":\"Leak\",\"subject\":\"keel\",\"text\":\"It leaks.\"}",
            "{\"finding\":\"leak\",\"text\":\"It leaks.\"}",
            "{\"looked-at\":{\"planks\":7}}",
            "{\"looked-at\":{},\"findings\":0}")) {
      assertThat(schema.validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
    }
  }

  private static void refused(String output, String message) {
    assertThatThrownBy(() -> ToolFindings.read(output))
        .isInstanceOf(NotReadable.class)
        .hasMessage(message);
  }
}
