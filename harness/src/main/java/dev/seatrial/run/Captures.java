package dev.seatrial.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.seatrial.plan.Masker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/**
 * What steps kept from answers, and the values a cell started with. Lists are kept as JSON text.
 * What is named like a secret is masked from then on, lists item by item.
 */
final class Captures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern SECRET =
      Pattern.compile("key|token|secret|password|cookie", Pattern.CASE_INSENSITIVE);

  private final Masker masker;
  private final Map<String, String> values;
  private final Map<String, String> captured = new TreeMap<>();

  Captures(Map<String, String> cellValues, Masker masker) {
    this.masker = masker;
    values = new ConcurrentSkipListMap<>(cellValues);
  }

  Map<String, String> values() {
    return values;
  }

  /** Only what was captured; part of a prepared state. */
  Map<String, String> captured() {
    return captured;
  }

  void put(String name, JsonNode value) {
    put(name, value.isValueNode() ? value.asText() : value.toString());
  }

  void put(String name, String value) {
    values.put(name, value);
    captured.put(name, value);
    if (SECRET.matcher(name).find()) {
      masker.add(value);
      list(name).forEach(masker::add);
    }
  }

  void putAll(Map<String, String> all) {
    all.forEach(this::put);
  }

  /** The items of a captured list; a single value is a list of one. */
  List<String> list(String name) {
    String text = values.get(name);
    if (text == null) {
      throw new StepFailure("capture.missing", "nothing was captured as " + name, List.of());
    }
    try {
      if (JSON.readTree(text) instanceof ArrayNode array) {
        List<String> items = new ArrayList<>();
        array.forEach(item -> items.add(item.isValueNode() ? item.asText() : item.toString()));
        return items;
      }
    } catch (JsonProcessingException e) {
      // A plain text: one item.
      return List.of(text);
    }
    return List.of(text);
  }
}
