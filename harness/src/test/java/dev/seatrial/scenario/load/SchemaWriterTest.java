package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaWriterTest {

  private static final JsonNode SCHEMA = SchemaWriter.write();

  @Test
  void everyKeyIsDescribed() {
    assertThat(keys("step"))
        .containsExactly(
            "start",
            "stop",
            "kill",
            "pause",
            "resume",
            "run",
            "exec",
            "http",
            "sql",
            "verify",
            "await",
            "copy",
            "snapshot",
            "findings",
            "backup",
            "restore",
            "yardstick",
            "fault",
            "try",
            "for-each",
            "seed",
            "use",
            "recover",
            "note");
    assertThat(keys("service")).contains("image", "depends_on", "x-accelerator", "mem_limit");
    SCHEMA
        .get("definitions")
        .forEach(
            definition ->
                definition
                    .path("properties")
                    .forEach(key -> assertThat(key.path("description").asText()).isNotEmpty()));
  }

  @Test
  void everyPropertyIsDescribedWhereverItStands() {
    List<JsonNode> properties = new ArrayList<>();
    collect(SCHEMA, properties);
    // What a condition looks at or refuses is no key that somebody could complete.
    properties.removeIf(keys -> keys.findValue("const") != null && keys.size() == 1);
    int described = 0;
    for (JsonNode keys : properties) {
      for (JsonNode key : keys) {
        if (!key.isBoolean()) {
          assertThat(key.path("description").asText()).as(keys.toString()).endsWith(".");
          described++;
        }
      }
    }
    assertThat(described).isGreaterThan(40);
  }

  @Test
  void whatIsRequiredIsWritten() {
    assertThat(texts(definition("http").get("required"))).containsExactly("service", "path");
    assertThat(definition("service").has("required")).isFalse();
    assertThat(definition("allowance").get("oneOf")).hasSize(7);
  }

  @Test
  void everyReferenceResolves() {
    List<String> references = SCHEMA.findValuesAsText("$ref");

    assertThat(references).hasSizeGreaterThan(30).contains("#/definitions/step");
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(SCHEMA.at(reference.substring(1)).has("type")).as(reference).isTrue());
  }

  @Test
  void eachKindOfFileHasItsOwnPart() {
    assertThat(texts(SCHEMA.at("/properties/kind/enum")))
        .containsExactly(
            "Scenario",
            "System",
            "Seed",
            "Steps",
            "Allowances",
            "AcceleratorProfile",
            "Comparison");
    assertThat(SCHEMA.get("allOf")).hasSize(7);
  }

  /** All that stands under "properties", at any depth. */
  private static void collect(JsonNode schema, List<JsonNode> properties) {
    if (schema.path("properties").isObject()) {
      properties.add(schema.get("properties"));
    }
    schema.forEach(part -> collect(part, properties));
  }

  private static JsonNode definition(String name) {
    return SCHEMA.get("definitions").get(name);
  }

  private static List<String> keys(String definition) {
    List<String> keys = new ArrayList<>();
    definition(definition).get("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
