package dev.seatrial.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Takes secrets out of texts, also where they are written in base64 or for a URL. Values shorter
 * than four characters are not secrets.
 */
public final class Masker {
  private static final String MASK = "\u2022\u2022\u2022";

  private final List<String> secrets = new CopyOnWriteArrayList<>();

  public Masker(Collection<String> secrets) {
    secrets.forEach(this::add);
  }

  public static Masker of(Cell cell) {
    return new Masker(cell.secrets().stream().map(n -> cell.values().getOrDefault(n, "")).toList());
  }

  /** Masks this value from now on. */
  public void add(String secret) {
    if (secret.length() >= 4 && !secrets.contains(secret)) {
      secrets.add(secret);
      String encoded = SecretForms.encoded(secret);
      Stream.concat(
              Stream.of(encoded, encoded.replace("+", "%20"), SecretForms.escaped(secret)),
              SecretForms.base64(secret).stream())
          .filter(form -> !secrets.contains(form))
          .forEach(secrets::add);
      // Longest first: one secret may hold another (a URL with its password).
      secrets.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  public String mask(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }
}
