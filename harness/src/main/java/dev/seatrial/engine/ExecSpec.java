package dev.seatrial.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command to run inside a container.
 *
 * @param user user[:group]; empty for the container's own
 * @param environment variables beside the container's own
 * @param limit how long it is waited for
 */
public record ExecSpec(
    List<String> command, Optional<String> user, Map<String, String> environment, Duration limit) {

  /** As the container's own user, in its environment. */
  public static ExecSpec of(List<String> command, Duration limit) {
    return new ExecSpec(command, Optional.empty(), Map.of(), limit);
  }
}
