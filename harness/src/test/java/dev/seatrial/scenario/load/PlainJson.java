package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.source.MappingNode;
import dev.seatrial.source.Node;
import dev.seatrial.source.ScalarNode;
import dev.seatrial.source.SequenceNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A YAML tree as an editor hands it to a JSON Schema, and the lines its parts stand on. */
final class PlainJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Set<Integer>> lines = new HashMap<>();

  /** The tree as JSON; remembers where its parts stand. */
  JsonNode of(Node node) {
    return of(node, "", node.location().line());
  }

  /**
   * Lines of a part: of its key, and of the value's beginning; empty when there is no such part.
   */
  Set<Integer> lines(String pointer) {
    return lines.getOrDefault(pointer, Set.of());
  }

  private JsonNode of(Node node, String pointer, int keyLine) {
    lines.put(pointer, new TreeSet<>(Set.of(keyLine)));
    lines.get(pointer).add(node.location().line());
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JSON.objectNode();
      for (MappingNode.Entry entry : mapping.entries()) {
        String key = entry.key().text();
        String below = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
        object.set(key, of(entry.value(), below, entry.key().location().line()));
        lines.get(pointer).add(entry.key().location().line());
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      for (Node item : sequence.items()) {
        array.add(of(item, pointer + "/" + array.size(), item.location().line()));
      }
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.text().startsWith("+") ? node.text().substring(1) : node.text();
    return switch (node.kind()) {
      case TEXT -> JSON.textNode(node.text());
      case BOOLEAN -> JSON.booleanNode(text.toLowerCase(Locale.ROOT).equals("true"));
      case NULL -> JSON.nullNode();
      case INTEGER ->
          text.startsWith("0x")
              ? JSON.numberNode(new BigInteger(text.substring(2), 16))
              : text.startsWith("0o")
                  ? JSON.numberNode(new BigInteger(text.substring(2), 8))
                  : JSON.numberNode(new BigInteger(text));
      case FLOAT ->
          text.contains("inf") || text.contains("nan")
              ? JSON.numberNode(Double.NaN)
              : JSON.numberNode(new BigDecimal(text));
    };
  }
}
