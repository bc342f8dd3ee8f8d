package dev.seatrial.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What of the engine's machine is given to containers that take a real accelerator. Nothing else of
 * it is: these are explicit keys of a profile, told in plans and reports.
 *
 * @param requests devices that the engine's own driver for them hands out
 * @param nodes device nodes
 * @param groups supplementary groups, by name or number in the container's image
 * @param driverFiles absolute paths of the machine, read-only at the same place: the vendor's
 *     driver
 */
public record Passthrough(
    List<Request> requests, List<Node> nodes, List<String> groups, List<String> driverFiles) {

  /** Nothing at all. */
  public static final Passthrough NOTHING =
      new Passthrough(List.of(), List.of(), List.of(), List.of());

  /**
   * Devices by what they can do.
   *
   * @param driver of the engine, e.g. {@code nvidia}; empty for the first that can do it
   * @param count how many; empty for all, or for those named
   * @param ids of the devices; empty for any
   */
  public record Request(
      Optional<String> driver, OptionalInt count, List<String> ids, List<String> capabilities) {

    private String words() {
      String which =
          !ids.isEmpty()
              ? String.join(", ", ids)
              : count.isPresent() ? Integer.toString(count.getAsInt()) : "all";
      return which
          + " of "
          + driver.orElse("any driver")
          + " ("
          + String.join(", ", capabilities)
          + ")";
    }
  }

  /**
   * A device node, or a folder of them.
   *
   * @param permissions of {@code r}, {@code w} and {@code m}
   */
  public record Node(String host, String container, String permissions) {

    private String words() {
      return (host.equals(container) ? host : host + " as " + container)
          + (permissions.equals("rwm") ? "" : " " + permissions);
    }
  }

  /** One line for plans and reports. */
  public String words() {
    List<String> parts = new ArrayList<>();
    requests.forEach(request -> parts.add("devices " + request.words()));
    nodes.forEach(node -> parts.add(node.words()));
    groups.forEach(group -> parts.add("group " + group));
    driverFiles.forEach(path -> parts.add(path + " (read-only)"));
    return String.join(", ", parts);
  }
}
