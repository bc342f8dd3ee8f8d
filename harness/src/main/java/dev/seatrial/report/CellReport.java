package dev.seatrial.report;

import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Masker;
import dev.seatrial.scenario.AcceleratorProfile;
import dev.seatrial.verdict.CellVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything reports tell of one cell.
 *
 * @param id of the cell
 * @param slug its file name
 * @param system title of the system
 * @param scenario name of the scenario
 * @param title of the scenario
 * @param promise of the scenario
 * @param axes axis to value, in the order written
 * @param plan digest of what it does and is judged by; empty in runs of older versions
 * @param accelerator the profile it ran with; empty when the axis names none
 * @param steps the planned steps, flattened in the order of the plan; secrets masked
 * @param views instance view to the service it asks
 * @param observations in the order they were made
 * @param logs one for each container, in the order they were created
 * @param repro command line that repeats the cell
 */
public record CellReport(
    String id,
    String slug,
    String system,
    String scenario,
    String title,
    String promise,
    Map<String, String> axes,
    String plan,
    Optional<Accelerator> accelerator,
    List<StepReport> steps,
    Map<String, String> views,
    CellVerdict verdict,
    List<Observation> observations,
    List<Log> logs,
    String repro) {

  public CellReport {
    // Those who read older runs get none.
    plan = Objects.requireNonNullElse(plan, "");
  }

  /**
   * What hardware the system believed it had.
   *
   * @param mode {@code none}, {@code emulated} or {@code real}
   * @param basis what the stand-ins were written from; empty when nothing stands in
   * @param devices how many
   * @param device name of each; empty when there is none
   */
  public record Accelerator(
      String name, String title, String mode, String basis, int devices, String device) {}

  /**
   * The output of a container, from its first byte.
   *
   * @param path relative to the folder of the run, with slashes
   */
  public record Log(String service, String container, String path) {}

  /** What the plan, the observations and the verdict say of a cell. */
  public static CellReport of(
      Cell cell,
      String plan,
      List<Observation> observations,
      CellVerdict verdict,
      List<Log> logs,
      String repro) {
    Map<String, String> views = new LinkedHashMap<>();
    cell.scenario()
        .system()
        .instances()
        .forEach((name, view) -> views.put(name, view.call().target()));
    return new CellReport(
        cell.id(),
        cell.slug(),
        cell.scenario().system().title(),
        cell.scenario().name(),
        cell.scenario().title(),
        cell.scenario().promise(),
        cell.axes(),
        plan,
        accelerator(cell),
        StepReport.flatten(cell.phases(), Masker.of(cell)),
        views,
        verdict,
        observations,
        logs,
        repro);
  }

  private static Optional<Accelerator> accelerator(Cell cell) {
    return cell.profile()
        .map(
            p ->
                new Accelerator(
                    p.name(),
                    p.title(),
                    p.mode().word(),
                    basis(p),
                    p.deviceCount(),
                    p.deviceName()));
  }

  /** What it stands on: of stand-ins, or of the machine. */
  private static String basis(AcceleratorProfile profile) {
    String passed =
        profile.passthrough().map(it -> "Passed through: " + it.words() + ".").orElse("");
    return (profile.basis() + " " + passed).strip();
  }

  /** Its observations of one kind. */
  <T extends Observation> List<T> seen(Class<T> kind) {
    return observations.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** {@code official}, {@code assembled}, {@code unreleased}, or several. */
  List<String> imageSources() {
    return seen(Observation.ImageResolved.class).stream()
        .map(Observation.ImageResolved::source)
        .distinct()
        .sorted()
        .toList();
  }

  /** Images and packages that were built elsewhere, by name and digest. */
  public List<String> unreleased() {
    return seen(Observation.ImageResolved.class).stream()
        .flatMap(image -> image.unreleased().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Files that the user handed over, by name and digest. */
  public List<String> handedOver() {
    return seen(Observation.InputGiven.class).stream()
        .map(
            it ->
                it.input()
                    + ": "
                    + it.file()
                    + ", "
                    + Words.bytes(it.bytes())
                    + ", sha256:"
                    + it.sha256())
        .toList();
  }

  /** The folder of its system: scenarios are named by it. */
  String systemName() {
    return scenario.replaceFirst("/.*", "");
  }

  /** Whether it was tried: one that was merely left out, or that is only a part, was not. */
  boolean ran() {
    return !observations.isEmpty() && seen(Observation.CellLeftOut.class).isEmpty();
  }

  /** The same for a site: with the logs elsewhere, and less of the machine. */
  CellReport with(List<Log> others) {
    return new CellReport(
        id,
        slug,
        system,
        scenario,
        title,
        promise,
        axes,
        plan,
        accelerator,
        steps,
        views,
        verdict,
        HostFacts.told(observations),
        others,
        repro);
  }

  /** Images by name: where each is from, and its digest or that of its recipe. */
  public Map<String, String> pieces() {
    Map<String, String> pieces = new TreeMap<>();
    seen(Observation.ImageResolved.class)
        .forEach(
            image ->
                pieces.put(
                    image.reference(),
                    image.source()
                        + ", "
                        + image.digest().or(image::recipe).orElse(image.imageId())));
    return pieces;
  }

  boolean emulated() {
    return accelerator.filter(a -> a.mode().equals("emulated")).isPresent();
  }

  /** What every rendering has to say of a verdict that was not reached on the real thing. */
  List<String> caveats() {
    List<String> caveats = new ArrayList<>();
    if (seen(Observation.ImageResolved.class).stream().anyMatch(i -> i.recipe().isPresent())) {
      caveats.add("assembled images");
    }
    if (imageSources().contains("unreleased")) {
      caveats.add("unreleased build");
    }
    if (!handedOver().isEmpty()) {
      caveats.add("file of the user");
    }
    if (emulated()) {
      caveats.add("emulated accelerator");
    }
    return caveats;
  }

  /** When it started; a prepared state's observations may be older. The epoch when nothing was. */
  Instant started() {
    return seen(Observation.CellStarted.class).stream()
        .map(Observation::at)
        .findFirst()
        .or(() -> observations.stream().map(Observation::at).min(Instant::compareTo))
        .orElse(Instant.EPOCH);
  }

  /** When the last thing was seen. */
  Instant ended() {
    return observations.stream().map(Observation::at).max(Instant::compareTo).orElse(started());
  }

  /** From its start to the last thing that was seen. */
  public Duration lasted() {
    return Duration.between(started(), ended());
  }
}
