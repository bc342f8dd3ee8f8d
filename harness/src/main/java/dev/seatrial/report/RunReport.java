package dev.seatrial.report;

import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Everything reports tell of a run.
 *
 * @param run id of the run; also the name of its folder
 * @param version of Seatrial
 * @param host facts about the machine and its engine, by name, in the order to show them
 * @param cells in the order of the plan
 */
public record RunReport(
    String run,
    Instant started,
    Instant ended,
    String version,
    Map<String, String> host,
    List<CellReport> cells) {

  /** Its worst cell. */
  public Status status() {
    return Status.worst(cells.stream().map(c -> c.verdict().status()).toList());
  }

  /** From its start to its end. */
  public Duration lasted() {
    return Duration.between(started, ended);
  }

  /**
   * Writes {@code run.json}, {@code junit.xml}, {@code ctrf.json}, {@code allure-results/}, {@code
   * summary.md}, {@code metrics.txt}, {@code badge.svg} and {@code index.html}, replacing earlier
   * ones.
   *
   * @param runDir folder of the run, which the paths of logs are relative to
   * @param portable makes texts say nothing of where the project lies
   * @throws UncheckedIOException when a file cannot be written
   */
  public void write(Path runDir, UnaryOperator<String> portable) {
    try {
      Files.createDirectories(runDir);
      RunJson.write(this, runDir.resolve("run.json"), portable);
      // The others come from what that file says: they can be written again from it alone.
      RunReport said = read(runDir);
      JUnitXml.write(said, runDir.resolve("junit.xml"));
      CtrfJson.write(said, runDir.resolve("ctrf.json"));
      AllureResults.write(said, runDir, runDir.resolve("allure-results"));
      Files.writeString(runDir.resolve("summary.md"), MarkdownSummary.of(said));
      Files.writeString(runDir.resolve("metrics.txt"), OpenMetrics.of(said));
      List<Status> statuses = said.cells().stream().map(c -> c.verdict().status()).toList();
      Files.writeString(runDir.resolve("badge.svg"), Badge.of("seatrial", statuses).svg());
      Files.write(runDir.resolve("index.html"), HtmlPage.render(said, runDir));
    } catch (IOException e) {
      throw new UncheckedIOException("the reports in " + runDir + " cannot be written", e);
    }
  }

  /**
   * Writes {@code SYSTEM/README.md} for each system, what runs say of its upgrades; of a cell that
   * several have, the latest verdict counts.
   *
   * @return the files
   * @throws UncheckedIOException when one cannot be written
   */
  public static List<Path> publish(List<RunReport> runs, Path folder) {
    List<Path> written = new ArrayList<>();
    runs.stream()
        .flatMap(run -> run.cells().stream())
        .map(CellReport::systemName)
        .distinct()
        .sorted()
        .forEach(
            system -> {
              Path file = folder.resolve(system).resolve("README.md");
              List<RunReport> its = runs.stream().map(run -> run.of(system)).toList();
              try {
                Files.createDirectories(folder.resolve(system));
                Files.writeString(file, Compatibility.of(its));
              } catch (IOException e) {
                throw new UncheckedIOException("the report " + file + " cannot be written", e);
              }
              written.add(file);
            });
    return written;
  }

  /** Its cells of one system. */
  private RunReport of(String system) {
    return new RunReport(
        run,
        started,
        ended,
        version,
        host,
        cells.stream().filter(cell -> cell.systemName().equals(system)).toList());
  }

  /**
   * Reads the {@code run.json} that {@link #write} left in a folder.
   *
   * @param run the folder, or that file
   * @throws UncheckedIOException when there is none, or it is something else
   */
  public static RunReport read(Path run) {
    try {
      return RunJson.read(Files.isDirectory(run) ? run.resolve("run.json") : run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
