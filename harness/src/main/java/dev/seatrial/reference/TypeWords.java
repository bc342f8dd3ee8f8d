package dev.seatrial.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what a schema allows: {@code map of name to list of step}. */
public final class TypeWords {

  private static final String REFERENCE = "#/definitions/";

  private final Style style;

  /** How parts of a type are set off. */
  public interface Style {
    /** A word that is written as it stands. */
    String literal(String word);

    /** The name of a definition. */
    String definition(String name);
  }

  /** Nothing is set off. */
  public static final Style PLAIN =
      new Style() {
        @Override
        public String literal(String word) {
          return word;
        }

        @Override
        public String definition(String name) {
          return name;
        }
      };

  public TypeWords(Style style) {
    this.style = style;
  }

  /** The type in words. */
  public String of(JsonNode schema) {
    if (schema.has("$ref")) {
      return style.definition(definition(schema));
    } else if (schema.has("allOf")) {
      return of(schema.get("allOf").get(0));
    } else if (schema.has("anyOf")) {
      return all(schema.get("anyOf")).stream().map(this::of).collect(Collectors.joining(" or "));
    } else if (schema.has("const")) {
      return style.literal(schema.get("const").asText());
    } else if (schema.has("enum")) {
      return all(schema.get("enum")).stream()
          .map(word -> style.literal(word.asText()))
          .collect(Collectors.joining(", "));
    }
    return switch (kind(schema)) {
      case "array" ->
          (schema.has("minItems") ? "non-empty list of " : "list of ")
              + grouped(schema.path("items"));
      case "boolean" -> style.literal("true") + " or " + style.literal("false");
      case "object" -> mapping(schema);
      default -> scalar(schema);
    };
  }

  /** In brackets where "or" would be read as one of the whole. */
  private String grouped(JsonNode schema) {
    String words = of(schema);
    return schema.has("anyOf") || words.contains(", ") ? "(" + words + ")" : words;
  }

  /** The only type; empty for several. */
  private static String kind(JsonNode schema) {
    return schema.path("type").isTextual() ? schema.get("type").asText() : "";
  }

  private String mapping(JsonNode schema) {
    return schema.path("additionalProperties").isObject()
        ? "map of "
            + grouped(schema.path("propertyNames"))
            + " to "
            + grouped(schema.path("additionalProperties"))
        : "mapping";
  }

  private String scalar(JsonNode schema) {
    String nothing = nullable(schema) ? " or " + style.literal("null") : "";
    if (schema.has("title")) {
      return schema.get("title").asText() + nothing;
    }
    if (schema.has("minimum") || schema.has("maximum")) {
      return schema.path("minimum").asText() + ".." + schema.path("maximum").asText();
    }
    return "text" + nothing;
  }

  private static boolean nullable(JsonNode schema) {
    return !schema.path("title").asText().equals("any YAML")
        && all(schema.path("type")).stream().anyMatch(one -> one.asText().equals("null"));
  }

  /** Name of the definition that a schema refers to. */
  static String definition(JsonNode reference) {
    return reference.get("$ref").asText().substring(REFERENCE.length());
  }

  private static List<JsonNode> all(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }
}
