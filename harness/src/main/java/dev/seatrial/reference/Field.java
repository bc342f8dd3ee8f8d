package dev.seatrial.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A key of a definition.
 *
 * @param name as written in YAML
 * @param schema what may stand there
 * @param need how much it must be there
 * @param description one sentence; empty for none
 */
public record Field(String name, JsonNode schema, Need need, String description) {

  /** How much a key must be there. */
  public enum Need {
    REQUIRED,
    /** Exactly one of several keys. */
    ONE_OF,
    OPTIONAL
  }

  /** The default, as somebody would write it. */
  public Optional<String> byDefault() {
    return Optional.ofNullable(schema.get("default")).map(JsonNode::asText);
  }
}
