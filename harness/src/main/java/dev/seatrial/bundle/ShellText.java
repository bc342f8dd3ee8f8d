package dev.seatrial.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of a plan as words of a shell: references become variables, secrets their stand-ins. */
final class ShellText {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\{([A-Za-z0-9_.-]+)}");
  private static final Pattern SINGLE = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");

  private final StandIns standIns;
  private final Set<String> variables = new TreeSet<>();

  ShellText(StandIns standIns) {
    this.standIns = standIns;
  }

  /** The variable that holds the value of a reference. */
  static String variable(String reference) {
    return "v_" + reference.replaceAll("[^A-Za-z0-9]", "_");
  }

  /** One word. */
  String word(String text) {
    StringBuilder out = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    pieces(text, plain, out);
    flush(plain, out);
    return out.isEmpty() ? "''" : out.toString();
  }

  /** What is plain at the end of it is not in {@code out} yet. */
  private void pieces(String text, StringBuilder plain, StringBuilder out) {
    Matcher matcher = REFERENCE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      plain.append(text, from, matcher.start());
      from = matcher.end();
      if (matcher.group(1) == null) {
        plain.append('$');
      } else {
        flush(plain, out);
        out.append("\"$").append(used(matcher.group(1))).append('"');
      }
    }
    plain.append(text.substring(from));
  }

  /** Names of all variables so far; each has to be there, be it empty. */
  Set<String> variables() {
    return variables;
  }

  /** The variable of a reference, which is used here. */
  String used(String reference) {
    String variable = variable(reference);
    variables.add(variable);
    return variable;
  }

  private void flush(StringBuilder plain, StringBuilder out) {
    if (!plain.isEmpty()) {
      out.append(quoted(standIns.in(plain.toString())));
      plain.setLength(0);
    }
  }

  String words(List<String> texts) {
    return texts.stream().map(this::word).collect(Collectors.joining(" "));
  }

  /** A word in which nothing is a reference. */
  static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** A text for people, in one line. */
  String line(String text) {
    return standIns.in(text).strip().replaceAll("\\s+", " ");
  }

  /** A body of JSON, one word; a string that is one reference becomes a number when it is one. */
  String json(JsonNode node) {
    StringBuilder out = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    json(node, plain, out);
    flush(plain, out);
    return out.toString();
  }

  private void json(JsonNode node, StringBuilder plain, StringBuilder out) {
    if (node instanceof ObjectNode object) {
      plain.append('{');
      String comma = "";
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        plain.append(comma).append(TextNode.valueOf(field.getKey())).append(':');
        json(field.getValue(), plain, out);
        comma = ",";
      }
      plain.append('}');
    } else if (node instanceof ArrayNode array) {
      plain.append('[');
      String comma = "";
      for (JsonNode item : array) {
        plain.append(comma);
        json(item, plain, out);
        comma = ",";
      }
      plain.append(']');
    } else if (node instanceof TextNode text) {
      Matcher single = SINGLE.matcher(text.textValue());
      if (single.matches()) {
        flush(plain, out);
        out.append("\"$(typed \"$").append(used(single.group(1))).append("\")\"");
      } else {
        pieces(text.toString(), plain, out);
      }
    } else {
      plain.append(node);
    }
  }
}
