package dev.seatrial.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A version of a system.
 *
 * @param facts what else is known of it, say the version of the database that it comes with; the
 *     same names for all releases of a system
 */
public record Release(String name, Map<String, String> facts) {

  /** References that stand for a release. */
  private static final List<String> REFERENCES =
      List.of("source", "target", "from", "to", "release");

  /**
   * Values of references with the facts of the releases among them: beside {@code to} also {@code
   * to.database}. A build that is no release has the facts of the newest one.
   */
  static Map<String, String> withFacts(List<Release> releases, Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(values);
    for (String reference : REFERENCES) {
      String name = values.get(reference);
      if (name != null) {
        releases.stream()
            .filter(release -> release.name().equals(name))
            .findFirst()
            .orElse(releases.get(releases.size() - 1))
            .facts()
            .forEach((fact, value) -> all.put(reference(reference, fact), value));
      }
    }
    return all;
  }

  /** Whether a reference is to the release that a service is started at, or to a fact of it. */
  public static boolean ofService(String reference) {
    return reference.equals("release") || reference.startsWith("release.");
  }

  /** Whether a reference changes from hop to hop. */
  public static boolean ofHop(String reference) {
    return reference.matches("(from|to)(\\..+)?");
  }

  /** The reference to a fact, {@code to.database}. */
  public static String reference(String release, String fact) {
    return release + "." + fact;
  }
}
