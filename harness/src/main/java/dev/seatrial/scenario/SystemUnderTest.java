package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A product whose releases migrate, from {@code fixtures/<name>/system.yaml}.
 *
 * @param directory the folder of {@code system.yaml}
 * @param releases versions it knows, oldest first
 * @param variables name to value; may hold references to matrix axes and earlier variables
 * @param secrets names of variables whose values reports mask
 * @param volumes names of volumes
 */
public record SystemUnderTest(
    String name,
    String title,
    Path directory,
    List<Release> releases,
    Map<String, String> variables,
    List<String> secrets,
    List<String> volumes,
    Map<String, Service> services,
    Map<String, Store> stores,
    Map<String, InstanceView> instances,
    Map<String, List<Step>> waysOut,
    Location location) {

  /** Values of references, with the facts of the releases among them. */
  public Map<String, String> withFacts(Map<String, String> values) {
    return Release.withFacts(releases, values);
  }
}
