package dev.seatrial.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.report.CellReport;
import dev.seatrial.report.RunReport;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.trial.RunEnded;
import dev.seatrial.trial.Trial;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What programs read of a run that goes on. */
class JsonEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringWriter shown = new StringWriter();
  private final Watch watch = new Watch();
  private final JsonEvents events =
      new JsonEvents(
          new PrintWriter(shown),
          watch.standing(2),
          Clock.fixed(Instant.parse("2026-03-05T09:12:30Z"), ZoneOffset.UTC),
          watch::nanos);

  @Test
  void everyKindOfEventIsAsTheSchemaSays() throws IOException {
    wholeRun();
    List<JsonNode> lines = lines();

    JsonNode schema = schema();
    JsonSchema validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    assertThat(lines)
        .allSatisfy(line -> assertThat(validator.validate(line)).as(line.toString()).isEmpty());
    assertThat(lines.stream().map(line -> line.path("event").asText()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            schema
                .path("oneOf")
                .valueStream()
                .map(kind -> kind.path("$ref").asText().replaceFirst(".*/", ""))
                .toList());
    // The schema would notice.
    JsonNode spoilt = JSON.readTree(lines.get(0).toString().replace("directory", "folder"));
    assertThat(validator.validate(spoilt)).isNotEmpty();
  }

  @Test
  void eachEventIsALineWithWhatItIsAbout() throws IOException {
    wholeRun();

    assertThat(lines().stream().map(JsonEventsTest::gist))
        .containsExactly(
            "runStarted 20260305-091230-1",
            "working pulling harbour/dock:1.0",
            "cellStarted 1 of 2",
            "stepStarted before 1.1 start dock",
            "waiting 1.1 dock to be healthy",
            "waiting 1.1 dock to be healthy",
            "stepFinished before 1.1 OK 16000",
            "stepStarted before 1.2 seed few",
            "stepFinished before 1.2 FAILED 0",
            "stepFinished migrate 2.1 SKIPPED 0",
            "cellFinished FAIL 16000 migration: no answer",
            "runFinished PASS 1 {\"PASS\":1} false",
            "runFinished NOT_RUN  {} true");
    assertThat(lines().get(8).path("message").asText()).isEqualTo("no answer");
  }

  private void wholeRun() {
    Path folder = Path.of("/runs/20260305-091230-1");
    events.runStarted(new RunDirectory(folder, "20260305-091230-1"));
    events.working("pulling harbour/dock:1.0");
    events.working("Step 3/7 : RUN make");
    events.cellStarted(watch.cell);
    events.stepStarted(watch.cell, watch.start);
    events.waiting("dock to be healthy");
    events.waiting("dock to be healthy");
    watch.seconds(16);
    events.tick();
    events.tick();
    events.stepFinished(watch.cell, watch.start, Watch.finished(watch.start, Outcome.OK));
    events.stepStarted(watch.cell, watch.seed);
    events.stepFinished(
        watch.cell, watch.seed, Watch.finished(watch.seed, Outcome.FAILED, "no answer"));
    PlannedStep later = watch.cell.phases().get(1).steps().get(0);
    events.stepFinished(watch.cell, later, Watch.finished(later, Outcome.SKIPPED));
    events.cellFinished(watch.cell);
    events.cellJudged(watch.cell, watch.verdict(Status.FAIL, "migration: no answer"));
    Trial.Result result = new Trial.Result(folder, report());
    events.runFinished(result, 1);
    events.runEnded(new RunEnded("ended", Optional.empty(), Set.of()));
    events.close();
  }

  private RunReport report() {
    CellReport cell =
        CellReport.of(
            watch.cell, "", List.of(), watch.verdict(Status.PASS, ""), List.of(), "repro");
    return new RunReport(
        "20260305-091230-1", Instant.EPOCH, Instant.EPOCH, "1", Map.of(), List.of(cell));
  }

  private static String gist(JsonNode event) {
    String what =
        switch (event.path("event").asText()) {
          case "runStarted" -> text(event, "run");
          case "working" -> text(event, "what");
          case "cellStarted" -> text(event, "number") + " of " + text(event, "of");
          case "waiting" -> text(event, "step") + " " + text(event, "what");
          case "stepStarted" ->
              text(event, "phase") + " " + text(event, "step") + " " + text(event, "title");
          case "stepFinished" ->
              text(event, "phase")
                  + " "
                  + text(event, "step")
                  + " "
                  + text(event, "outcome")
                  + " "
                  + text(event, "millis");
          case "cellFinished" ->
              text(event, "status") + " " + text(event, "millis") + " " + text(event, "reason");
          default ->
              text(event, "status")
                  + " "
                  + text(event, "exitCode")
                  + " "
                  + event.path("verdicts")
                  + " "
                  + text(event, "ended");
        };
    return event.path("event").asText() + " " + what;
  }

  private static String text(JsonNode event, String field) {
    return event.path(field).asText();
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : shown.toString().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static JsonNode schema() throws IOException {
    try (InputStream in = JsonEvents.class.getResourceAsStream("progress.schema.json")) {
      return JSON.readTree(in);
    }
  }
}
