package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Writes the JSON Schema (draft 7) of all files, for completion in editors. */
public final class SchemaWriter {

  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  SchemaWriter() {}

  /** The schema of every kind of file; {@code kind} tells which part of it holds. */
  public static JsonNode write() {
    SchemaWriter writer = new SchemaWriter();
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "Seatrial " + Documents.API_VERSION);
    ArrayNode kinds = schema.putArray("allOf");
    Documents.kinds()
        .forEach(
            (kind, type) -> {
              ObjectNode rule = kinds.addObject();
              ObjectNode condition = rule.putObject("if");
              condition.putObject("properties").putObject("kind").put("const", kind);
              condition.putArray("required").add("kind");
              rule.set("then", type.schema(writer));
            });
    schema.put("type", "object").set("properties", head());
    schema.putArray("required").add("apiVersion").add("kind");
    ObjectNode all = schema.putObject("definitions");
    writer.definitions.forEach(all::set);
    return schema;
  }

  /** What every file begins with: all that an editor can offer before it knows the kind. */
  private static ObjectNode head() {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.putObject("apiVersion")
        .put("const", Documents.API_VERSION)
        .put("description", "Version of this grammar.");
    ObjectNode kind = head.putObject("kind").put("description", "What the file describes.");
    ArrayNode kinds = kind.putArray("enum");
    Documents.kinds().keySet().forEach(kinds::add);
    head.putObject("metadata")
        .put("type", "object")
        .put("description", "What the file says about itself.");
    return head;
  }

  /** Refers to a definition, which is written on first use; it may refer to itself. */
  ObjectNode definition(String title, Supplier<ObjectNode> definition) {
    String name = title.replace(' ', '-');
    if (!definitions.containsKey(name)) {
      definitions.put(name, JsonNodeFactory.instance.objectNode());
      ObjectNode titled = JsonNodeFactory.instance.objectNode().put("title", title);
      definitions.put(name, titled.setAll(definition.get()));
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/definitions/" + name);
  }

  ObjectNode node(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  /**
   * The same with a description. Draft 7 ignores what stands beside a bare reference; the type is
   * repeated for editors, which look no further when they complete a key. Definitions are of
   * mappings.
   */
  ObjectNode described(ObjectNode schema, String doc) {
    if (!schema.has("$ref")) {
      return schema.put("description", doc);
    }
    ObjectNode wrapped = JsonNodeFactory.instance.objectNode().put("type", "object");
    wrapped.put("description", doc).putArray("allOf").add(schema);
    return wrapped;
  }

  ObjectNode either(ObjectNode one, ObjectNode other) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("anyOf").add(one).add(other);
    return schema;
  }
}
