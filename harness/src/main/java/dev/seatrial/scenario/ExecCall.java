package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command inside a running service, and the outcome that is expected. Texts may hold {@code ${…}}
 * references.
 *
 * @param service in whose container it runs
 * @param command words; no shell reads them
 * @param user user[:group]; the container's own when empty
 * @param exit accepted exit codes
 * @param matches regular expressions, each found in the output
 * @param limit of one try
 * @param location where it is declared
 */
public record ExecCall(
    String service,
    List<String> command,
    Optional<String> user,
    List<Integer> exit,
    List<String> matches,
    Map<String, Expected> expect,
    Map<String, String> capture,
    Duration limit,
    Location location)
    implements Call {

  @Override
  public String target() {
    return service;
  }
}
