package dev.seatrial.report;

import dev.seatrial.verdict.CellVerdict.Measure;
import dev.seatrial.verdict.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cell on a site's first page: one that runs brought, or one that is missing.
 *
 * @param cell empty when it is missing
 */
record SiteEntry(
    String id,
    String system,
    String product,
    String scenario,
    String title,
    Map<String, String> axes,
    List<String> path,
    Optional<SiteCell> cell) {
  static final String MISSING = "missing";

  private static final int SHORT_DIGEST = 12;
  private static final int LONGEST_REASON = 220;

  static SiteEntry of(SiteCell it) {
    return new SiteEntry(
        it.id(),
        it.system(),
        it.product(),
        it.scenario(),
        it.title(),
        it.axes(),
        it.path(),
        Optional.of(it));
  }

  static SiteEntry of(SiteData.Missing it) {
    return new SiteEntry(
        it.id(),
        it.system(),
        it.product(),
        it.scenario(),
        it.title(),
        it.axes(),
        it.path(),
        Optional.empty());
  }

  /** Class in the style sheet, and value of the filter. */
  String look() {
    return cell.map(it -> Words.css(it.status())).orElse(MISSING);
  }

  String mark() {
    return cell.map(it -> Words.mark(it.status())).orElse("\u2026");
  }

  String words() {
    return cell.map(it -> it.status().words()).orElse(MISSING);
  }

  String href() {
    return cell.map(it -> "./" + Site.CELLS + "/" + it.slug() + "/index.html").orElse("");
  }

  String database() {
    return axes.getOrDefault("database", "");
  }

  String accelerator() {
    return axes.getOrDefault("accelerator", "");
  }

  String imageSources() {
    return cell.map(it -> String.join(" ", it.imageSources())).orElse("");
  }

  String date() {
    return cell.filter(it -> it.at().isAfter(Instant.EPOCH))
        .map(it -> Words.clock(it.at()).substring(0, 10))
        .orElse("");
  }

  String rows() {
    return cell.filter(it -> it.rows() > 0).map(it -> Words.count(it.rows())).orElse("");
  }

  String reason() {
    String reason = cell.map(SiteCell::reason).orElse("no run brought it");
    return reason.length() <= LONGEST_REASON
        ? reason
        : reason.substring(0, LONGEST_REASON) + " \u2026";
  }

  /**
   * A measured time and its budget.
   *
   * @param width part of the budget that was used, a percentage; empty when there is none
   */
  record Use(String name, String time, String budget, String width, boolean over) {}

  /** The time that came closest to its budget; without any budget, the downtime. */
  Optional<Use> use() {
    Map<String, Measure> measures = cell.map(SiteCell::measures).orElse(Map.of());
    Optional<Map.Entry<String, Measure>> tightest =
        measures.entrySet().stream()
            .filter(e -> e.getValue().budgetMillis() > 0)
            .max((a, b) -> Double.compare(part(a.getValue()), part(b.getValue())));
    return tightest
        .or(
            () ->
                measures.entrySet().stream().filter(e -> e.getKey().equals("downtime")).findFirst())
        .map(e -> use(e.getKey(), e.getValue()));
  }

  private static Use use(String name, Measure measure) {
    boolean limited = measure.budgetMillis() > 0;
    return new Use(
        name,
        Words.millis(measure.millis()),
        limited ? Words.millis(measure.budgetMillis()) : "",
        limited
            ? CellPage.percent(
                Math.min(measure.millis(), measure.budgetMillis()), measure.budgetMillis())
            : "",
        limited && measure.millis() > measure.budgetMillis());
  }

  private static double part(Measure measure) {
    return measure.millis() / (double) measure.budgetMillis();
  }

  Optional<Status> rollback() {
    return cell.flatMap(SiteCell::rollback);
  }

  List<History.Note> notes() {
    return cell.map(SiteCell::notes).orElse(List.of());
  }

  List<SiteCell.Image> images() {
    return cell.map(SiteCell::images).orElse(List.of());
  }

  /** The beginning of a digest, as people compare them. */
  static String shortly(String digest) {
    String plain = digest.substring(digest.lastIndexOf(':') + 1);
    return plain.substring(0, Math.min(SHORT_DIGEST, plain.length()));
  }
}
