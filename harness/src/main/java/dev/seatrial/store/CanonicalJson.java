package dev.seatrial.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON by value: keys sorted, the last of equal keys kept, numbers in their one form. */
final class CanonicalJson {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private CanonicalJson() {}

  /** The form, or null when the text is not JSON. */
  static @Nullable String read(String raw) {
    try {
      JsonNode node = READER.readTree(raw);
      if (node == null || node.isMissingNode()) {
        return null;
      }
      StringBuilder form = new StringBuilder(raw.length());
      write(node, form);
      return form.toString();
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** What a string, number, boolean or null says; empty for anything else. */
  static Optional<String> scalar(String raw) {
    try {
      JsonNode node = READER.readTree(raw);
      return node != null && node.isValueNode() && !node.isMissingNode()
          ? Optional.of(node.isNumber() ? CanonicalNumber.of(node.decimalValue()) : node.asText())
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static void write(JsonNode node, StringBuilder into) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
      into.append('{');
      String separator = "";
      for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
        into.append(separator);
        quote(field.getKey(), into);
        into.append(':');
        write(field.getValue(), into);
        separator = ",";
      }
      into.append('}');
    } else if (node.isArray()) {
      into.append('[');
      String separator = "";
      for (JsonNode element : node) {
        into.append(separator);
        write(element, into);
        separator = ",";
      }
      into.append(']');
    } else if (node.isNumber()) {
      into.append(CanonicalNumber.of(node.decimalValue()));
    } else if (node.isTextual()) {
      quote(node.textValue(), into);
    } else {
      into.append(node.asText());
    }
  }

  private static void quote(String text, StringBuilder into) {
    into.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        into.append('\\').append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        into.append(c).append(text.charAt(++i));
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Half a surrogate pair has no UTF-8 and would not survive a snapshot.
        into.append(String.format("\\u%04x", (int) c));
      } else {
        into.append(c);
      }
    }
    into.append('"');
  }
}
