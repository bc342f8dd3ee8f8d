package dev.seatrial.kubernetes;

import dev.seatrial.scenario.Service;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.HostAliasBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Pods that are what a container of a service is. */
final class Pods {
  private static final String MEMORY = "Memory";

  private final Sheet sheet;
  private final Volumes volumes;

  Pods(Sheet sheet, Volumes volumes) {
    this.sheet = sheet;
    this.volumes = volumes;
  }

  /**
   * A pod of a service; what it cannot take over is noted.
   *
   * @param entrypoint replaces the service's; empty keeps it
   * @param command likewise
   * @param more variables beside the service's
   */
  PodSpecBuilder of(
      Service service, List<String> entrypoint, List<String> command, Map<String, String> more) {
    ServiceNotes.of(sheet, service);
    Map<String, Volume> mounted = new LinkedHashMap<>();
    List<VolumeMount> mounts = new ArrayList<>();
    for (Service.Mount mount : service.volumes()) {
      mounted.computeIfAbsent(mount.volume(), volumes::of);
      mounts.add(mount(volumes.name(mount.volume()), mount.target(), mount.readOnly()));
    }
    List<Container> first = owners(service);
    List<Volume> all = new ArrayList<>(mounted.values());
    memory(service.options(), all, mounts);
    Map<String, String> environment = new LinkedHashMap<>(service.environment());
    environment.putAll(more);
    Expansion texts = new Expansion(sheet, service.location(), environment);
    PodSpecBuilder pod =
        bare(service)
            .withVolumes(all)
            .withInitContainers(first)
            .addToContainers(
                new ContainerBuilder()
                    .withName(Names.label(service.name()))
                    .withImage(sheet.image(service))
                    .withCommand(texts.in(entrypoint.isEmpty() ? service.entrypoint() : entrypoint))
                    .withArgs(texts.in(command.isEmpty() ? service.command() : command))
                    .withEnv(texts.variables())
                    .withWorkingDir(service.options().workingDir().orElse(null))
                    .withSecurityContext(user(service.user()).orElse(null))
                    .withVolumeMounts(mounts)
                    .withNewResources()
                    .withLimits(limits(service))
                    .endResources()
                    .build());
    return pod;
  }

  private PodSpecBuilder bare(Service service) {
    PodSpecBuilder pod =
        helper()
            .withTerminationGracePeriodSeconds(seconds(service.stopGracePeriod()))
            .withHostname(service.hostname().map(Names::label).orElse(null))
            .withHostAliases(aliases(service.options()));
    if (service.options().init()) {
      // Its first process reaps children, as an init process does.
      pod.withShareProcessNamespace(true);
    }
    return pod;
  }

  /** A pod without containers. */
  PodSpecBuilder helper() {
    return new PodSpecBuilder()
        // Variables like DATABASE_PORT of every service would be set, which Compose does not do.
        .withEnableServiceLinks(false)
        .withAutomountServiceAccountToken(false)
        .withNodeSelector(
            sheet.cluster().nodeSelector().isEmpty() ? null : sheet.cluster().nodeSelector());
  }

  static VolumeMount mount(String name, String path, boolean readOnly) {
    return new VolumeMountBuilder()
        .withName(name)
        .withMountPath(path)
        .withReadOnly(readOnly ? true : null)
        .build();
  }

  /** Gives volumes to the user that the service runs as: a claim or a folder is made for root. */
  private List<Container> owners(Service service) {
    List<Container> first = new ArrayList<>();
    for (String volume :
        service.volumes().stream()
            .filter(it -> !it.readOnly())
            .map(Service.Mount::volume)
            .distinct()
            .toList()) {
      Optional<String> owner = volumes.owner(service, volume);
      if (owner.isPresent()) {
        first.add(
            new ContainerBuilder()
                .withName(Names.label("owner of " + volume))
                .withImage(sheet.cluster().helperImage())
                .withCommand("chown", "-R", owner.get(), "/volume")
                .withSecurityContext(
                    new SecurityContextBuilder().withRunAsUser(0L).withRunAsNonRoot(false).build())
                .withVolumeMounts(mount(volumes.name(volume), "/volume", false))
                .build());
      }
    }
    return first;
  }

  private static void memory(
      Service.Options options, List<Volume> volumes, List<VolumeMount> mounts) {
    Map<String, OptionalLong> paths = new LinkedHashMap<>();
    options.tmpfs().forEach(path -> paths.put(path.replaceAll(":.*", ""), OptionalLong.empty()));
    options.shmSize().ifPresent(size -> paths.put("/dev/shm", OptionalLong.of(size)));
    paths.forEach(
        (path, size) -> {
          String name = Names.label("memory at " + path);
          mounts.add(mount(name, path, false));
          volumes.add(
              new VolumeBuilder()
                  .withName(name)
                  .withNewEmptyDir()
                  .withMedium(MEMORY)
                  .withSizeLimit(size.isPresent() ? bytes(size.getAsLong()) : null)
                  .endEmptyDir()
                  .build());
        });
  }

  private static Map<String, Quantity> limits(Service service) {
    Map<String, Quantity> limits = new LinkedHashMap<>();
    service.memLimit().ifPresent(bytes -> limits.put("memory", bytes(bytes)));
    service
        .options()
        .cpus()
        .ifPresent(cpus -> limits.put("cpu", new Quantity(Math.round(cpus * 1000) + "m")));
    return limits;
  }

  private static Quantity bytes(long bytes) {
    long mebi = 1L << 20;
    return new Quantity(bytes % mebi == 0 ? bytes / mebi + "Mi" : Long.toString(bytes));
  }

  private static Optional<SecurityContext> user(Optional<String> user) {
    return user.filter(Volumes::numeric)
        .map(
            it -> {
              String[] parts = it.split(":", -1);
              return new SecurityContextBuilder()
                  .withRunAsUser(Long.valueOf(parts[0]))
                  .withRunAsGroup(parts.length > 1 ? Long.valueOf(parts[1]) : null)
                  .build();
            });
  }

  private static List<HostAlias> aliases(Service.Options options) {
    return options.extraHosts().entrySet().stream()
        .map(it -> new HostAliasBuilder().withIp(it.getValue()).withHostnames(it.getKey()).build())
        .toList();
  }

  /** What tells that a service is up; nothing in it is expanded by Kubernetes. */
  Optional<Probe> readiness(Service service) {
    return service
        .healthcheck()
        .map(
            check ->
                new ProbeBuilder()
                    .withNewExec()
                    .withCommand(
                        check.shell()
                            ? List.of("/bin/sh", "-c", String.join(" ", check.test()))
                            : check.test())
                    .endExec()
                    .withPeriodSeconds((int) seconds(check.interval()))
                    .withTimeoutSeconds((int) seconds(check.timeout()))
                    .build());
  }

  /** Whole seconds, at least one. */
  static long seconds(Duration duration) {
    return Math.max(1, (duration.toMillis() + 999) / 1000);
  }
}
