package dev.seatrial.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.Found.Finding;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a tool printed: one JSON object a line for each finding, and a summary that says what was
 * looked at, so that a tool that looked at nothing, or died, is told from one that found nothing.
 * Lines that do not begin with a brace are its log.
 *
 * @param summary the summary line
 */
record ToolFindings(Map<String, Long> lookedAt, List<Finding> findings, String summary) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Output that is not as tools print it; the message goes on after "ended, but". */
  static final class NotReadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReadable(String message) {
      super(message);
    }
  }

  /**
   * Reads an output.
   *
   * @throws NotReadable when it is not as tools print it
   */
  static ToolFindings read(String output) {
    List<Finding> findings = new ArrayList<>();
    String summary = "";
    JsonNode told = JSON.missingNode();
    for (String line : output.lines().filter(line -> line.startsWith("{")).toList()) {
      if (!summary.isEmpty()) {
        throw new NotReadable("printed something after its summary: " + line);
      }
      JsonNode object = object(line);
      if (object.has("looked-at")) {
        summary = line;
        told = object;
      } else {
        findings.add(finding(object, line));
      }
    }
    if (summary.isEmpty()) {
      throw new NotReadable("did not say what it looked at: its last line is no summary");
    }
    if (told.path("findings").asLong(-1) != findings.size()) {
      throw new NotReadable(
          "counts findings: %s, and %d are there"
              .formatted(told.path("findings"), findings.size()));
    }
    return new ToolFindings(lookedAt(told), List.copyOf(findings), summary);
  }

  /** What is written down of it. */
  Observation observed(Instant at, String name) {
    return new Observation.Found(at, name, lookedAt, findings);
  }

  private static Map<String, Long> lookedAt(JsonNode summary) {
    Map<String, Long> lookedAt = new LinkedHashMap<>();
    summary
        .path("looked-at")
        .properties()
        .forEach(e -> lookedAt.put(e.getKey(), e.getValue().asLong(-1)));
    if (lookedAt.values().stream().noneMatch(count -> count > 0)) {
      throw new NotReadable("looked at nothing: " + summary);
    }
    return lookedAt;
  }

  private static Finding finding(JsonNode object, String line) {
    String id = object.path("finding").asText();
    String text = object.path("text").asText();
    if (!ID.matcher(id).matches() || text.isEmpty() || !object.path("subject").isTextual()) {
      throw new NotReadable("printed a line that is no finding: " + line);
    }
    return new Finding(
        id,
        object.path("subject").asText(),
        text,
        object.path("before").asText(),
        object.path("after").asText());
  }

  private static JsonNode object(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new NotReadable("printed a line that is no JSON: " + line);
    }
  }
}
