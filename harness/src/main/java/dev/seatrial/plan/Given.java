package dev.seatrial.plan;

import java.util.List;
import java.util.Map;

/**
 * What the command line puts in place of what scenarios say.
 *
 * @param axes axis to the values it has instead
 * @param target a build in place of the target release
 */
public record Given(Map<String, List<String>> axes, Target target) {

  /** Nothing: scenarios as they are written. */
  public static final Given NOTHING = new Given(Map.of(), Target.RELEASED);

  /** Whether a build is tried that is in no registry. */
  public boolean unreleased() {
    return !target.equals(Target.RELEASED);
  }

  /** Whether this image of a service is that build. */
  public boolean unreleased(String image) {
    return target.images().containsValue(image);
  }
}
