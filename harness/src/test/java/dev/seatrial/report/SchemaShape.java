package dev.seatrial.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Compares a document with a schema both ways, as far as ours uses JSON Schema. */
final class SchemaShape {
  private SchemaShape() {}

  static void compare(
      JsonNode root, JsonNode schema, JsonNode value, String where, List<String> wrong) {
    if (schema.has("$ref")) {
      String pointer = schema.path("$ref").asText().substring(1);
      compare(root, root.at(pointer), value, where, wrong);
      return;
    }
    if (schema.isMissingNode() || schema.isEmpty()) {
      wrong.add(where + ": the schema says nothing");
      return;
    }
    String type = schema.path("type").asText();
    boolean fits =
        switch (type) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          default -> schema.has("type") == false || schema.path("type").isArray();
        };
    if (!fits) {
      wrong.add(where + ": is no " + type);
    }
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.asText())) {
                wrong.add(where + "/" + name.asText() + ": is required, and missing");
              }
            });
    value
        .properties()
        .forEach(
            field -> {
              JsonNode known = schema.path("properties").path(field.getKey());
              if (known.isMissingNode()) {
                known = schema.path("additionalProperties");
              }
              if (!(known.isBoolean() && known.asBoolean())) {
                compare(root, known, field.getValue(), where + "/" + field.getKey(), wrong);
              }
            });
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      compare(root, schema.path("items"), value.get(i), where + "/" + i, wrong);
    }
    if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
      wrong.add(where + ": " + value + " is not in the enum");
    }
  }
}
