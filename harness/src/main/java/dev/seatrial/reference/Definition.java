package dev.seatrial.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.reference.Field.Need;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping that has a name of its own: a kind of file or a part of one.
 *
 * @param name e.g. {@code step}
 * @param description one sentence
 * @param fields its keys, in the order declared
 */
public record Definition(String name, String description, List<Field> fields) {

  static Definition of(String name, JsonNode schema) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(key -> required.add(key.asText()));
    Set<String> choices = new HashSet<>();
    for (JsonNode choice : schema.path("oneOf")) {
      choice.path("required").forEach(key -> choices.add(key.asText()));
    }
    List<Field> fields = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(
            key ->
                fields.add(
                    new Field(
                        key.getKey(),
                        key.getValue(),
                        required.contains(key.getKey())
                            ? Need.REQUIRED
                            : choices.contains(key.getKey()) ? Need.ONE_OF : Need.OPTIONAL,
                        key.getValue().path("description").asText())));
    return new Definition(name, schema.path("description").asText(), List.copyOf(fields));
  }

  /** Keys of which exactly one must be there; empty when there is no such rule. */
  public List<String> oneOf() {
    return fields.stream().filter(f -> f.need() == Need.ONE_OF).map(Field::name).toList();
  }

  Optional<Field> field(String key) {
    return fields.stream().filter(field -> field.name().equals(key)).findFirst();
  }
}
