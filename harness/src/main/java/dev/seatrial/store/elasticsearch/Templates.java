package dev.seatrial.store.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What new indices will be like: templates, and from 7.8 on also those that are composed. */
record Templates(Http http, int major) {
  /**
   * The name of each template to what it declares: {@code _patterns}, and what {@link
   * Mappings#declared} tells of an index. Without those of the server itself, which begin with a
   * dot.
   */
  Map<String, Map<String, String>> declared() {
    Map<String, Map<String, String>> templates = new TreeMap<>();
    for (Map.Entry<String, JsonNode> template : http.known("/_template").properties()) {
      JsonNode mappings = template.getValue().path("mappings");
      add(
          templates,
          template.getKey(),
          template.getValue(),
          major >= 7 ? List.of(mappings) : new ArrayList<>(types(mappings)));
    }
    Map<String, JsonNode> components = new TreeMap<>();
    for (JsonNode component : http.known("/_component_template").path("component_templates")) {
      components.put(
          component.path("name").asText(),
          component.path("component_template").path("template").path("mappings"));
    }
    for (JsonNode composed : http.known("/_index_template").path("index_templates")) {
      JsonNode template = composed.path("index_template");
      List<JsonNode> mappings = new ArrayList<>();
      for (JsonNode part : template.path("composed_of")) {
        mappings.add(components.getOrDefault(part.asText(), JsonNodeFactory.instance.objectNode()));
      }
      mappings.add(template.path("template").path("mappings"));
      add(templates, composed.path("name").asText(), template, mappings);
    }
    return templates;
  }

  private static List<JsonNode> types(JsonNode mappings) {
    return mappings.properties().stream().map(Map.Entry::getValue).toList();
  }

  private static void add(
      Map<String, Map<String, String>> templates,
      String name,
      JsonNode template,
      List<JsonNode> mappings) {
    if (name.startsWith(".")) {
      return;
    }
    Map<String, String> declared = new TreeMap<>(Mappings.declared(mappings));
    JsonNode patterns = template.path("index_patterns");
    if (!patterns.isArray()) {
      ArrayNode one = JsonNodeFactory.instance.arrayNode();
      patterns = one.add(template.path("template").asText()); // as 5 calls it
    }
    declared.put("_patterns", patterns.toString());
    templates.put(name, declared);
  }
}
