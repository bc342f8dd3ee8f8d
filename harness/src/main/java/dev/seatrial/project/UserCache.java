package dev.seatrial.project;

import java.nio.file.Path;

/** The user's cache: prepared states, locks, bundled fixtures; shared by all projects. */
public final class UserCache {
  private UserCache() {}

  /** {@code seatrial} below {@code XDG_CACHE_HOME}, or below {@code .cache} in the home folder. */
  public static Path directory() {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return base.resolve("seatrial");
  }
}
