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
 * @param unreleased what was built elsewhere, by name and digest; empty for a release
 */
public record ResolvedImage(
    String reference,
    String id,
    Source source,
    Optional<String> digest,
    Optional<String> recipe,
    long bytes,
    Map<String, String> standIns,
    Map<String, String> deviations,
    Optional<String> unreleased) {

  /** An image of a release. */
  public ResolvedImage(
      String reference,
      String id,
      Source source,
      Optional<String> digest,
      Optional<String> recipe,
      long bytes,
      Map<String, String> standIns,
      Map<String, String> deviations) {
    this(reference, id, source, digest, recipe, bytes, standIns, deviations, Optional.empty());
  }

  /** How an image came to be. */
  public enum Source {
    OFFICIAL,
    ASSEMBLED,
    /** Given by the user, or assembled with a package given by the user. */
    UNRELEASED
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

  /** One that the user gave; its digest is that of a registry, or its id. */
  static ResolvedImage unreleased(String reference, ImageFacts facts) {
    return new ResolvedImage(
        reference,
        facts.id(),
        Source.UNRELEASED,
        facts.digest(),
        Optional.ofNullable(facts.labels().get(Labels.RECIPE)),
        facts.bytes(),
        below(Labels.STAND_IN, facts),
        below(Labels.DEVIATION, facts),
        Optional.of(reference + " " + facts.digest().orElse(facts.id())));
  }

  /** The same, assembled with this package. */
  ResolvedImage with(PackageFile file) {
    return new ResolvedImage(
        reference,
        id,
        Source.UNRELEASED,
        digest,
        recipe,
        bytes,
        standIns,
        deviations,
        Optional.of(file.name() + " sha256:" + file.sha256()));
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
