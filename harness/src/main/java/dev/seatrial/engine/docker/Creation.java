package dev.seatrial.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.PortSpec;
import dev.seatrial.scenario.Passthrough;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says a {@link ContainerSpec} in the words of the engine. */
final class Creation {
  private static final String LOOPBACK = "127.0.0.1";

  private Creation() {}

  static CreateContainerCmd of(DockerClient client, ContainerSpec spec) {
    CreateContainerCmd command =
        client
            .createContainerCmd(spec.image())
            .withName(spec.name())
            .withLabels(spec.labels())
            .withEnv(
                spec.environment().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList())
            .withExposedPorts(
                spec.ports().stream().map(port -> ExposedPort.tcp(port.container())).toList())
            .withHostConfig(hostConfig(spec));
    if (!spec.entrypoint().isEmpty()) {
      command.withEntrypoint(spec.entrypoint());
    }
    if (!spec.command().isEmpty()) {
      command.withCmd(spec.command());
    }
    if (spec.network().isPresent()) {
      command.withAliases(spec.aliases());
    }
    spec.user().ifPresent(command::withUser);
    spec.hostname().ifPresent(command::withHostName);
    spec.workingDir().ifPresent(command::withWorkingDir);
    spec.stopSignal().ifPresent(command::withStopSignal);
    return command;
  }

  static HostConfig hostConfig(ContainerSpec spec) {
    List<Bind> binds = new ArrayList<>();
    for (ContainerSpec.Mount mount : spec.mounts()) {
      binds.add(
          new Bind(
              mount.volume(),
              new Volume(mount.target()),
              mount.readOnly() ? AccessMode.ro : AccessMode.rw));
    }
    spec.binds().forEach((from, to) -> binds.add(new Bind(from, new Volume(to))));
    HostConfig host =
        HostConfig.newHostConfig()
            .withBinds(binds)
            .withNetworkMode(spec.network().orElse("none"))
            .withPortBindings(spec.ports().stream().map(Creation::binding).toList())
            .withExtraHosts(spec.extraHosts().toArray(String[]::new));
    spec.memLimit().ifPresent(host::withMemory);
    spec.shmSize().ifPresent(host::withShmSize);
    spec.cpus().ifPresent(cpus -> host.withNanoCPUs(Math.round(cpus * 1_000_000_000)));
    if (!spec.tmpfs().isEmpty()) {
      Map<String, String> paths = new LinkedHashMap<>();
      spec.tmpfs().forEach(path -> paths.put(path, ""));
      host.withTmpFs(paths);
    }
    if (spec.init()) {
      host.withInit(true);
    }
    if (!spec.keepLogsInEngine()) {
      host.withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
    }
    passThrough(spec.passthrough(), host);
    return host;
  }

  private static void passThrough(Passthrough passed, HostConfig host) {
    if (!passed.requests().isEmpty()) {
      host.withDeviceRequests(passed.requests().stream().map(Creation::request).toList());
    }
    if (!passed.nodes().isEmpty()) {
      host.withDevices(
          passed.nodes().stream()
              .map(node -> new Device(node.permissions(), node.container(), node.host()))
              .toList());
    }
    if (!passed.groups().isEmpty()) {
      host.withGroupAdd(passed.groups());
    }
    if (!passed.driverFiles().isEmpty()) {
      // Not binds: of these the engine makes folders where there is nothing.
      host.withMounts(
          passed.driverFiles().stream()
              .map(
                  path ->
                      new Mount()
                          .withType(MountType.BIND)
                          .withSource(path)
                          .withTarget(path)
                          .withReadOnly(true))
              .toList());
    }
  }

  /** The engine takes -1 for all; none where devices are named. */
  private static DeviceRequest request(Passthrough.Request request) {
    DeviceRequest said =
        new DeviceRequest().withCapabilities(List.of(List.copyOf(request.capabilities())));
    request.driver().ifPresent(said::withDriver);
    return request.ids().isEmpty()
        ? said.withCount(request.count().orElse(-1))
        : said.withDeviceIds(request.ids());
  }

  private static PortBinding binding(PortSpec port) {
    Ports.Binding at =
        port.host().isPresent()
            ? Ports.Binding.bindIpAndPort(LOOPBACK, port.host().getAsInt())
            : Ports.Binding.bindIp(LOOPBACK);
    return new PortBinding(at, ExposedPort.tcp(port.container()));
  }
}
