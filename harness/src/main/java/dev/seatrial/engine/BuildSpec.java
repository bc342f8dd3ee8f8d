package dev.seatrial.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An image to build.
 *
 * @param context folder sent to the engine
 * @param dockerfile path inside the context
 * @param target stage to build; empty for the last one
 * @param args values of {@code ARG}
 * @param labels put on the image
 * @param extraFiles path inside the context to content, added to it (the CA bundle)
 * @param tag name of the image
 */
public record BuildSpec(
    Path context,
    String dockerfile,
    Optional<String> target,
    Map<String, String> args,
    Map<String, String> labels,
    Map<String, byte[]> extraFiles,
    String tag) {

  /** The last stage of the context's {@code Dockerfile}, nothing added. */
  public static BuildSpec of(Path context, Map<String, String> labels, String tag) {
    return new BuildSpec(context, "Dockerfile", Optional.empty(), Map.of(), labels, Map.of(), tag);
  }
}
