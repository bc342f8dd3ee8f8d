package dev.seatrial.image;

import dev.seatrial.engine.Engine.ImageFacts;

/** Labels that tell where an image came from; they travel with it through any registry. */
public final class Labels {
  /** On every image of ours, and inherited by what is built on one; its value says what it is. */
  public static final String ASSEMBLED = "dev.seatrial.assembled";

  /** Digest of what an assembled image was made of. */
  public static final String RECIPE = "dev.seatrial.recipe";

  /** On builder stages, whose images stay as the builder's cache. */
  public static final String BUILDER = "dev.seatrial.builder";

  static final String STAND_IN = "dev.seatrial.standin.";
  static final String DEVIATION = "dev.seatrial.deviation.";

  private Labels() {}

  /** An image that a registry gave and that we did not make. */
  static boolean official(ImageFacts facts) {
    return facts.digest().isPresent() && !facts.labels().containsKey(ASSEMBLED);
  }
}
