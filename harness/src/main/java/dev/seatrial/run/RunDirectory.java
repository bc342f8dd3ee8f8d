package dev.seatrial.run;

import dev.seatrial.plan.Cell;
import java.nio.file.Path;

/**
 * The folder of a run.
 *
 * @param path {@code reports/runs/<run>}
 * @param runId its name
 */
public record RunDirectory(Path path, String runId) {

  /**
   * What the engine's names of a cell's resources begin with; the rest of a container's name is
   * that of its log.
   */
  public static String resourcePrefix(String runId, Cell cell) {
    return "seatrial-" + runId + "-" + Integer.toHexString(cell.id().hashCode()) + "-";
  }

  /** Public folder of a cell: observations and logs. */
  public Path cell(Cell cell) {
    return path.resolve(cell.slug());
  }

  /** Snapshots and backups of a cell; never published. */
  public Path privateCell(Cell cell) {
    return path.resolve("private").resolve(cell.slug());
  }

  public Path snapshots(Cell cell) {
    return privateCell(cell).resolve("snapshots");
  }
}
