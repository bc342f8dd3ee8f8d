package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.image.ResolvedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cell makes in the engine: its network, volumes and containers, named and labelled; each is
 * taken away at the end. Several threads may make containers.
 */
final class CellResources {
  private final CellContext context;
  private final Map<String, ResolvedImage> images;
  private final String network;
  private final Map<String, String> volumes = new LinkedHashMap<>();
  private final Map<String, Integer> made = new LinkedHashMap<>();

  /**
   * Makes the cell's network.
   *
   * @param images by service key; the harness's own under {@link CellImages} names
   */
  CellResources(CellContext context, Map<String, ResolvedImage> images) {
    this.context = context;
    this.images = images;
    network = context.engine().createNetwork(context.resourceName("net"), context.labels());
    context.cleanup().push("network", () -> context.engine().removeNetwork(network));
  }

  CellContext context() {
    return context;
  }

  String network() {
    return network;
  }

  /** Id of the image that was resolved for a service. */
  String image(String service) {
    ResolvedImage image = images.get(service);
    if (image == null) {
      throw new IllegalStateException("no image was resolved for " + service);
    }
    return image.id();
  }

  /** The engine's name of a volume of the cell; made when first asked for. */
  synchronized String volume(String name) {
    return volumes.computeIfAbsent(
        name,
        n -> {
          String volume =
              context.engine().createVolume(context.resourceName("vol-" + n), context.labels());
          context.cleanup().push("volume " + n, () -> context.engine().removeVolume(volume));
          return volume;
        });
  }

  /** Names of the volumes made so far that hold data of the system. */
  synchronized List<String> usedVolumes() {
    List<String> declared = context.cell().scenario().system().volumes();
    return volumes.keySet().stream().filter(declared::contains).toList();
  }

  /** The next name for a container of this kind, without the cell's prefix: {@code quay.2}. */
  synchronized String part(String kind) {
    String part = kind.replace('@', '-');
    int nth = made.merge(part, 1, Integer::sum);
    return nth == 1 ? part : part + "." + nth;
  }

  /** Begins a container of the cell. */
  ContainerSpec.Builder spec(String part, String imageService) {
    return ContainerSpec.of(
        context.resourceName(part),
        image(imageService),
        context.labels(),
        context.directory().resolve("logs").resolve(part + ".log"));
  }

  /** A container of the harness's own, on no network. */
  Container helper(
      String kind,
      String imageService,
      List<ContainerSpec.Mount> mounts,
      Map<String, String> environment,
      Map<String, String> binds,
      List<String> command) {
    return create(
        kind,
        spec(part(kind), imageService)
            .command(command)
            .environment(environment)
            .mounts(mounts)
            .binds(binds)
            .build());
  }

  /**
   * Creates it; it is removed at the end.
   *
   * @param service what observations call it
   */
  Container create(String service, ContainerSpec spec) {
    Container container = context.engine().create(spec);
    context
        .cleanup()
        .push(
            "container " + spec.name(),
            () -> {
              // A helper is removed when it has done its work: there is nothing to be asked of it.
              if (container.removed()) {
                return;
              }
              try {
                keepInspect(spec, container);
              } finally {
                container.remove();
              }
            });
    context.event(service, container, "created", Optional.empty());
    return container;
  }

  /** What the engine says of a container at its end: exit code, memory, mounts, environment. */
  private void keepInspect(ContainerSpec spec, Container container) {
    String part = String.valueOf(spec.log().getFileName()).replaceFirst("\\.log$", "");
    Path folder = context.directory().resolve("inspect");
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(part + ".json"), context.masker().mask(container.inspect()));
    } catch (IOException | RuntimeException e) {
      // What cannot be kept must not stop what follows: the container's removal.
      context.remark("inspect", "could not be kept of " + part + ": " + e.getMessage());
    }
  }
}
