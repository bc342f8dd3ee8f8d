package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import dev.seatrial.plan.Cell;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Passthrough;
import dev.seatrial.scenario.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the engine gives containers what a real accelerator profile passes through. The engine
 * may be on another machine, and have a driver of its own for devices: a container that is given
 * them and does nothing is started to see.
 */
final class HostDevices {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Engine engine;
  private final RunDirectory directory;
  private final Map<String, Optional<String>> known = new HashMap<>();

  HostDevices(Engine engine, RunDirectory directory) {
    this.engine = engine;
    this.directory = directory;
  }

  /**
   * Why a cell cannot be run here, one sentence; empty when it can.
   *
   * @param image id of one to start, asked for when it is needed
   */
  Optional<String> missing(Cell cell, Supplier<String> image) {
    boolean wanted = cell.services().values().stream().anyMatch(Service::accelerator);
    return cell.profile()
        .filter(profile -> wanted && profile.passthrough().isPresent())
        .flatMap(
            profile ->
                known.computeIfAbsent(profile.name(), name -> refusal(cell, profile, image.get())));
  }

  private Optional<String> refusal(Cell cell, AcceleratorProfile profile, String image) {
    Passthrough passed = profile.passthrough().orElseThrow();
    Path logs = directory.path().resolve("private").resolve("devices");
    try {
      Files.createDirectories(logs);
    } catch (IOException e) {
      throw new HarnessFailure("cannot make " + logs, e);
    }
    ContainerSpec spec =
        ContainerSpec.of(
                RunDirectory.resourcePrefix(directory.runId(), cell) + "devices",
                image,
                CellContext.labels(directory.runId(), cell),
                logs.resolve(profile.name() + ".log"))
            .command(List.of("true"))
            .passthrough(passed)
            .build();
    try {
      Container container = engine.create(spec);
      try {
        container.start();
        container.awaitExit(LIMIT);
      } finally {
        container.remove();
      }
      return Optional.empty();
    } catch (EngineException e) {
      if (e.reason() != Reason.OTHER) {
        throw e;
      }
      return Optional.of(
          "the engine cannot give a container what "
              + profile.name()
              + " passes through: "
              + said(String.valueOf(e.getMessage())));
    }
  }

  /** Without the name of the container, which is another one in each run. */
  private static String said(String message) {
    return message.replaceFirst("^Could not [^:]*: ", "").replaceFirst("\\.$", "");
  }
}
