package dev.seatrial.trial;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.CellFinished;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanCodec;
import dev.seatrial.plan.Selection;
import dev.seatrial.project.Project;
import dev.seatrial.report.CellReport;
import dev.seatrial.report.RunReport;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** Earlier runs, as their folders tell of them. */
public final class Runs {
  private Runs() {}

  /**
   * The cells of a run, planned again from its scenarios as they are now.
   *
   * @param gone ids of cells that the scenarios have no more
   */
  public record Replanned(Plan plan, List<String> gone) {}

  /** Whether a folder is that of a run. */
  public static boolean is(Path folder) {
    return Files.isRegularFile(folder.resolve(Chosen.FILE));
  }

  /** The newest run in a folder of runs. */
  public static Optional<Path> newest(Path runs) {
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(Runs::is).max(Comparator.comparing(Path::getFileName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the runs of scenarios are kept. */
  public static Path of(List<Scenario> scenarios) {
    return Trial.project(scenarios.get(0)).runs();
  }

  /**
   * Ids of the cells of a run that are not green: those that failed, and those that it did not come
   * to. Of a cell that was repeated, any time counts.
   */
  public static Set<String> notGreen(Path run) {
    Set<String> ids = new LinkedHashSet<>(Chosen.read(run).cells());
    if (Files.exists(run.resolve("run.json"))) {
      RunReport.read(run).cells().stream()
          .filter(cell -> cell.verdict().status().green())
          .forEach(cell -> ids.remove(cell.id()));
    }
    Set<String> bases = new LinkedHashSet<>();
    ids.forEach(id -> bases.add(Repetitions.base(id)));
    return bases;
  }

  /**
   * How long cells took, by id; the latest of these runs counts. What a cell took that did not run
   * to its end says nothing.
   *
   * @param runs folders of runs, or their {@code run.json}
   */
  public static Map<String, Duration> durations(List<Path> runs) {
    List<RunReport> reports = new ArrayList<>();
    runs.forEach(run -> reports.add(RunReport.read(run)));
    Map<String, Duration> durations = new LinkedHashMap<>();
    reports.stream()
        .sorted(Comparator.comparing(RunReport::started))
        .flatMap(report -> report.cells().stream())
        .filter(Runs::ran)
        .forEach(cell -> durations.put(Repetitions.base(cell.id()), cell.lasted()));
    return durations;
  }

  private static boolean ran(CellReport cell) {
    Status status = cell.verdict().status();
    return status != Status.HARNESS_ERROR && status != Status.NOT_RUN;
  }

  /**
   * Plans the cells of a run again.
   *
   * @return empty when its scenarios have mistakes now
   * @throws UncheckedIOException when the folder holds no run
   */
  public static Optional<Replanned> replan(Path run, Diagnostics diagnostics) {
    Chosen chosen = Chosen.read(run);
    Path root = root(run);
    List<Path> files = chosen.scenarios().stream().map(root::resolve).toList();
    Given given = given(run, chosen);
    List<Scenario> scenarios = Trial.load(files, given, diagnostics);
    if (scenarios.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Cell> known = new LinkedHashMap<>();
    Plan all = Trial.plan(scenarios, Selection.ALL, chosen.seed(), given);
    all.cells().forEach(cell -> known.put(cell.id(), cell));
    List<Cell> cells = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String id : chosen.cells()) {
      Cell cell = known.get(Repetitions.base(id));
      if (cell == null) {
        gone.add(id);
      } else {
        cells.add(Repetitions.named(cell, id));
      }
    }
    return Optional.of(new Replanned(all.with(cells), gone));
  }

  /** What was given to a run. Where files lie is only in its private plan, which may be gone. */
  private static Given given(Path run, Chosen chosen) {
    Path kept = run.resolve(Course.KEPT_PLAN);
    if (chosen.given().inputs().isEmpty() || Files.notExists(kept)) {
      return chosen.given();
    }
    try {
      return SavedPlans.load(kept).given();
    } catch (PlanCodec.NotReadable e) {
      return chosen.given();
    }
  }

  /** The cells that a run has not brought to their end, and those whose end was our fault. */
  static Plan unfinished(Plan plan, RunDirectory run) {
    List<Cell> cells = plan.cells().stream().filter(cell -> !finished(cell, run)).toList();
    return plan.with(cells);
  }

  private static boolean finished(Cell cell, RunDirectory run) {
    List<Observation> seen = Trial.observations(cell, run);
    return seen.stream().anyMatch(CellFinished.class::isInstance)
        && Judging.judge(cell, seen, run.snapshots(cell)).status() != Status.HARNESS_ERROR;
  }

  /** Takes away what is left of a cell that is run again. */
  static void forget(Cell cell, RunDirectory run) {
    try {
      for (Path folder : List.of(run.cell(cell), run.privateCell(cell))) {
        if (Files.exists(folder)) {
          PathUtils.deleteDirectory(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what is left of " + cell.id() + " cannot be removed", e);
    }
  }

  static RunDirectory directory(Path run) {
    Path folder = run.toAbsolutePath().normalize();
    return new RunDirectory(folder, String.valueOf(folder.getFileName()));
  }

  /** Runs lie in {@code reports/runs} of their project. */
  private static Path root(Path run) {
    Path folder = run.toAbsolutePath().normalize();
    return Project.above(folder)
        .map(Project::root)
        .orElseGet(() -> folder.resolve("../../..").normalize());
  }
}
