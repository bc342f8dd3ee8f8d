package dev.seatrial.run;

import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Service;
import java.util.Optional;

/** Where a call's service is reached on loopback. */
final class CellServices implements OutageProbe.Services {
  private final CellContext context;
  private final RunningContainers running;

  CellServices(CellContainers containers) {
    context = containers.context();
    running = containers.running();
  }

  @Override
  public Optional<Integer> port(HttpCall call) {
    String key = running.key(call.service());
    Service service = context.cell().services().get(key);
    if (service == null) {
      return Optional.empty();
    }
    return call.port()
        .or(() -> service.containerPorts().stream().findFirst())
        .flatMap(port -> running.port(key, port));
  }
}
