package dev.seatrial.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The Common Test Report Format: a test for each cell. A harness error is {@code failed}, since the
 * format has no word for it and a reader must not take it for green; {@code rawStatus} has ours.
 */
final class CtrfJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final List<String> STATES =
      List.of("passed", "failed", "skipped", "pending", "other");

  private CtrfJson() {}

  static void write(RunReport report, Path file) throws IOException {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("reportFormat", "CTRF");
    document.put("specVersion", "0.0.0");
    document.put(
        "reportId",
        UUID.nameUUIDFromBytes(report.run().getBytes(StandardCharsets.UTF_8)).toString());
    document.put("timestamp", report.ended().toString());
    document.put("generatedBy", "seatrial " + report.version());
    ObjectNode results = document.putObject("results");
    results.putObject("tool").put("name", "seatrial").put("version", report.version());
    summary(report, results.putObject("summary"));
    ArrayNode tests = results.putArray("tests");
    report.cells().forEach(cell -> test(cell, tests.addObject()));
    ObjectNode environment = results.putObject("environment");
    environment.put("buildName", report.run());
    ObjectNode facts = environment.putObject("extra");
    report.host().forEach(facts::put);
    Files.writeString(file, MAPPER.writeValueAsString(document) + "\n");
  }

  private static void summary(RunReport report, ObjectNode summary) {
    List<String> states = new ArrayList<>();
    report.cells().forEach(cell -> states.add(state(cell.verdict().status())));
    summary.put("tests", states.size());
    for (String state : STATES) {
      summary.put(state, states.stream().filter(state::equals).count());
    }
    summary.put("suites", report.cells().stream().map(CellReport::scenario).distinct().count());
    summary.put("start", report.started().toEpochMilli());
    summary.put("stop", report.ended().toEpochMilli());
  }

  private static void test(CellReport cell, ObjectNode test) {
    Status status = cell.verdict().status();
    test.put("name", cell.id());
    test.put("status", state(status));
    test.put("rawStatus", status.name());
    test.put("duration", cell.lasted().toMillis());
    test.put("start", cell.started().toEpochMilli());
    test.put("stop", cell.ended().toEpochMilli());
    test.putArray("suite").add(cell.system()).add(cell.scenario());
    test.put("message", cell.verdict().reason());
    if (!status.green()) {
      List<String> trace = new ArrayList<>();
      for (CheckVerdict check : cell.verdict().checks()) {
        if (!check.status().green()) {
          trace.add(check.check() + ": " + check.status().words() + ": " + check.reason());
          check.evidence().forEach(e -> trace.add("  " + Words.text(e)));
        }
      }
      test.put("trace", String.join("\n", trace));
    }
    test.put("type", "migration");
    ArrayNode tags = test.putArray("tags");
    cell.caveats().forEach(tags::add);
    ObjectNode parameters = test.putObject("parameters");
    cell.axes().forEach(parameters::put);
    ArrayNode steps = test.putArray("steps");
    for (CheckVerdict check : cell.verdict().checks()) {
      steps.addObject().put("name", check.title()).put("status", state(check.status()));
    }
    test.putObject("extra").put("repro", cell.repro());
  }

  private static String state(Status status) {
    return switch (status) {
      case PASS, PASS_WITH_ALLOWANCES -> "passed";
      case FAIL, HARNESS_ERROR -> "failed";
      case NOT_RUN -> "skipped";
      case INCONCLUSIVE, KNOWN_ISSUE -> "other";
    };
  }
}
