package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.Engine.Leftover;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A filtered view of the engine's socket for products that start containers themselves. The proxy
 * puts our labels on what they start, joins it to the network of the container that asked, and
 * drops what the engine refuses; the socket lies on a volume that both share.
 */
final class EngineSocket {
  static final String DIRECTORY = "/run/seatrial";
  private static final String ENGINE = "/var/run/docker.sock";

  private final CellResources resources;
  private final CellContext context;
  private int shared;

  EngineSocket(CellResources resources) {
    this.resources = resources;
    context = resources.context();
  }

  /**
   * Starts a proxy for one container and mounts its socket's folder.
   *
   * @param containerName the container that will use it; what it starts on the host's network joins
   *     its network instead
   * @param path where the product expects the socket
   */
  void share(String containerName, String path, List<ContainerSpec.Mount> mounts) {
    String folder = String.valueOf(Path.of(path).getParent());
    // A volume for each: two proxies of one cell would both listen on the path that came last.
    String volume = resources.volume("engine-socket-" + ++shared);
    Container proxy =
        resources.helper(
            "socket-proxy",
            CellImages.SOCKET_PROXY,
            List.of(new ContainerSpec.Mount(volume, DIRECTORY, false)),
            Map.of(
                "SOCKET_PROXY_LISTEN",
                DIRECTORY + "/" + Path.of(path).getFileName(),
                "SOCKET_PROXY_LABELS",
                context.labels().entrySet().stream()
                    .filter(e -> !e.getKey().equals(CellContext.LOCK_LABEL))
                    .map(e -> e.getKey() + "=" + e.getValue())
                    .sorted()
                    .collect(Collectors.joining(",")),
                "SOCKET_PROXY_HOST_NETWORK",
                "container:" + containerName),
            Map.of(ENGINE, ENGINE),
            List.of());
    // Popped after the product's own container and before the volumes it shares with these.
    context.cleanup().push("what the product started", this::removeStarted);
    proxy.start();
    try {
      Awaitility.await("the socket proxy")
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(100))
          .until(
              Waiting.heeding(
                  () -> proxy.lastLines(20).stream().anyMatch(l -> l.contains("listening"))));
    } catch (ConditionTimeoutException e) {
      throw new HarnessFailure("the socket proxy did not start", proxy.lastLines(10));
    }
    mounts.add(new ContainerSpec.Mount(volume, folder, false));
    context.remark(
        "engine socket",
        "the product reaches the engine through a filtering proxy; its log says what was changed");
  }

  /** Containers of this cell that the harness did not name. */
  private void removeStarted() {
    String ours = context.resourceName("");
    Leftovers.removeCell(
        context.engine(),
        context.labels(),
        l -> l.kind() == Leftover.Kind.CONTAINER && !l.name().startsWith(ours));
  }
}
