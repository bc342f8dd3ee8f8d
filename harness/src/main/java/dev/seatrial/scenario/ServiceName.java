package dev.seatrial.scenario;

import java.util.Optional;

/**
 * The name of a service in a step: {@code manager}, or {@code manager@21.09} for one that a release
 * parameterises.
 *
 * @param base as in {@code system.yaml}; also its network alias
 * @param release may be a reference; empty for the one that runs
 */
public record ServiceName(String base, Optional<String> release) {

  /** Splits at the first {@code @}. */
  public static ServiceName of(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new ServiceName(text, Optional.empty())
        : new ServiceName(text.substring(0, at), Optional.of(text.substring(at + 1)));
  }

  /** As a step names it. */
  public String text() {
    return release.map(this::at).orElse(base);
  }

  /** The same service at another release. */
  public String at(String otherRelease) {
    return base + "@" + otherRelease;
  }
}
