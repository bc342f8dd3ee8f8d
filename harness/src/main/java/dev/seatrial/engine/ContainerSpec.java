package dev.seatrial.engine;

import dev.seatrial.scenario.Passthrough;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A container to create; {@link #of} begins one.
 *
 * @param name container name
 * @param image id or reference that is in the engine already; nothing is pulled
 * @param entrypoint empty keeps the image's
 * @param command empty keeps the image's
 * @param mounts volumes
 * @param binds explicit exceptions: host path to container path (the engine's socket)
 * @param passthrough explicit exceptions, too: devices of the engine's machine
 * @param tmpfs paths in the container that lie in memory
 * @param network id of the network; empty for none
 * @param aliases names on that network
 * @param ports what is published on 127.0.0.1
 * @param extraHosts {@code name:address}, known to the container beside the network's names
 * @param memLimit bytes
 * @param shmSize bytes of {@code /dev/shm}
 * @param cpus how much of the processors it may use, 1.5 for one and a half
 * @param user user[:group] inside; empty keeps the image's
 * @param workingDir path; empty keeps the image's
 * @param stopSignal first signal of a stop, e.g. {@code SIGINT}; empty keeps the image's
 * @param init a small init of the engine's is the first process, and reaps
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
    Passthrough passthrough,
    List<String> tmpfs,
    Optional<String> network,
    List<String> aliases,
    List<PortSpec> ports,
    List<String> extraHosts,
    OptionalLong memLimit,
    OptionalLong shmSize,
    OptionalDouble cpus,
    Optional<String> user,
    Optional<String> hostname,
    Optional<String> workingDir,
    Optional<String> stopSignal,
    boolean init,
    Map<String, String> labels,
    Path log,
    boolean keepLogsInEngine) {

  /** A named volume at a path in the container. */
  public record Mount(String volume, String target, boolean readOnly) {}

  /**
   * A published port.
   *
   * @param container port inside
   * @param host port of 127.0.0.1; empty for a free one
   */
  public record PortSpec(int container, OptionalInt host) {

    /** Published on a free port. */
    public static PortSpec free(int container) {
      return new PortSpec(container, OptionalInt.empty());
    }
  }

  /** A container with nothing but these. */
  public static Builder of(String name, String image, Map<String, String> labels, Path log) {
    return new Builder(name, image, labels, log);
  }

  /** Takes what a container has beside its name; what is not given, the image decides. */
  public static final class Builder {
    private final String name;
    private final String image;
    private final Map<String, String> labels;
    private final Path log;
    private List<String> entrypoint = List.of();
    private List<String> command = List.of();
    private Map<String, String> environment = Map.of();
    private List<Mount> mounts = List.of();
    private Map<String, String> binds = Map.of();
    private Passthrough passthrough = Passthrough.NOTHING;
    private List<String> tmpfs = List.of();
    private Optional<String> network = Optional.empty();
    private List<String> aliases = List.of();
    private List<PortSpec> ports = List.of();
    private List<String> extraHosts = List.of();
    private OptionalLong memLimit = OptionalLong.empty();
    private OptionalLong shmSize = OptionalLong.empty();
    private OptionalDouble cpus = OptionalDouble.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> hostname = Optional.empty();
    private Optional<String> workingDir = Optional.empty();
    private Optional<String> stopSignal = Optional.empty();
    private boolean init;
    private boolean keepLogsInEngine = true;

    private Builder(String name, String image, Map<String, String> labels, Path log) {
      this.name = name;
      this.image = image;
      this.labels = labels;
      this.log = log;
    }

    public Builder entrypoint(List<String> words) {
      entrypoint = words;
      return this;
    }

    public Builder command(List<String> words) {
      command = words;
      return this;
    }

    public Builder environment(Map<String, String> variables) {
      environment = variables;
      return this;
    }

    public Builder mounts(List<Mount> volumes) {
      mounts = volumes;
      return this;
    }

    public Builder binds(Map<String, String> paths) {
      binds = paths;
      return this;
    }

    public Builder passthrough(Passthrough devices) {
      passthrough = devices;
      return this;
    }

    public Builder tmpfs(List<String> paths) {
      tmpfs = paths;
      return this;
    }

    /** Joins a network, under these names. */
    public Builder network(String id, List<String> names) {
      network = Optional.of(id);
      aliases = names;
      return this;
    }

    public Builder ports(List<PortSpec> published) {
      ports = published;
      return this;
    }

    public Builder extraHosts(List<String> hosts) {
      extraHosts = hosts;
      return this;
    }

    public Builder memLimit(OptionalLong bytes) {
      memLimit = bytes;
      return this;
    }

    public Builder shmSize(OptionalLong bytes) {
      shmSize = bytes;
      return this;
    }

    public Builder cpus(OptionalDouble share) {
      cpus = share;
      return this;
    }

    public Builder user(Optional<String> userAndGroup) {
      user = userAndGroup;
      return this;
    }

    public Builder hostname(Optional<String> host) {
      hostname = host;
      return this;
    }

    public Builder workingDir(Optional<String> path) {
      workingDir = path;
      return this;
    }

    public Builder stopSignal(Optional<String> signal) {
      stopSignal = signal;
      return this;
    }

    public Builder init(boolean wanted) {
      init = wanted;
      return this;
    }

    public Builder keepLogsInEngine(boolean keep) {
      keepLogsInEngine = keep;
      return this;
    }

    public ContainerSpec build() {
      return new ContainerSpec(
          name,
          image,
          entrypoint,
          command,
          environment,
          mounts,
          binds,
          passthrough,
          tmpfs,
          network,
          aliases,
          ports,
          extraHosts,
          memLimit,
          shmSize,
          cpus,
          user,
          hostname,
          workingDir,
          stopSignal,
          init,
          labels,
          log,
          keepLogsInEngine);
    }
  }
}
