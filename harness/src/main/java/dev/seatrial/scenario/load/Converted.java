package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.Node;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type whose values are turned into something else.
 *
 * @param conversion refuses a value by an IllegalArgumentException with a hint
 */
record Converted<S, T>(Type<S> type, Function<S, T> conversion) implements Type<T> {

  @Override
  public Optional<T> decode(Node node, Reading in) {
    Optional<S> source = type.decode(node, in);
    try {
      return source.map(conversion);
    } catch (IllegalArgumentException refused) {
      return in.fail(
          "value.malformed",
          node.location(),
          "this is not what is expected here",
          String.valueOf(refused.getMessage()));
    }
  }

  @Override
  public ObjectNode schema(SchemaWriter writer) {
    return type.schema(writer);
  }
}
