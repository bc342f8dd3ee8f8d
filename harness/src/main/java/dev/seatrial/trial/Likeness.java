package dev.seatrial.trial;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.observation.Observation.InputGiven;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.PlanCodec;
import dev.seatrial.project.BundledFixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What tells whether a run repeats another: digests of its plan, of the image of each service, and
 * of files that were handed over. As a text: {@code plan=1f…,database=9c…,server@2.0=07…}.
 *
 * @param digests beginnings of digests in hexadecimal, by what they are of
 */
public record Likeness(Map<String, String> digests) {
  private static final String PLAN = "plan";
  private static final String FILE = "with/";
  private static final int DIGITS = 12;

  /** What a run of a cell was made of; only the plan where it saw nothing. */
  static Likeness of(Cell cell, List<Observation> seen) {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(PLAN, plan(cell));
    for (Observation one : seen) {
      if (one instanceof ImageResolved image && cell.services().containsKey(image.service())) {
        digests.put(image.service(), digest(image));
      } else if (one instanceof InputGiven file) {
        digests.put(FILE + file.input(), file.sha256().substring(0, DIGITS));
      }
    }
    return new Likeness(digests);
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException with a sentence, when it is none
   */
  public static Likeness parse(String text) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String one : text.split(",", -1)) {
      int equals = one.lastIndexOf('=');
      if (equals < 1 || !one.substring(equals + 1).matches("[0-9a-f]{4,64}")) {
        throw new IllegalArgumentException(
            "\"" + one + "\" is no digest of a run; the line that a failed run prints has them.");
      }
      digests.put(one.substring(0, equals), one.substring(equals + 1));
    }
    return new Likeness(digests);
  }

  /** Why this plan is another than the one of the digests; empty when it is the same. */
  public Optional<String> otherPlan(Cell cell) {
    String now = plan(cell);
    return Optional.ofNullable(digests.get(PLAN))
        .filter(wanted -> !alike(wanted, now))
        .map(
            wanted ->
                "the plan is "
                    + now
                    + ", that of the other run was "
                    + wanted
                    + ": scenario, fixtures or options have changed");
  }

  /** What a run was made of that is not as it was, a line each. */
  public List<String> differences(Cell cell, List<Observation> seen) {
    Map<String, String> now = of(cell, seen).digests();
    List<String> lines = new ArrayList<>();
    otherPlan(cell).ifPresent(lines::add);
    digests.forEach(
        (of, was) -> {
          String is = now.get(of);
          if (!of.equals(PLAN) && is != null && !alike(was, is)) {
            String what = of.startsWith(FILE) ? "the file " : "the image of ";
            lines.add(what + of.replaceFirst("^" + FILE, "") + " is " + is + ", it was " + was);
          }
        });
    return lines;
  }

  /** Either may be the beginning of the other. */
  private static boolean alike(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  /** An image that is assembled again from the same recipe has another id. */
  private static String digest(ImageResolved image) {
    return brief(image.recipe().or(image::digest).orElse(image.imageId()));
  }

  /** The beginning of {@code sha256:…}. */
  private static String brief(String digest) {
    String hex = digest.substring(digest.lastIndexOf(':') + 1);
    return hex.substring(0, Math.min(DIGITS, hex.length()));
  }

  private static String plan(Cell cell) {
    Path root = Trial.project(cell.scenario()).root();
    return brief(new PlanCodec(root, BundledFixtures::directory).digest(cell));
  }

  @Override
  public String toString() {
    return digests.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(","));
  }
}
