package dev.seatrial.run;

import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Service;
import java.util.Optional;

/** Where a call's service is reached on loopback. */
final class CellServices implements OutageProbe.Services {
  private final CellContainers containers;

  CellServices(CellContainers containers) {
    this.containers = containers;
  }

  @Override
  public Optional<Integer> port(HttpCall call) {
    Service service = containers.context().cell().services().get(call.service());
    if (service == null) {
      return Optional.empty();
    }
    return call.port()
        .or(() -> service.containerPorts().stream().findFirst())
        .flatMap(port -> containers.port(call.service(), port));
  }
}
