package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping with a single key, which says what its value is. */
final class Choice<T> implements Type<T> {

  private final String title;
  private final Map<String, Variant<? extends T>> variants = new LinkedHashMap<>();

  private record Variant<V>(Type<V> type, String doc) {}

  /**
   * @param title e.g. {@code step}; unique, names its JSON Schema definition
   */
  Choice(String title) {
    this.title = title;
  }

  /** Adds a key and the type of its value. */
  Choice<T> with(String key, Type<? extends T> type, String doc) {
    variants.put(key, new Variant<>(type, doc));
    return this;
  }

  @Override
  public Optional<T> decode(Node node, Reading in) {
    if (!(node instanceof MappingNode mapping)) {
      return in.wrong(node, "a mapping with one key (" + title + ")");
    }
    List<MappingNode.Entry> entries = mapping.entries();
    if (entries.size() != 1) {
      String keys = String.join(", ", entries.stream().map(e -> e.key().text()).toList());
      return in.fail(
          "key.conflict",
          mapping.location(),
          "a " + title + " has exactly one key, here are " + (keys.isEmpty() ? "none" : keys),
          "begin each " + title + " with \"- \", and indent what belongs to it below its key");
    }
    MappingNode.Entry entry = entries.get(0);
    String key = entry.key().text();
    Variant<? extends T> variant = variants.get(key);
    if (variant == null) {
      return in.fail(
          "key.unknown",
          entry.key().location(),
          key + " is not a " + title,
          Reading.hint(key, variants.keySet(), "what a " + title + " can be"));
    }
    return variant.type().decode(entry.value(), in.under(entry.key())).map(value -> value);
  }

  @Override
  public ObjectNode schema(SchemaWriter writer) {
    return writer.definition(
        title,
        () -> {
          ObjectNode schema = writer.node("object");
          schema.put("description", "One key, which says what kind of " + title + " it is.");
          schema.put("minProperties", 1).put("maxProperties", 1);
          schema.put("additionalProperties", false);
          ObjectNode properties = schema.putObject("properties");
          variants.forEach(
              (key, variant) ->
                  properties.set(
                      key, writer.described(variant.type().schema(writer), variant.doc())));
          return schema;
        });
  }
}
