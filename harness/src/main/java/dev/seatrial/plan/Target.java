package dev.seatrial.plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A build that is in no registry yet, in place of the target release.
 *
 * @param images service to image; under {@link #ALL} the image of every service of the target
 * @param packageFile package that recipes of the target take instead of the released one
 */
public record Target(Map<String, String> images, Optional<Path> packageFile) {

  /** The released one. */
  public static final Target RELEASED = new Target(Map.of(), Optional.empty());

  public static final String ALL = "";
}
