package dev.seatrial.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.bundle.Bundle;
import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanCodec;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.verdict.CellVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Packs cells of runs for those who did not run them. */
public final class Bundles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Bundles() {}

  /**
   * The plan that a run had, exactly.
   *
   * @throws PlanCodec.NotReadable when another version wrote it
   * @throws UncheckedIOException when it is not there
   */
  public static Plan plan(Path run) {
    return SavedPlans.load(run.resolve(Course.KEPT_PLAN));
  }

  /** Whether a run still has its plan. */
  public static boolean has(Path run) {
    return Files.isRegularFile(run.resolve(Course.KEPT_PLAN));
  }

  /** Whether a cell of a run was not green, as far as it was judged. */
  public static boolean notGreen(Path run, Cell cell) {
    return Runs.notGreen(run).contains(Repetitions.base(cell.id()));
  }

  /**
   * Writes the archive of one cell, as a whole or not at all.
   *
   * @param plan of the run
   * @param withData whether all its rows and backups are packed as well, as they are
   * @param target a {@code .tar.gz}
   * @return paths in the archive
   */
  public static List<String> write(Path run, Plan plan, Cell cell, boolean withData, Path target) {
    RunDirectory directory = Runs.directory(run);
    List<Observation> seen = Trial.observations(cell, directory);
    CellVerdict verdict = Judging.judge(cell, seen, directory.snapshots(cell));
    Bundle.Run told =
        new Bundle.Run(
            directory.cell(cell),
            withData ? Optional.of(directory.privateCell(cell)) : Optional.empty(),
            seen,
            verdict.status().words() + ": " + verdict.reason(),
            judged(directory.path(), cell),
            Repro.line(cell, plan, seen),
            Trial.version());
    return new Bundle(cell, plan, Trial.project(cell.scenario())).write(told, target);
  }

  /** The cell in the run's report; what was seen lies beside it already. */
  private static String judged(Path run, Cell cell) {
    Path report = run.resolve("run.json");
    if (!Files.exists(report)) {
      return "{}\n";
    }
    try {
      for (JsonNode judged : JSON.readTree(report.toFile()).path("cells")) {
        if (judged.path("id").asText().equals(cell.id()) && judged instanceof ObjectNode object) {
          object.remove("observations");
          return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n";
        }
      }
      return "{}\n";
    } catch (IOException e) {
      throw new UncheckedIOException(report + " cannot be read", e);
    }
  }
}
