package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.PortSpec;
import dev.seatrial.plan.StepResolver;
import dev.seatrial.scenario.Passthrough;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates containers of services: with their volumes, their accelerator, on the network. */
final class ServiceContainers {
  private final CellResources resources;
  private final CellContext context;
  private final Accelerator accelerator;
  private final EngineSocket engineSocket;

  ServiceContainers(CellResources resources) {
    this.resources = resources;
    context = resources.context();
    accelerator = new Accelerator(resources);
    engineSocket = new EngineSocket(resources);
  }

  /** The plan's service of a key, {@code name} or {@code name@release}. */
  Service service(String key) {
    Service service = context.cell().services().get(key);
    if (service == null) {
      throw new IllegalStateException("the plan has no service " + key);
    }
    return service;
  }

  /**
   * Creates one.
   *
   * @param entrypoint replaces the service's; empty keeps it
   * @param command likewise
   * @param more variables beside the service's
   */
  Container create(
      String key, List<String> entrypoint, List<String> command, Map<String, String> more) {
    String part = resources.part(key);
    String containerName = context.resourceName(part);
    Service service = resolved(service(key), containerName);
    List<ContainerSpec.Mount> mounts = new ArrayList<>();
    for (Service.Mount mount : service.volumes()) {
      mounts.add(
          new ContainerSpec.Mount(
              resources.volume(mount.volume()), mount.target(), mount.readOnly()));
    }
    Map<String, String> environment = new LinkedHashMap<>(service.environment());
    Passthrough passed =
        service.accelerator() ? accelerator.inject(mounts, environment) : Passthrough.NOTHING;
    environment.putAll(more);
    Service.Options options = service.options();
    service.engineSocket().ifPresent(path -> engineSocket.share(containerName, path, mounts));
    return resources.create(
        key,
        resources
            .spec(part, key)
            .entrypoint(entrypoint.isEmpty() ? service.entrypoint() : entrypoint)
            .command(command.isEmpty() ? service.command() : command)
            .environment(environment)
            .mounts(mounts)
            .passthrough(passed)
            .network(resources.network(), List.of(ServiceName.of(key).base()))
            .ports(
                service.ports().stream().map(p -> new PortSpec(p.container(), p.host())).toList())
            .memLimit(service.memLimit())
            .user(service.user())
            .hostname(service.hostname())
            .workingDir(options.workingDir())
            .stopSignal(options.stopSignal())
            .init(options.init())
            .tmpfs(options.tmpfs())
            .shmSize(options.shmSize())
            .cpus(options.cpus())
            .extraHosts(
                options.extraHosts().entrySet().stream()
                    .map(e -> e.getKey() + ":" + e.getValue())
                    .toList())
            .build());
  }

  /** A product may have to be told its own container's name: {@code ${container.name}}. */
  private Service resolved(Service service, String containerName) {
    Map<String, String> values = new LinkedHashMap<>(context.captures().values());
    values.put("container.name", containerName);
    return new StepResolver(References.fully(values)).service(service);
  }
}
