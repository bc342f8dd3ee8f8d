package dev.seatrial.run;

import dev.seatrial.plan.Cell;
import dev.seatrial.run.RunningContainers.Up;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import dev.seatrial.scenario.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells how to reach what is up at the end of a cell. */
final class Holding {
  private static final String HOST = "127.0.0.1";

  private final CellContext context;
  private final RunningContainers running;

  private Holding(CellContainers containers) {
    context = containers.context();
    running = containers.running();
  }

  /** Writes it down for those who look into the cell; that it cannot be ends nothing. */
  static void write(CellContainers containers) {
    CellContext context = containers.context();
    try {
      new Holding(containers).held().write(context.privateDirectory());
    } catch (RuntimeException e) {
      context.remark("kept", "what is up could not be written down: " + e.getMessage());
    }
  }

  private Held held() {
    List<Held.Up> services =
        running.all().stream()
            .map(up -> new Held.Up(up.key(), up.container().name(), addresses(up)))
            .toList();
    return new Held(context.runId(), context.cell().id(), services);
  }

  private List<Held.Address> addresses(Up up) {
    Service service = context.cell().services().get(up.key());
    List<Held.Address> addresses = new ArrayList<>();
    if (service == null) {
      return addresses;
    }
    for (int port : service.containerPorts()) {
      Optional<Integer> outside = running.port(up.key(), port);
      outside.ifPresent(at -> addresses.addAll(addresses(up.key(), port, at)));
    }
    return addresses;
  }

  /** The stores behind a port; one that is described for several releases is told once. */
  private List<Held.Address> addresses(String key, int port, int outside) {
    Map<String, String> shown = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Store declared : context.cell().scenario().system().stores().values()) {
      Optional<Store.OfService> store = resolved(declared);
      if (store.isPresent()
          && store.get().port() == port
          && ServiceName.of(key).base().equals(ServiceName.of(store.get().service()).base())) {
        String url = StoreUrl.of(store.get(), outside);
        shown.put(url, StoreUrl.of(store.get(), outside, this::name));
        names.merge(url, declared.name(), (one, other) -> one + ", " + other);
      }
    }
    if (shown.isEmpty()) {
      String at = (speaksHttp(key, port) ? "http://" : "") + HOST + ":" + outside;
      return List.of(new Held.Address("port " + port, at, at));
    }
    List<Held.Address> addresses = new ArrayList<>();
    names.forEach(
        (url, stores) ->
            addresses.add(
                new Held.Address("store " + stores, url, shown.getOrDefault(url, stores))));
    return addresses;
  }

  /** A store may be told by what was captured; what is not there yet cannot be reached. */
  private Optional<Store.OfService> resolved(Store declared) {
    if (!(declared instanceof Store.OfService)) {
      return Optional.empty();
    }
    try {
      return Optional.of((Store.OfService) context.resolver().store(declared));
    } catch (References.Undefined e) {
      return Optional.empty();
    }
  }

  private boolean speaksHttp(String key, int port) {
    Service service = context.cell().services().get(key);
    boolean first = service != null && service.containerPorts().indexOf(port) == 0;
    return PlannedCalls.http(context.cell()).stream()
        .filter(call -> ServiceName.of(call.service()).base().equals(ServiceName.of(key).base()))
        .anyMatch(call -> call.port().map(p -> p == port).orElse(first));
  }

  /** What the system calls a secret. */
  private String name(String secret) {
    Cell cell = context.cell();
    return cell.secrets().stream()
        .sorted()
        .filter(name -> secret.equals(cell.values().get(name)))
        .findFirst()
        .map(name -> "${" + name + "}")
        .orElseGet(() -> context.masker().mask(secret));
  }
}
