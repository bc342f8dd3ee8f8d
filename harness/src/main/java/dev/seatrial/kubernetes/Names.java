package dev.seatrial.kubernetes;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names as Kubernetes takes them: RFC 1123 labels of at most 63 characters that begin with a
 * letter, as those of services must. The same text has always the same name, two texts never share
 * one.
 */
final class Names {
  private static final int LONGEST = 63;

  /** Kind and text to name. */
  private final Map<String, String> given = new HashMap<>();

  /** Kind and name to text. */
  private final Map<String, String> taken = new HashMap<>();

  /**
   * The name of an object.
   *
   * @param kind names are unique within it
   * @param text what it is called in the plan
   */
  String of(String kind, String text) {
    return given.computeIfAbsent(kind + ":" + text, key -> fresh(kind, text));
  }

  private String fresh(String kind, String text) {
    String name = label(text);
    if (taken.containsKey(kind + ":" + name)) {
      name = hashed(name, text);
    }
    taken.put(kind + ":" + name, text);
    return name;
  }

  /** A text as a name or as the value of a label; two texts may become the same. */
  static String label(String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    name = name.replaceAll("^-|-$", "");
    if (!name.matches("[a-z].*")) {
      name = name.isEmpty() ? "x" : "x-" + name;
    }
    return name.length() > LONGEST ? hashed(name, text) : name;
  }

  private static String hashed(String name, String text) {
    String end = "-" + Integer.toHexString(text.hashCode());
    String begin = name.substring(0, Math.min(name.length(), LONGEST - end.length()));
    return begin.replaceAll("-+$", "") + end;
  }
}
