package dev.seatrial.bundle;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.SecretForms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts something else in the place of a cell's secrets: of the same shape, so that a password's
 * rules and a key's length are kept, and the same everywhere, so that what is written still works.
 */
final class StandIns {
  private static final int SHORTEST = 4;
  private static final String MASK = "\u2022\u2022\u2022";

  private final Map<String, String> standIns = new LinkedHashMap<>();
  private final Map<String, String> forms = new LinkedHashMap<>();

  private StandIns() {}

  static StandIns of(Cell cell) {
    return of(cell.secrets().stream().map(it -> cell.values().getOrDefault(it, "")).toList());
  }

  /** Of these values; those of less than four characters are no secrets. */
  static StandIns of(List<String> secrets) {
    StandIns all = new StandIns();
    // Shortest first: a longer one may be a text around it, which is no secret by itself.
    secrets.stream()
        .map(secret -> secret.replace("$$", "$"))
        .filter(secret -> secret.length() >= SHORTEST)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).thenComparing(it -> it))
        .forEach(all::add);
    return all;
  }

  private void add(String secret) {
    String outside = plain(secret);
    String standIn = outside;
    for (int shift = 0; standIn.equals(outside) && outside.equals(secret); shift++) {
      String shaped = shaped(secret, shift);
      boolean taken = standIns.containsValue(shaped) || shaped.equals(secret);
      standIn = taken && shift < 20 ? outside : shaped;
    }
    standIns.put(secret, standIn);
    put(secret, standIn);
    put(SecretForms.encoded(secret), SecretForms.encoded(standIn));
    put(
        SecretForms.encoded(secret).replace("+", "%20"),
        SecretForms.encoded(standIn).replace("+", "%20"));
    put(SecretForms.escaped(secret), SecretForms.escaped(standIn));
    SecretForms.base64(secret).forEach(core -> put(core, MASK));
  }

  private void put(String form, String instead) {
    forms.putIfAbsent(form, instead);
    List<Map.Entry<String, String>> longestFirst = new ArrayList<>(forms.entrySet());
    longestFirst.sort(Comparator.comparingInt(it -> -it.getKey().length()));
    Map<String, String> sorted = new LinkedHashMap<>();
    longestFirst.forEach(it -> sorted.put(it.getKey(), it.getValue()));
    forms.clear();
    forms.putAll(sorted);
  }

  /** The text without secrets, in whatever form they stand there. */
  String in(String text) {
    String out = text;
    for (Map.Entry<String, String> form : forms.entrySet()) {
      out = out.replace(form.getKey(), form.getValue());
    }
    return out;
  }

  private String plain(String text) {
    String out = text;
    for (Map.Entry<String, String> known : standIns.entrySet()) {
      out = out.replace(known.getKey(), known.getValue());
    }
    return out;
  }

  /** Letters become letters, digits digits; what is hexadecimal stays so. */
  private static String shaped(String secret, int shift) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < secret.length(); i++) {
      char c = secret.charAt(i);
      if (c >= '0' && c <= '9') {
        out.append((char) ('1' + (i + shift) % 9));
      } else if (c >= 'a' && c <= 'f') {
        out.append((char) ('a' + (i + shift) % 6));
      } else if (c >= 'A' && c <= 'F') {
        out.append((char) ('A' + (i + shift) % 6));
      } else if (c >= 'a' && c <= 'z') {
        out.append((char) ('g' + (i + shift) % 20));
      } else if (c >= 'A' && c <= 'Z') {
        out.append((char) ('G' + (i + shift) % 20));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
