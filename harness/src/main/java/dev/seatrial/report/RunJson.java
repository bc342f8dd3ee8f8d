package dev.seatrial.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.seatrial.observation.ObservationLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * {@code run.json}: the whole report, observations included, so that everything else can be written
 * again from this one file. Its shape is in {@code run.schema.json}, beside this class.
 */
final class RunJson {
  private static final String API_VERSION = "seatrial.dev/v1";
  private static final ObjectMapper MAPPER =
      ObservationLog.codec().enable(SerializationFeature.INDENT_OUTPUT);

  private RunJson() {}

  /**
   * Writes the file.
   *
   * @param texts what becomes of each text in it
   */
  static void write(RunReport report, Path file, UnaryOperator<String> texts) throws IOException {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("apiVersion", API_VERSION);
    document.put("kind", "Run");
    document.put("status", report.status().name());
    document.setAll((ObjectNode) MAPPER.valueToTree(report));
    change(document, texts);
    // Text cut in the middle of a character is no UTF-8: getBytes mends it, others refuse it.
    Files.write(
        file, (MAPPER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void change(JsonNode node, UnaryOperator<String> texts) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(changed(field.getValue(), texts)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, changed(array.get(i), texts));
      }
    }
  }

  private static JsonNode changed(JsonNode node, UnaryOperator<String> texts) {
    change(node, texts);
    return node.isTextual() ? TextNode.valueOf(texts.apply(node.textValue())) : node;
  }

  static RunReport read(Path file) throws IOException {
    JsonNode document = MAPPER.readTree(Files.readAllBytes(file));
    if (!API_VERSION.equals(document.path("apiVersion").asText())
        || !"Run".equals(document.path("kind").asText())) {
      throw new IOException(file + " is not a run of " + API_VERSION);
    }
    return MAPPER.treeToValue(document, RunReport.class);
  }
}
