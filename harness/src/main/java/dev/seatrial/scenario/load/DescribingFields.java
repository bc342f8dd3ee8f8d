package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.Location;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes the JSON Schema of a mapping from its declared keys. */
final class DescribingFields implements Fields {

  private final SchemaWriter writer;
  private final ObjectNode schema;
  private final ObjectNode properties;
  private final ArrayNode required;

  DescribingFields(String doc, SchemaWriter writer) {
    this.writer = writer;
    schema = writer.node("object").put("description", doc).put("additionalProperties", false);
    properties = schema.putObject("properties");
    required = schema.putArray("required");
  }

  ObjectNode schema() {
    if (required.isEmpty()) {
      schema.remove("required");
    }
    return schema;
  }

  @Override
  public <V> Slot<V> required(String key, Type<V> type, String doc) {
    required.add(key);
    return slot(key, type, doc);
  }

  @Override
  public <V> Slot<Optional<V>> optional(String key, Type<V> type, String doc) {
    slot(key, type, doc);
    return new Slot<>(key, Optional.empty(), Optional.empty());
  }

  @Override
  public <V> Slot<V> or(String key, Type<V> type, V byDefault, String doc) {
    Slot<V> slot = slot(key, type, doc);
    Defaults.yaml(byDefault, properties.get(key)).ifPresent(said -> put(key, said));
    return slot;
  }

  private void put(String key, JsonNode byDefault) {
    ((ObjectNode) properties.get(key)).set("default", byDefault);
  }

  private <V> Slot<V> slot(String key, Type<V> type, String doc) {
    properties.set(key, writer.described(type.schema(writer), doc));
    return new Slot<>(key, Optional.empty(), Optional.empty());
  }

  @Override
  public void exactlyOne(Slot<?>... slots) {
    ArrayNode choices = schema.putArray("oneOf");
    for (Slot<?> slot : slots) {
      choices.addObject().putArray("required").add(slot.key());
    }
  }

  @Override
  public void someOf(String hint, Slot<?>... slots) {
    ArrayNode choices = schema.putArray("anyOf");
    for (Slot<?> slot : slots) {
      choices.addObject().putArray("required").add(slot.key());
    }
  }

  @Override
  public void atMostOne(Slot<?>... slots) {
    for (Slot<?> slot : slots) {
      for (Slot<?> other : slots) {
        if (!slot.key().equals(other.key())) {
          refuse(slot, other);
        }
      }
    }
  }

  @Override
  public void together(String hint, Slot<?> one, Slot<?> other) {
    require(one, other);
    require(other, one);
  }

  @Override
  public void needs(Slot<?> slot, Slot<?> needed, String message) {
    require(slot, needed);
  }

  @Override
  public void excludes(Slot<?> slot, Slot<?> refused, String message, String hint) {
    refuse(slot, refused);
  }

  private void require(Slot<?> slot, Slot<?> needed) {
    where(slot).withArray("/required").add(needed.key());
  }

  private void refuse(Slot<?> slot, Slot<?> refused) {
    where(slot).withObject("/properties").put(refused.key(), false);
  }

  /** What must hold of the mapping where that key is there. */
  private ObjectNode where(Slot<?> slot) {
    return schema.withObject("/dependencies").withObject("/" + slot.key());
  }

  @Override
  public <V, T> Slot<T> derived(Slot<V> slot, Derivation<V, T> made) {
    return new Slot<>(slot.key(), Optional.empty(), Optional.empty());
  }

  @Override
  public void unsupported(Map<String, String> why) {}

  @Override
  public void check(Consumer<Reading> check) {}

  @Override
  public String name() {
    return "";
  }

  @Override
  public Location location() {
    return Location.ofFile("");
  }

  @Override
  public <T> Optional<T> build(Supplier<T> record) {
    return Optional.empty();
  }

  @Override
  public <T> Optional<T> link(Function<Reading, Optional<T>> record) {
    return Optional.empty();
  }
}
