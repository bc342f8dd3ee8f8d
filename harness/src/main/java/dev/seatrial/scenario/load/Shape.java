package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import java.util.Optional;

/**
 * A mapping with declared keys. Each key is declared once, with its type, default and meaning;
 * unknown keys are errors.
 *
 * @param title what it is, e.g. {@code service}; unique, names its JSON Schema definition
 * @param doc one sentence
 * @param body declares the keys and builds the record
 */
record Shape<T>(String title, String doc, Body<T> body) implements Type<T> {

  /** The declaration of the keys. */
  interface Body<T> {
    Optional<T> declare(Fields fields);
  }

  @Override
  public Optional<T> decode(Node node, Reading in) {
    if (!(node instanceof MappingNode mapping)) {
      return in.wrong(node, "a mapping (" + title + ")");
    }
    DecodingFields fields = new DecodingFields(title, mapping, in);
    Optional<T> decoded = body.declare(fields);
    fields.refuseOthers();
    return decoded;
  }

  @Override
  public ObjectNode schema(SchemaWriter writer) {
    return writer.definition(
        title,
        () -> {
          DescribingFields fields = new DescribingFields(doc, writer);
          body.declare(fields);
          return fields.schema();
        });
  }
}
