package dev.seatrial.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A container to create.
 *
 * @param name container name
 * @param image id or reference that is in the engine already; nothing is pulled
 * @param entrypoint empty keeps the image's
 * @param command empty keeps the image's
 * @param mounts volumes
 * @param binds explicit exceptions: host path to container path (the engine's socket)
 * @param network id of the network; empty for none
 * @param aliases names on that network
 * @param ports container ports to publish on 127.0.0.1, each on a free port
 * @param memLimit bytes
 * @param log file its output is streamed to, stdout and stderr together
 * @param keepLogsInEngine false: the engine keeps no log of its own (for helpers that print data)
 */
public record ContainerSpec(
    String name,
    String image,
    List<String> entrypoint,
    List<String> command,
    Map<String, String> environment,
    List<Mount> mounts,
    Map<String, String> binds,
    Optional<String> network,
    List<String> aliases,
    List<Integer> ports,
    OptionalLong memLimit,
    Optional<String> user,
    Optional<String> hostname,
    Map<String, String> labels,
    Path log,
    boolean keepLogsInEngine) {

  /** A named volume at a path in the container. */
  public record Mount(String volume, String target, boolean readOnly) {}
}
