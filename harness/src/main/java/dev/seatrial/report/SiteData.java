package dev.seatrial.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.observation.ObservationLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything a site tells but for what only the page of a cell shows: {@code site.json}, whose
 * shape is in {@code site.schema.json}.
 *
 * @param until end of its newest run
 * @param runs oldest first
 * @param cells by id
 * @param missing cells that scenarios have and no run brought, by id
 */
record SiteData(Instant until, List<Run> runs, List<SiteCell> cells, List<Missing> missing) {
  static final String FILE = "site.json";
  private static final String API_VERSION = "seatrial.dev/v1";
  private static final ObjectMapper MAPPER =
      ObservationLog.codec().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * A run that cells are of.
   *
   * @param host facts about the machine and its engine that readers are told, by name
   */
  record Run(String run, Instant started, Instant ended, String version, Map<String, String> host) {
    // Also of an earlier site, which may have told more.
    Run {
      host = HostFacts.told(host);
    }

    static Run of(RunReport run) {
      return new Run(run.run(), run.started(), run.ended(), run.version(), run.host());
    }
  }

  /** A cell that no run brought. */
  record Missing(
      String id,
      String system,
      String product,
      String scenario,
      String title,
      Map<String, String> axes,
      List<String> path) {}

  void write(Path file) throws IOException {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("apiVersion", API_VERSION);
    document.put("kind", "Site");
    document.setAll((ObjectNode) MAPPER.valueToTree(this));
    Files.write(
        file, (MAPPER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static SiteData read(Path file) throws IOException {
    JsonNode document = MAPPER.readTree(Files.readAllBytes(file));
    if (!API_VERSION.equals(document.path("apiVersion").asText())
        || !"Site".equals(document.path("kind").asText())) {
      throw new IOException(file + " is not a site of " + API_VERSION);
    }
    return MAPPER.treeToValue(document, SiteData.class);
  }
}
