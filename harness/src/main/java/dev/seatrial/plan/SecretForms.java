package dev.seatrial.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a secret looks like where a program has written it down in its own way. */
public final class SecretForms {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-*_";

  /** Shorter pieces of base64 would be found by chance. */
  private static final int SHORTEST_CORE = 8;

  private SecretForms() {}

  /** In a form or a query: a space is {@code +}. */
  public static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      if (PLAIN.indexOf(c) >= 0) {
        out.append(c);
      } else if (c == ' ') {
        out.append('+');
      } else {
        out.append('%').append(String.format("%02X", (int) c));
      }
    }
    return out.toString();
  }

  /** In a string of JSON. */
  public static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /**
   * In base64, as in {@code Authorization: Basic …}, where a text looks different by how many bytes
   * stand before it; without the characters that its neighbours decide.
   */
  public static List<String> base64(String secret) {
    List<String> cores = new ArrayList<>();
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    for (int before = 0; before < 3; before++) {
      byte[] moved = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, moved, before, bytes.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(moved);
      int from = before == 0 ? 0 : before + 1;
      int to = moved.length * 8 / 6;
      if (to - from >= SHORTEST_CORE) {
        String core = text.substring(from, to);
        cores.add(core);
        cores.add(core.replace('+', '-').replace('/', '_'));
      }
    }
    return cores;
  }
}
