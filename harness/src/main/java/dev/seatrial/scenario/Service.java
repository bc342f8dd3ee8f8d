package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A container of a system, in keys of the Compose Specification. Texts may hold {@code ${…}}
 * references, which the plan resolves.
 *
 * @param name key under {@code services}, also its network alias; in a plan {@code name@release}
 *     when the release parameterises it
 * @param image official image name; empty when only {@code build} makes it
 * @param build how to assemble it without a registry
 * @param entrypoint replaces the image's; empty keeps it
 * @param command arguments, split as Compose does, without a shell
 * @param environment variables of the container
 * @param volumes named volumes and where they are mounted; no host paths
 * @param ports container ports published on loopback
 * @param dependsOn services that {@code start} brings up before this one, and until what
 * @param healthcheck what tells that the service is up
 * @param memLimit bytes
 * @param user user[:group] inside the container
 * @param hostname host name inside the container
 * @param stopGracePeriod time between SIGTERM and SIGKILL
 * @param options further keys, handed to the engine as they are
 * @param accelerator {@code x-accelerator}: the cell's accelerator profile is injected
 * @param engineSocket {@code x-engine-socket}: path at which the filtered engine socket appears
 * @param location where it is declared
 */
public record Service(
    String name,
    Optional<String> image,
    Optional<Build> build,
    List<String> entrypoint,
    List<String> command,
    Map<String, String> environment,
    List<Mount> volumes,
    List<Port> ports,
    Map<String, Step.Start.Until> dependsOn,
    Optional<Healthcheck> healthcheck,
    OptionalLong memLimit,
    Optional<String> user,
    Optional<String> hostname,
    Duration stopGracePeriod,
    Options options,
    boolean accelerator,
    Optional<String> engineSocket,
    Location location) {

  /** Numbers of its container ports, in order. */
  public List<Integer> containerPorts() {
    return ports.stream().map(Port::container).toList();
  }

  /**
   * A published port, always on loopback.
   *
   * @param container its number inside
   * @param host its number outside; any free one when empty
   */
  public record Port(int container, OptionalInt host) {}

  /**
   * Keys of Compose that the harness has no use for itself.
   *
   * @param workingDir absolute path inside the container
   * @param stopSignal instead of SIGTERM
   * @param init whether an init process reaps children
   * @param tmpfs absolute paths of file systems in memory
   * @param shmSize bytes of {@code /dev/shm}
   * @param cpus how many processors it may use
   * @param extraHosts host name to address
   */
  public record Options(
      Optional<String> workingDir,
      Optional<String> stopSignal,
      boolean init,
      List<String> tmpfs,
      OptionalLong shmSize,
      OptionalDouble cpus,
      Map<String, String> extraHosts) {

    /** None of them. */
    public static final Options NONE =
        new Options(
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            Map.of());
  }

  /**
   * A named volume in a container.
   *
   * @param volume one of the system's named volumes
   * @param target absolute path in the container
   * @param readOnly mounted {@code :ro}
   */
  public record Mount(String volume, String target, boolean readOnly) {}

  /**
   * Compose's {@code healthcheck}, run inside the container.
   *
   * @param test command words (the form after {@code CMD}), or one word for {@code CMD-SHELL}
   * @param shell true for {@code CMD-SHELL}
   * @param interval between two tries
   * @param timeout of one try
   * @param startPeriod time in which failures do not count; the harness waits this long in all
   */
  public record Healthcheck(
      List<String> test,
      boolean shell,
      Duration interval,
      Duration timeout,
      Duration startPeriod) {}
}
