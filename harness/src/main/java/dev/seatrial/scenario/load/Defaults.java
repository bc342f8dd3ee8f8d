package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says a default as somebody would write it in YAML. */
final class Defaults {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Defaults() {}

  /**
   * Empty when there is no such YAML, or none worth writing: an empty text, list or mapping is what
   * a missing key means anyway.
   *
   * @param schema of the key
   */
  static Optional<JsonNode> yaml(Object value, JsonNode schema) {
    if (value instanceof Boolean flag) {
      return Optional.of(JSON.booleanNode(flag));
    }
    if (value instanceof Integer number) {
      return Optional.of(JSON.numberNode(number));
    }
    if (value instanceof Long number) {
      return Optional.of(JSON.numberNode(number));
    }
    if (value instanceof Duration duration) {
      return Optional.of(JSON.textNode(words(duration)));
    }
    if (value instanceof Enum<?> word) {
      String written = word.name().toLowerCase(Locale.ROOT).replace('_', '-');
      return Optional.<JsonNode>of(JSON.textNode(written))
          .filter(text -> has(schema.path("enum"), text));
    }
    if (value instanceof String text && !text.isEmpty()) {
      return Optional.of(JSON.textNode(text));
    }
    // One item may stand without its list where that is allowed.
    boolean alone = value instanceof List<?> items && items.size() == 1 && schema.has("anyOf");
    return alone ? yaml(((List<?>) value).get(0), schema) : Optional.empty();
  }

  private static boolean has(JsonNode words, JsonNode word) {
    for (JsonNode one : words) {
      if (one.equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** {@code 1m30s}; without zeros, unless it is nothing. */
  private static String words(Duration duration) {
    StringBuilder out = new StringBuilder();
    append(out, duration.toHours(), "h");
    append(out, duration.toMinutesPart(), "m");
    append(out, duration.toSecondsPart(), "s");
    append(out, duration.toMillisPart(), "ms");
    return out.isEmpty() ? "0s" : out.toString();
  }

  private static void append(StringBuilder out, long count, String unit) {
    if (count > 0) {
      out.append(count).append(unit);
    }
  }
}
