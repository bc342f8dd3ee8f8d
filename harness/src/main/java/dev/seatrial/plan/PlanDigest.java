package dev.seatrial.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/** Tells plans of a cell apart by what they would do, whatever they are written like. */
final class PlanDigest {
  /** What a cell is called, and what is chosen by; its steps, services and checks are resolved. */
  private static final Set<String> OF_CELL =
      Set.of("id", "scenario", "secrets", "tiers", "expected");

  /** What the cell does not hold itself. */
  private static final Set<String> OF_SCENARIO =
      Set.of("answersBefore", "answersAfter", "budgets", "knownIssues");

  private static final Set<String> OF_SYSTEM = Set.of("volumes", "stores", "instances");

  /** Where something is written moves with every line before it. */
  private static final String LOCATION = "location";

  private static final Pattern PLACE = Pattern.compile(".*(:[0-9]+){3}");

  private PlanDigest() {}

  static String of(JsonNode cell, JsonNode scenario) {
    StringBuilder text = new StringBuilder();
    fields(cell).entrySet().stream()
        .filter(field -> !OF_CELL.contains(field.getKey()))
        .forEach(field -> append(field.getKey(), field.getValue(), text));
    OF_SCENARIO.stream().sorted().forEach(it -> append(it, scenario.path(it), text));
    OF_SYSTEM.stream().sorted().forEach(it -> append(it, scenario.path("system").path(it), text));
    String profile = cell.path("axes").path("accelerator").asText();
    append("profile", scenario.path("profiles").path(profile), text);
    return "sha256:" + DigestUtils.sha256Hex(text.toString());
  }

  private static void append(String name, JsonNode value, StringBuilder out) {
    out.append(name).append('=');
    append(value, out);
    out.append('\n');
  }

  private static void append(JsonNode value, StringBuilder out) {
    if (value.isObject()) {
      out.append('{');
      fields(value)
          .forEach(
              (name, part) -> {
                if (!name.equals(LOCATION) || !PLACE.matcher(part.asText()).matches()) {
                  append(name, part, out);
                }
              });
      out.append('}');
    } else if (value.isArray()) {
      out.append('[');
      value.forEach(
          part -> {
            append(part, out);
            out.append(',');
          });
      out.append(']');
    } else {
      out.append(value);
    }
  }

  /** In an order that does not depend on who wrote them. */
  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    return sorted;
  }
}
