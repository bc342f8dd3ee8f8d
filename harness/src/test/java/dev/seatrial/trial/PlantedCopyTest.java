package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs a real copy from an old node to a new one, spoils what was copied before anybody looks, and
 * holds the check of the copy to finding it: one document lost, one changed, one that nobody gave.
 */
@Tag("engine")
class PlantedCopyTest {
  private static final Path SCENARIO =
      Path.of(System.getProperty("basedir", ""), "../scenarios/clearml/reindex.yaml")
          .toAbsolutePath()
          .normalize();

  @Test
  void whatTheCopySpoilsIsFound() {
    Planter planter = new Planter();
    CellVerdict verdict;
    try (Engine engine = DockerEngine.connect()) {
      Trial.Options options =
          new Trial.Options(ImageResolver.Mode.AUTO, Optional.empty(), false, true);
      verdict = Trial.run(planned(), engine, options, planter).report().cells().get(0).verdict();
    }
    planter.rethrow();

    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(check(verdict, "copied").status())
        .as("what the tool says of its own copy")
        .isEqualTo(Status.PASS);
    CheckVerdict copy = check(verdict, "copy");
    assertThat(copy.status()).isEqualTo(Status.FAIL);
    assertThat(copy.reason()).contains("1 lost, 1 extra, 1 changed");
    assertThat(texts(copy, "integrity.lost")).singleElement().asString().contains(planter.lost);
    assertThat(texts(copy, "integrity.extra")).singleElement().asString().contains("nobody-gave");
    assertThat(texts(copy, "integrity.changed"))
        .singleElement()
        .asString()
        .contains(planter.changed)
        .contains("spoiled");
    assertThat(check(verdict, "integrity").status())
        .as("it is still so when the new release has started")
        .isEqualTo(Status.FAIL);
  }

  private static List<String> texts(CheckVerdict check, String finding) {
    return check.evidence().stream()
        .filter(e -> e.finding().equals(finding))
        .map(Evidence::text)
        .toList();
  }

  private static CheckVerdict check(CellVerdict verdict, String name) {
    return verdict.checks().stream().filter(c -> c.check().equals(name)).findFirst().orElseThrow();
  }

  private static Plan planned() {
    Diagnostics diagnostics = new Diagnostics();
    var scenarios = Trial.load(List.of(SCENARIO), diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    Plan plan = Planner.plan(scenarios, new Selection(Optional.of("pr"), List.of()), 1);
    assertThat(plan.cells()).hasSize(1);
    return plan;
  }

  /** Spoils the new node when the copy has ended, before the snapshots are taken. */
  private static final class Planter implements TrialListener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private Optional<AssertionError> failure = Optional.empty();
    private int port;
    private String lost = "";
    private String changed = "";

    /** What went wrong in the run's thread is told in the test's. */
    void rethrow() {
      failure.ifPresent(
          e -> {
            throw e;
          });
      assertThat(lost).as("something was planted").isNotEmpty();
    }

    @Override
    public void serviceUp(Cell up, String service, Map<Integer, Integer> ports) {
      if (service.startsWith("elasticsearch-target")) {
        port = Optional.ofNullable(ports.get(9200)).orElseThrow();
      }
    }

    @Override
    public void stepFinished(Cell in, PlannedStep step, StepFinished result) {
      if (step.title().startsWith("run tools: reindex-by-guide copy")) {
        try {
          plant();
        } catch (RuntimeException | AssertionError e) {
          failure = Optional.of(new AssertionError("nothing could be planted", e));
        }
      }
    }

    private void plant() {
      call("POST", "/_refresh", "");
      JsonNode hits =
          call("GET", "/events-log-*/_search?size=2&q=type:log", "").path("hits").path("hits");
      assertThat(hits).hasSize(2);
      lost = hits.path(0).path("_id").asText();
      call("DELETE", path(hits.path(0), "_doc", lost), "");
      changed = hits.path(1).path("_id").asText();
      call("POST", path(hits.path(1), "_update", changed), "{\"doc\":{\"msg\":\"spoiled\"}}");
      String more = hits.path(0).path("_source").toString();
      call("PUT", path(hits.path(0), "_doc", "nobody-gave"), more);
    }

    private static String path(JsonNode hit, String what, String id) {
      String routing = hit.path("_routing").asText();
      return "/"
          + hit.path("_index").asText()
          + "/"
          + what
          + "/"
          + id
          + (routing.isEmpty() ? "" : "?routing=" + routing);
    }

    private JsonNode call(String method, String path, String body) {
      try {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
