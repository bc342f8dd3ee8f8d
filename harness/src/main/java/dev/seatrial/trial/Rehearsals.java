package dev.seatrial.trial;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.GivenFile;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Selection;
import dev.seatrial.plan.Target;
import dev.seatrial.project.HandedData;
import dev.seatrial.rehearsal.Examination;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.Diagnostics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/** Scenarios that an operator's own data can go through. */
public final class Rehearsals {
  private static final long SEED = 1;

  private Rehearsals() {}

  /** Loads those among scenarios; none when there are mistakes. */
  public static List<Scenario> load(List<Path> paths, Diagnostics diagnostics) {
    return Trial.load(paths, diagnostics).stream()
        .filter(scenario -> scenario.rehearsal().isPresent())
        .toList();
  }

  /** All cells of a scenario; its source is the release of the data, its target the new one. */
  public static List<Cell> cells(Scenario scenario) {
    return Trial.plan(List.of(scenario), Selection.ALL, SEED, Given.NOTHING).cells();
  }

  /** The plan of one cell with the data that were examined. */
  public static Plan plan(Cell cell, HandedData data, Examination examination) {
    Rehearsal rehearsal = cell.scenario().rehearsal().orElseThrow();
    GivenFile given =
        new GivenFile(
            Optional.of(data.root()),
            examination.name(),
            examination.bytes(),
            examination.digest().orElseThrow());
    return new Plan(
        SEED, List.of(cell), new Given(Map.of(), Target.RELEASED, Map.of(rehearsal.data(), given)));
  }

  /** Takes away what a run has kept of the data: snapshots, backups. */
  public static void forget(Path run, Cell cell) {
    RunDirectory directory = Runs.directory(run);
    try {
      if (Files.exists(directory.privateCell(cell))) {
        PathUtils.deleteDirectory(directory.privateCell(cell));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the copies in " + directory.privateCell(cell) + " cannot be removed", e);
    }
  }
}
