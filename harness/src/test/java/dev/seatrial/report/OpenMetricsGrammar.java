package dev.seatrial.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads OpenMetrics 1.0 text as strictly as the specification has it, for the types that are used
 * here: gauge, info and stateset.
 */
final class OpenMetricsGrammar {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\"\\\\n])*\"";
  private static final Pattern METADATA =
      Pattern.compile("# (TYPE|UNIT|HELP) (" + NAME + ") (.*)", Pattern.DOTALL);
  private static final Pattern SAMPLE =
      Pattern.compile(
          "("
              + NAME
              + ")(?:\\{((?:"
              + LABEL
              + ")?(?:,"
              + LABEL
              + ")*)\\})?"
              + " ([-+]?[0-9]+(?:\\.[0-9]+)?(?:e[-+]?[0-9]+)?|NaN|[-+]?Inf)",
          Pattern.DOTALL);
  private static final Pattern ONE_LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\"\\\\n])*)\"");

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Family> families = new LinkedHashMap<>();
  private String current = "";

  /** One family, as far as it was read. */
  private static final class Family {
    final Map<String, String> metadata = new LinkedHashMap<>();
    final Map<String, String> samples = new LinkedHashMap<>();
    final Map<String, Integer> states = new LinkedHashMap<>();
  }

  private OpenMetricsGrammar() {}

  /** What is wrong with a text; nothing when it is sound. */
  static List<String> wrong(String text) {
    OpenMetricsGrammar grammar = new OpenMetricsGrammar();
    grammar.read(text);
    return grammar.wrong;
  }

  private void read(String text) {
    if (!text.endsWith("\n# EOF\n") || text.indexOf("\n# EOF\n") != text.length() - 7) {
      wrong.add("the last line, and only that, is to be # EOF");
      return;
    }
    for (String line : text.substring(0, text.length() - 7).split("\n", -1)) {
      line(line);
    }
    families.forEach(
        (name, family) ->
            family.states.forEach(
                (labels, on) -> {
                  if (on != 1) {
                    wrong.add(name + "{" + labels + "} is in " + on + " states");
                  }
                }));
  }

  private void line(String line) {
    if (line.isEmpty()) {
      wrong.add("an empty line");
      return;
    }
    Matcher metadata = METADATA.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (metadata.matches()) {
      metadata(metadata.group(1), metadata.group(2), metadata.group(3));
    } else if (line.startsWith("#") || !sample.matches()) {
      wrong.add("no sample and no metadata: " + line);
    } else {
      String labels = sample.group(2) == null ? "" : sample.group(2);
      sample(sample.group(1), labels, sample.group(3));
    }
  }

  private void metadata(String kind, String name, String value) {
    if (!name.equals(current)) {
      if (families.containsKey(name)) {
        wrong.add(name + " is torn apart");
      }
      current = name;
    }
    Family family = families.computeIfAbsent(name, n -> new Family());
    if (!family.samples.isEmpty()) {
      wrong.add(kind + " of " + name + " comes after its samples");
    }
    if (family.metadata.put(kind, value) != null) {
      wrong.add(kind + " of " + name + " comes twice");
    }
    boolean right =
        switch (kind) {
          case "TYPE" -> Set.of("gauge", "info", "stateset").contains(value);
          case "UNIT" -> name.endsWith("_" + value);
          default -> value.matches("(?s)(?:[^\\\\\n]|\\\\[\"\\\\n])*");
        };
    if (!right) {
      wrong.add(kind + " of " + name + " cannot be " + value);
    }
  }

  private void sample(String name, String labels, String value) {
    Family family = families.getOrDefault(current, new Family());
    String type = family.metadata.getOrDefault("TYPE", "unknown");
    if (!name.equals(type.equals("info") ? current + "_info" : current)) {
      wrong.add(name + " is no sample of the " + type + " " + current);
    }
    if (!type.equals("gauge") && family.metadata.containsKey("UNIT")) {
      wrong.add("the " + type + " " + current + " cannot have a unit");
    }
    Set<String> names = new HashSet<>();
    List<String> others = new ArrayList<>();
    boolean state = false;
    for (Matcher label = ONE_LABEL.matcher(labels); label.find(); ) {
      if (!names.add(label.group(1)) || label.group(1).startsWith("__")) {
        wrong.add("label " + label.group(1) + " of " + name);
      }
      state |= label.group(1).equals(current);
      if (!label.group(1).equals(current)) {
        others.add(label.group());
      }
    }
    if (family.samples.put(labels, value) != null) {
      wrong.add("twice: " + name + "{" + labels + "}");
    }
    if (type.equals("info") && !value.equals("1")) {
      wrong.add(name + " is information, and is " + value);
    }
    if (type.equals("stateset")) {
      if (!state || !value.matches("[01]")) {
        wrong.add(name + "{" + labels + "} names no state, or is not 0 or 1");
      }
      family.states.merge(String.join(",", others), value.equals("1") ? 1 : 0, Integer::sum);
    }
  }
}
