package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import dev.seatrial.source.SequenceNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Any JSON value; scalars keep their YAML 1.2 types, texts may hold references. */
final class JsonBody implements Type<JsonNode> {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public Optional<JsonNode> decode(Node node, Reading in) {
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar, in);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.items().forEach(item -> decode(item, in.item()).ifPresent(array::add));
      return Optional.of(array);
    }
    ObjectNode object = JSON.objectNode();
    if (node instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        ReferenceScan.refuse(entry.key(), in);
        decode(entry.value(), in.under(entry.key()))
            .ifPresent(value -> object.set(entry.key().text(), value));
      }
    }
    return Optional.of(object);
  }

  private static Optional<JsonNode> scalar(ScalarNode node, Reading in) {
    return switch (node.kind()) {
      case TEXT -> {
        ReferenceScan.mention(node, in);
        yield Optional.of(JSON.textNode(node.text()));
      }
      case BOOLEAN ->
          Optional.of(JSON.booleanNode(node.text().toLowerCase(Locale.ROOT).equals("true")));
      case NULL -> Optional.of(JSON.nullNode());
      case INTEGER, FLOAT -> number(node, in);
    };
  }

  private static Optional<JsonNode> number(ScalarNode node, Reading in) {
    String text = node.text().startsWith("+") ? node.text().substring(1) : node.text();
    try {
      if (node.kind() == ScalarNode.Kind.FLOAT) {
        return Optional.of(DecimalNode.valueOf(new BigDecimal(text)));
      }
      BigInteger value =
          text.startsWith("0x")
              ? new BigInteger(text.substring(2), 16)
              : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
      return Optional.of(
          value.bitLength() < 32
              ? JSON.numberNode(value.intValue())
              : value.bitLength() < 64
                  ? JSON.numberNode(value.longValue())
                  : JSON.numberNode(value));
    } catch (NumberFormatException notJson) {
      return in.fail(
          "type",
          node.location(),
          "JSON has no number " + node.text(),
          "put it in quotes when it is a text");
    }
  }

  @Override
  public ObjectNode schema(SchemaWriter writer) {
    ObjectNode any = JSON.objectNode().put("title", "any YAML");
    ArrayNode types = any.putArray("type").add("object").add("array").add("string");
    types.add("number").add("boolean").add("null");
    return any;
  }
}
