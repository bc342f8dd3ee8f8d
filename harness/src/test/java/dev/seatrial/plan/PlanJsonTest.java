package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/plans/judged.json");

  @Test
  void printsCellsImagesAndSteps() throws IOException {
    String printed = PlanJson.print(new Plan(7, List.of(Harbour.judged())));
    if (Boolean.getBoolean("corpus.update") && !"true".equals(System.getenv("CI"))) {
      Files.writeString(GOLDEN, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void itSaysWhatThePrintedTreeSays() throws IOException {
    Plan plan =
        Planner.plan(
            List.of(Harbour.scenario("good.yaml")), new Selection(Optional.empty(), List.of()), 1);
    String printed = PlanJson.print(plan);
    JsonNode json = new ObjectMapper().readTree(printed);

    assertThat(printed).doesNotContain("anchor").contains("\u2022\u2022\u2022");
    assertThat(json.path("cells")).hasSameSizeAs(plan.cells());
    String tree = PlanPrinter.print(plan);
    for (JsonNode cell : json.path("cells")) {
      assertThat(tree).contains("cell " + cell.path("id").asText() + "\n");
      for (JsonNode phase : cell.path("phases")) {
        phase.path("steps").forEach(step -> said(step, tree));
      }
    }
  }

  private static void said(JsonNode step, String tree) {
    assertThat(tree).contains(step.path("id").asText() + "  " + step.path("title").asText() + "\n");
    assertThat(step.path("kind").asText()).matches("[a-z-]+");
    step.path("children").forEach(child -> said(child, tree));
  }
}
