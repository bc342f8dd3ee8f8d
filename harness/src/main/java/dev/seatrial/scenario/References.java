package dev.seatrial.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ${name}} references in texts. {@code $$} stands for a dollar sign; the host's environment
 * is never looked at.
 */
public final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\{([A-Za-z0-9_.-]+)}");

  private final Map<String, String> values;
  private final boolean last;

  private References(Map<String, String> values, boolean last) {
    this.values = values;
    this.last = last;
  }

  /** Replaces what is known; leaves other references and {@code $$} for a later pass. */
  public static References partly(Map<String, String> values) {
    return new References(values, false);
  }

  /** The last pass: {@code $$} becomes {@code $}; an unknown name is an {@link Undefined}. */
  public static References fully(Map<String, String> values) {
    return new References(values, true);
  }

  /** The names a text refers to, in order. */
  public static List<String> names(String text) {
    return REFERENCE
        .matcher(text)
        .results()
        .filter(m -> m.group(1) != null)
        .map(m -> m.group(1))
        .toList();
  }

  public String in(String text) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(out, Matcher.quoteReplacement(replacement(matcher)));
    }
    matcher.appendTail(out);
    return out.toString();
  }

  private String replacement(Matcher matcher) {
    String name = matcher.group(1);
    if (name == null) {
      return last ? "$" : "$$";
    }
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    if (last) {
      throw new Undefined(name);
    }
    return matcher.group();
  }

  public Optional<String> in(Optional<String> text) {
    return text.map(this::in);
  }

  public List<String> in(List<String> texts) {
    return texts.stream().map(this::in).toList();
  }

  /** Values are replaced, keys are not. */
  public Map<String, String> in(Map<String, String> texts) {
    Map<String, String> out = new LinkedHashMap<>();
    texts.forEach((key, text) -> out.put(key, in(text)));
    return out;
  }

  /**
   * String leaves are replaced. One that is a single reference becomes a number, a boolean or null
   * when its value reads as one, so that a body can take a typed value from a capture.
   */
  public JsonNode in(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode out = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(e -> out.set(e.getKey(), in(e.getValue())));
      return out;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode out = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> out.add(in(item)));
      return out;
    }
    if (node instanceof TextNode text) {
      String replaced = in(text.textValue());
      boolean single = text.textValue().matches("\\$\\{[^}]+}") && !replaced.startsWith("${");
      return single ? typed(replaced) : TextNode.valueOf(replaced);
    }
    return node;
  }

  private static JsonNode typed(String value) {
    return switch (value) {
      case "true" -> JsonNodeFactory.instance.booleanNode(true);
      case "false" -> JsonNodeFactory.instance.booleanNode(false);
      case "null" -> JsonNodeFactory.instance.nullNode();
      default ->
          value.matches("-?(0|[1-9][0-9]{0,17})")
              ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
              : TextNode.valueOf(value);
    };
  }

  /** A reference to a name that has no value. */
  public static final class Undefined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    Undefined(String name) {
      super("${" + name + "} has no value yet");
      this.name = name;
    }

    public String name() {
      return name;
    }
  }
}
