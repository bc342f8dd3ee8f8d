package dev.seatrial.report;

import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.observation.Observation.SnapshotTaken;
import dev.seatrial.plan.Cell;
import dev.seatrial.scenario.Matrix;
import dev.seatrial.verdict.CellVerdict.Measure;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cell of a site, without what only its own page shows.
 *
 * @param id without the number of a repetition
 * @param slug name of its folder in {@code cells/}
 * @param system name of the system, which scenarios begin with
 * @param product title of the system
 * @param path releases, oldest first
 * @param run the run that counts: the latest that ran it
 * @param at when it was started there
 * @param version of Seatrial
 * @param machine processors and memory of the machine
 * @param accelerator {@code none}, {@code emulated} or {@code real}; empty without a profile
 * @param rows rows or documents of its largest snapshot; 0 without one
 * @param measures measured times by name
 * @param rollback worst of the checks of a way back; empty when the scenario has none
 * @param caveats what was not the real thing
 * @param notes what its runs say together
 * @param history all runs that know of it, oldest first
 */
record SiteCell(
    String id,
    String slug,
    String system,
    String product,
    String scenario,
    String title,
    Map<String, String> axes,
    List<String> path,
    Status status,
    String reason,
    String run,
    Instant at,
    String version,
    String machine,
    String accelerator,
    List<Image> images,
    long rows,
    Map<String, Measure> measures,
    Optional<Status> rollback,
    List<Check> checks,
    List<String> caveats,
    String repro,
    List<History.Note> notes,
    List<Past> history) {

  private static final Pattern WAY_BACK =
      Pattern.compile(".*\\b(rollback|restored|rolled-back|way-back|going-back|back)\\b.*");

  /**
   * An image it ran with.
   *
   * @param digest registry digest, or that of the recipe it was assembled by, or its id
   */
  record Image(String reference, String source, String digest) {}

  /** A check and its verdict. */
  record Check(String check, Status status, String reason) {}

  static SiteCell of(CellReport cell, RunReport run, String slug, List<Past> history) {
    Past past = Past.of(cell, run);
    Map<String, Image> images = new LinkedHashMap<>();
    for (ImageResolved it : cell.seen(ImageResolved.class)) {
      images.putIfAbsent(it.reference(), new Image(it.reference(), it.source(), Past.digest(it)));
    }
    return new SiteCell(
        Cell.base(cell.id()),
        slug,
        cell.systemName(),
        cell.system(),
        cell.scenario(),
        cell.title(),
        cell.axes(),
        path(cell.id(), cell.axes()),
        cell.verdict().status(),
        cell.verdict().reason(),
        past.run(),
        past.at(),
        run.version(),
        past.machine(),
        cell.accelerator().map(CellReport.Accelerator::mode).orElse(""),
        List.copyOf(images.values()),
        cell.seen(SnapshotTaken.class).stream().mapToLong(SiteCell::rows).max().orElse(0),
        cell.verdict().measures(),
        rollback(cell),
        cell.verdict().checks().stream()
            .map(check -> new Check(check.check(), check.status(), check.reason()))
            .toList(),
        cell.caveats(),
        cell.repro(),
        History.notes(history),
        history);
  }

  /** The releases of a cell; what its id begins with when its axes name none. */
  static List<String> path(String id, Map<String, String> axes) {
    return axes.containsKey("path") || axes.containsKey("target")
        ? Matrix.path(axes)
        : List.of(id.replaceFirst("^[^\\[]*\\[([^,\\]]*).*", "$1"));
  }

  /** {@code official}, {@code assembled}, {@code unreleased}; each once. */
  List<String> imageSources() {
    return images.stream().map(Image::source).distinct().sorted().toList();
  }

  /** A check that is named after the way back; else the whole of a scenario that is. */
  private static Optional<Status> rollback(CellReport cell) {
    List<Status> checks =
        cell.verdict().checks().stream()
            .filter(check -> WAY_BACK.matcher(check.check()).matches())
            .map(CheckVerdict::status)
            .toList();
    if (!checks.isEmpty()) {
      return Optional.of(Status.worst(checks));
    }
    return WAY_BACK.matcher(cell.scenario()).matches()
        ? Optional.of(cell.verdict().status())
        : Optional.empty();
  }

  private static long rows(SnapshotTaken snapshot) {
    return snapshot.rows().values().stream().mapToLong(Long::longValue).sum();
  }
}
