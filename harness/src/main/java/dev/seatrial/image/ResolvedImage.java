package dev.seatrial.image;

import dev.seatrial.engine.Engine.ImageFacts;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An image that is in the engine, and where it came from.
 *
 * @param reference name to show; containers are made from {@code id}
 * @param id the engine's content id, {@code sha256:…}
 * @param digest registry digest {@code name@sha256:…}; always there for an official image
 * @param recipe digest of what an assembled image was made of; empty for an official one
 * @param bytes size on the engine's disk
 * @param standIns part of the product to what stands in for it, from the image's labels
 * @param deviations part of the product to what differs from the official image, from its labels
 */
public record ResolvedImage(
    String reference,
    String id,
    Source source,
    Optional<String> digest,
    Optional<String> recipe,
    long bytes,
    Map<String, String> standIns,
    Map<String, String> deviations) {

  /** How an image came to be. */
  public enum Source {
    OFFICIAL,
    ASSEMBLED
  }

  static ResolvedImage official(String reference, ImageFacts facts) {
    return new ResolvedImage(
        reference,
        facts.id(),
        Source.OFFICIAL,
        facts.digest(),
        Optional.empty(),
        facts.bytes(),
        Map.of(),
        Map.of());
  }

  static ResolvedImage assembled(String reference, ImageFacts facts) {
    return new ResolvedImage(
        reference,
        facts.id(),
        Source.ASSEMBLED,
        Optional.empty(),
        Optional.ofNullable(facts.labels().get(Labels.RECIPE)),
        facts.bytes(),
        below(Labels.STAND_IN, facts),
        below(Labels.DEVIATION, facts));
  }

  private static Map<String, String> below(String prefix, ImageFacts facts) {
    Map<String, String> found = new TreeMap<>();
    facts
        .labels()
        .forEach(
            (label, value) -> {
              if (label.startsWith(prefix)) {
                found.put(label.substring(prefix.length()), value);
              }
            });
    return Map.copyOf(found);
  }
}
