package dev.seatrial.plan;

import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One combination of a scenario's matrix.
 *
 * @param id stable and readable, e.g. {@code shop/to-postgresql[0.7.1,…]}
 * @param axes axis to value
 * @param values what {@code ${…}} means in this cell before it runs
 * @param secrets names among {@code values} that reports mask
 * @param services the services its steps need, references to {@code values} resolved
 * @param phases before, migrate, after
 * @param checks the scenario's, with the names they have in this cell
 * @param tiers tiers it belongs to
 * @param expected time it is expected to take
 */
public record Cell(
    String id,
    Scenario scenario,
    Map<String, String> axes,
    Map<String, String> values,
    Set<String> secrets,
    Map<String, Service> services,
    List<Phase> phases,
    List<Check> checks,
    Set<String> tiers,
    Duration expected) {
  private static final Pattern REPETITION = Pattern.compile("~[0-9]+$");

  /** The accelerator profile it runs with; empty when its axes name none. */
  public Optional<AcceleratorProfile> profile() {
    return Optional.ofNullable(axes.get("accelerator")).map(scenario.profiles()::get);
  }

  /**
   * The id of the cell that {@code id} is a repetition of: {@code a[1..2]} of {@code a[1..2]~3}.
   */
  public static String base(String id) {
    return REPETITION.matcher(id).replaceFirst("");
  }

  /** File name of the cell: ASCII letters, digits, dot, dash and underscore. */
  public String slug() {
    return slug(id);
  }

  /** File name of a cell with that id. */
  public static String slug(String id) {
    return id.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("_+$", "");
  }
}
