package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.Node;
import java.util.Optional;

/** What a YAML value may be: decodes it and describes itself. */
interface Type<T> {

  /** The value; empty after reporting why there is none. */
  Optional<T> decode(Node node, Reading in);

  /** JSON Schema of the values accepted. */
  ObjectNode schema(SchemaWriter writer);
}
