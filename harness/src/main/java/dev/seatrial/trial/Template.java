package dev.seatrial.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with gaps: {@code {{name}}} is a value; lines from {@code %if name} (or {@code %if !name})
 * to {@code %end} are there when the value is not empty (or is).
 */
final class Template {
  private static final Pattern GAP = Pattern.compile("\\{\\{([a-z-]+)}}");

  private Template() {}

  /** Fills a template that lies beside this class, under {@code init/}. */
  static String fill(String name, Map<String, String> values) {
    try (InputStream in = Template.class.getResourceAsStream("init/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no template " + name);
      }
      return filled(new String(in.readAllBytes(), StandardCharsets.UTF_8), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String filled(String template, Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    boolean shown = true;
    for (String line : template.lines().toList()) {
      if (line.startsWith("%if ")) {
        String name = line.substring("%if ".length());
        shown = name.startsWith("!") == value(name.replaceFirst("^!", ""), values).isEmpty();
      } else if (line.equals("%end")) {
        shown = true;
      } else if (shown) {
        String filled =
            GAP.matcher(line)
                .replaceAll(gap -> Matcher.quoteReplacement(value(gap.group(1), values)));
        out.append(filled).append('\n');
      }
    }
    return out.toString();
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no value " + name);
    }
    return value;
  }
}
