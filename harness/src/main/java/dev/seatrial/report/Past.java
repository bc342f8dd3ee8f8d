package dev.seatrial.report;

import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.observation.Observation.InputGiven;
import dev.seatrial.plan.Cell;
import dev.seatrial.verdict.Status;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What one run said of a cell, as its history keeps it.
 *
 * @param run id of the run; with the number of the time when it ran the cell several times
 * @param at when the cell was started there; when the run was, for a cell that was left out
 * @param version of Seatrial
 * @param machine its processors and memory, in words: times of others do not compare
 * @param ran false for a cell that was merely left out
 * @param plan digest of what it did and was judged by; empty in older runs
 * @param inputs digest of that, of images and files, and of Seatrial's version; empty with it
 * @param millis measured times by name, milliseconds
 */
record Past(
    String run,
    Instant at,
    String version,
    String machine,
    boolean ran,
    Status status,
    String reason,
    String plan,
    String inputs,
    Map<String, Long> millis) {

  static Past of(CellReport cell, RunReport run) {
    Map<String, Long> millis = new TreeMap<>();
    cell.verdict().measures().forEach((name, measure) -> millis.put(name, measure.millis()));
    return new Past(
        run.run() + cell.id().substring(Cell.base(cell.id()).length()),
        cell.ran() ? cell.started() : run.started(),
        run.version(),
        machine(run.host()),
        cell.ran(),
        cell.verdict().status(),
        cell.verdict().reason(),
        cell.plan(),
        cell.plan().isEmpty() ? "" : inputs(cell, run.version()),
        millis);
  }

  /** Whether it says something of the product: not that the machine or the harness failed. */
  boolean judged() {
    return ran
        && status != Status.NOT_RUN
        && status != Status.HARNESS_ERROR
        && status != Status.INCONCLUSIVE;
  }

  /** The same with other words. */
  Past with(String words) {
    return new Past(run, at, version, machine, ran, status, words, plan, inputs, millis);
  }

  private static String machine(Map<String, String> host) {
    String memory = host.getOrDefault("memoryBytes", "");
    String size = memory.matches("\\d{1,18}") ? Words.bytes(Long.parseLong(memory)) : "?";
    return host.getOrDefault("cpus", "?") + " CPUs, " + size;
  }

  private static String inputs(CellReport cell, String version) {
    TreeSet<String> parts = new TreeSet<>();
    for (ImageResolved image : cell.seen(ImageResolved.class)) {
      parts.add(image.service() + "=" + digest(image));
    }
    cell.seen(InputGiven.class).forEach(it -> parts.add(it.input() + "=" + it.sha256()));
    String text = cell.plan() + "\n" + version + "\n" + String.join("\n", parts);
    return "sha256:" + DigestUtils.sha256Hex(text);
  }

  /** Registry digest, or that of its recipe: its id differs each time that it is assembled. */
  static String digest(ImageResolved image) {
    return image.digest().or(image::unreleased).or(image::recipe).orElse(image.imageId());
  }
}
