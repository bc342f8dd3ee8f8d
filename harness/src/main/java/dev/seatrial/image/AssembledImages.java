package dev.seatrial.image;

import dev.seatrial.engine.Engine;
import java.util.List;
import java.util.Optional;

/** The images that were assembled here, as a cache. */
public final class AssembledImages {
  private static final String OURS = "seatrial/";

  private AssembledImages() {}

  /**
   * Removes them, with the builder's stages that only they stand on, and returns their names. One
   * that has a name that we did not give stays.
   */
  public static List<String> removeAll(Engine engine) {
    List<String> tags =
        engine.images(Labels.ASSEMBLED, Optional.empty()).stream()
            .filter(image -> image.tags().stream().allMatch(tag -> tag.startsWith(OURS)))
            .flatMap(image -> image.tags().stream())
            .sorted()
            .toList();
    tags.forEach(engine::removeImage);
    return tags;
  }
}
