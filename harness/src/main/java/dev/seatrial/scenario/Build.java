package dev.seatrial.scenario;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How an image is assembled when no registry serves the official one; Compose's {@code build}.
 *
 * @param context folder of the Dockerfile, absolute
 * @param dockerfile file name inside {@code context}
 * @param target stage to build; empty for the last one
 * @param args build arguments, still holding {@code ${…}} references
 * @param packageArg {@code x-package}: the build argument that takes the name of a package file
 *     built elsewhere, to be used instead of the released one; empty when the recipe has none
 * @param packageFile that file; empty unless an unreleased build is tried
 */
public record Build(
    Path context,
    String dockerfile,
    Optional<String> target,
    Map<String, String> args,
    Optional<String> packageArg,
    Optional<Path> packageFile) {

  /** A recipe that takes no package. */
  public Build(Path context, String dockerfile, Optional<String> target, Map<String, String> args) {
    this(context, dockerfile, target, args, Optional.empty(), Optional.empty());
  }
}
