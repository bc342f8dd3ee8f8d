package dev.seatrial.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a cluster says of manifests: the schema of Kubernetes itself, unknown keys refused. */
final class KubernetesSchema {
  private static final Path FILE =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/kubernetes/schema-1.37.json");
  private static final Map<String, String> GROUPS =
      Map.of("v1", "core.v1", "apps/v1", "apps.v1", "batch/v1", "batch.v1");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

  private KubernetesSchema() {}

  /** The documents of a file. */
  static List<JsonNode> documents(String yaml) {
    List<JsonNode> all = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(yaml)
        .forEach(document -> all.add(JSON.valueToTree(document)));
    return all;
  }

  /** What is wrong with a document; empty when nothing is. */
  static List<String> mistakes(JsonNode document) {
    String name =
        "io.k8s.api."
            + GROUPS.get(document.path("apiVersion").asText())
            + "."
            + document.path("kind").asText();
    return SCHEMAS.computeIfAbsent(name, KubernetesSchema::schema).validate(document).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonSchema schema(String name) {
    try {
      ObjectNode all = (ObjectNode) JSON.readTree(Files.readString(FILE));
      if (!all.path("$defs").has(name)) {
        throw new IllegalArgumentException("there is no " + name);
      }
      all.put("$ref", "#/$defs/" + name);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
