package dev.seatrial.store.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the fields of indices are declared.
 *
 * @param byIndex index to type to what is declared for it, in the order of their names; from 7 on
 *     there is one type, without a name
 */
record Mappings(Map<String, Map<String, JsonNode>> byIndex) {

  /** Those of all indices that an expression stands for. */
  static Mappings read(Http http, String expression, int major) {
    Map<String, Map<String, JsonNode>> byIndex = new TreeMap<>();
    JsonNode answer = http.get("/" + Http.segment(expression) + "/_mapping");
    answer
        .properties()
        .forEach(
            index -> {
              JsonNode declared = index.getValue().path("mappings");
              Map<String, JsonNode> types = new TreeMap<>();
              if (major >= 7) {
                types.put("", declared);
              } else {
                declared.properties().forEach(type -> types.put(type.getKey(), type.getValue()));
                types.remove("_default_"); // a template for types to come
              }
              byIndex.put(index.getKey(), types);
            });
    return new Mappings(byIndex);
  }

  /** Fields of documents, not those within them, of all types. */
  NavigableSet<String> topLevelFields() {
    NavigableSet<String> names = new TreeSet<>();
    types().forEach(type -> type.path("properties").fieldNames().forEachRemaining(names::add));
    return names;
  }

  /** Whether documents have parents of another type, as they may before 7. */
  boolean hasParents() {
    return types().stream().anyMatch(type -> type.has("_parent"));
  }

  private List<JsonNode> types() {
    List<JsonNode> types = new ArrayList<>();
    byIndex.values().forEach(index -> types.addAll(index.values()));
    return types;
  }

  /**
   * What is declared for an index: the dotted path of each field, sub-fields too, to its type and
   * whatever else is said of it ({@code keyword {"ignore_above":256}}). What is said of documents
   * as a whole goes by its own name ({@code _routing}), or under {@code _mapping} ({@code
   * _mapping.dynamic}).
   */
  Map<String, String> declared(String index) {
    return declared(byIndex.getOrDefault(index, Map.of()).values());
  }

  /** Likewise, of mappings that are put together, one for each type. */
  static Map<String, String> declared(Iterable<JsonNode> types) {
    Map<String, String> fields = new TreeMap<>();
    for (JsonNode type : types) {
      for (Map.Entry<String, JsonNode> attribute : type.properties()) {
        String name = attribute.getKey();
        if (name.equals("properties")) {
          flatten("", attribute.getValue(), fields);
        } else {
          fields.put(
              name.startsWith("_") ? name : "_mapping." + name, sorted(attribute.getValue()));
        }
      }
    }
    return fields;
  }

  private static void flatten(String prefix, JsonNode properties, Map<String, String> into) {
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String path = prefix + property.getKey();
      ObjectNode rest = property.getValue().deepCopy();
      JsonNode type = rest.remove("type");
      JsonNode inner = rest.remove("properties");
      JsonNode fields = rest.remove("fields");
      String name = type == null ? "object" : type.asText();
      into.put(path, rest.isEmpty() ? name : name + " " + sorted(rest));
      if (inner != null) {
        flatten(path + ".", inner, into);
      }
      if (fields != null) {
        flatten(path + ".", fields, into);
      }
    }
  }

  /** With the members of objects in the order of their names. */
  static String sorted(JsonNode value) {
    if (!value.isObject()) {
      return value.toString();
    }
    Map<String, String> members = new TreeMap<>();
    value.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
    StringBuilder text = new StringBuilder("{");
    members.forEach(
        (name, member) ->
            text.append(text.length() == 1 ? "" : ",")
                .append(TextNode.valueOf(name))
                .append(':')
                .append(member));
    return text.append('}').toString();
  }
}
