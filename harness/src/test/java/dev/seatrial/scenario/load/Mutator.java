package dev.seatrial.scenario.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Damages a text as people, editors and disks do. */
final class Mutator {

  private static final List<String> SPLICES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "${",
          "}",
          "$",
          "\"",
          "'",
          ": ",
          "- ",
          "\n",
          "\t",
          "&a ",
          "*a",
          "<<: ",
          "!!int ",
          "| ",
          "> ",
          "# ",
          "? ",
          "%",
          "@",
          "\\",
          "\0",
          "\uFEFF",
          "\u0085",
          "\u2028",
          "\u00A0",
          "\u2013 ",
          "\uD83D\uDEA2",
          "\uD83D",
          "e\u0301",
          "~",
          "null",
          "1e999",
          "0x",
          ".inf",
          "-",
          "99999999999999999999",
          "0.0000000000000000000000001e-99",
          "../..",
          "/",
          "true",
          "---\n",
          "...\n",
          "\r",
          "\r\n",
          "${${}",
          "*",
          "{}",
          "[]");

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  /** The bytes of the text, damaged once or a few times. */
  byte[] mutate(String good) {
    String text = good;
    for (int i = random.nextInt(3); i >= 0; i--) {
      text = random.nextBoolean() ? lines(text) : characters(text);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(25) == 0 && bytes.length > 0) {
      for (int i = random.nextInt(8); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
    }
    return bytes;
  }

  private String characters(String text) {
    StringBuilder out = new StringBuilder(text.length() < 2 ? text + "kind: " : text);
    int at = random.nextInt(out.length());
    int end = Math.min(out.length(), at + 1 + random.nextInt(12));
    String splice = SPLICES.get(random.nextInt(SPLICES.size()));
    switch (random.nextInt(8)) {
      case 0 -> out.deleteCharAt(at);
      case 1 -> out.delete(at, end);
      case 2 -> out.insert(random.nextInt(out.length()), out.substring(at, end));
      case 3 -> out.replace(at, end, splice);
      case 4 -> out.setLength(at);
      case 5 -> out.insert(at, "x".repeat(1 + random.nextInt(5000)));
      case 6 -> {
        String open = random.nextBoolean() ? "[" : "{a: ";
        out.insert(at, open.repeat(1 + random.nextInt(random.nextBoolean() ? 80 : 4000)));
      }
      default -> out.insert(at, splice);
    }
    return out.toString();
  }

  private String lines(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(7)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(other, lines.get(at));
      case 2 -> Collections.swap(lines, at, other);
      case 3 -> lines.set(at, " ".repeat(random.nextInt(9)) + lines.get(at).strip());
      case 4 -> lines.set(at, lines.get(at).replaceFirst("^ ?", random.nextBoolean() ? "" : "  "));
      case 5 -> lines.set(at, value(lines.get(at), lines.get(other)));
      default -> lines.add(at, ("  ".repeat(random.nextInt(300)) + "- a:\n").repeat(3));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The key of one line with the value of another. */
  private static String value(String line, String other) {
    int colon = line.indexOf(": ");
    int otherColon = other.indexOf(": ");
    return colon < 0 || otherColon < 0
        ? line + other.strip()
        : line.substring(0, colon) + other.substring(otherColon);
  }
}
