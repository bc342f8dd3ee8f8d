package dev.seatrial.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a plan cannot know of the cluster.
 *
 * @param namespace instead of the one that is named after the cell
 * @param hostPaths volume to the absolute path of the node that it is; other volumes are claims
 * @param owners volume to user[:group] by number, of all that is on it
 * @param nodeSelector labels of the nodes on which pods may run
 * @param helperImage what copies and saves volumes: an image with a shell, chown and GNU tar
 * @param files the text of a file that a step copies; empty when it is a folder or no text
 */
public record Cluster(
    Optional<String> namespace,
    Map<String, String> hostPaths,
    Map<String, String> owners,
    Map<String, String> nodeSelector,
    String helperImage,
    Function<Path, Optional<String>> files) {

  /** What backups are saved on, beside the volumes of the system. */
  public static final String BACKUPS = "seatrial-backups";

  /** As {@code --helper-image} says when it is not given. */
  public static final String HELPER_IMAGE = "debian:bookworm-slim";

  /** One of which nothing is known, and where no file can be read. */
  public static final Cluster UNKNOWN =
      new Cluster(
          Optional.empty(), Map.of(), Map.of(), Map.of(), HELPER_IMAGE, path -> Optional.empty());
}
