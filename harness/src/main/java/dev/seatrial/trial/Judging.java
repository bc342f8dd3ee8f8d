package dev.seatrial.trial;

import dev.seatrial.integrity.Comparison;
import dev.seatrial.integrity.IntegrityResult;
import dev.seatrial.integrity.Side;
import dev.seatrial.integrity.SnapshotManifest;
import dev.seatrial.integrity.StructureFindings;
import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.scenario.Check;
import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.UniqueKey;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.Judge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the snapshots of a cell, compares them as its checks say, and has the result judged. */
public final class Judging {
  private static final int FIRST_DIFFERENCES = 10;

  private Judging() {}

  /**
   * Judges a cell; may be repeated, with other checks, on an old run.
   *
   * @param snapshots folder of the cell's snapshots
   */
  public static CellVerdict judge(Cell cell, List<Observation> observations, Path snapshots) {
    Map<String, IntegrityResult> compared = new LinkedHashMap<>();
    Map<String, Structure> structures = new LinkedHashMap<>();
    for (Check check : cell.checks()) {
      if (check instanceof Check.Integrity integrity) {
        Path before = snapshots.resolve(integrity.before());
        Path after = snapshots.resolve(integrity.after());
        if (Files.isDirectory(before) && Files.isDirectory(after)) {
          compared.put(integrity.name(), compare(integrity, snapshots));
          structures.put(integrity.before(), SnapshotManifest.read(before).structure());
        }
      } else if (check instanceof Check.Structure structure) {
        Path taken = snapshots.resolve(structure.of());
        if (Files.isDirectory(taken)) {
          structures.put(structure.of(), SnapshotManifest.read(taken).structure());
        }
      }
    }
    return Judge.judge(
        cell,
        observations,
        new Judge.Facts(compared, structures, repeated(cell, structures, snapshots)));
  }

  private static Map<String, Map<UniqueKey, Long>> repeated(
      Cell cell, Map<String, Structure> structures, Path snapshots) {
    Map<String, Map<UniqueKey, Long>> repeated = new LinkedHashMap<>();
    for (Check check : cell.checks()) {
      if (check instanceof Check.Structure structure) {
        Optional<Side> after = side(snapshots, structure.of());
        Optional<Structure> before = Judge.earlier(structure, cell.checks(), structures);
        if (after.isPresent() && before.isPresent()) {
          repeated.put(
              structure.of(), StructureFindings.repeated(before.get(), after.get(), snapshots));
        }
      }
    }
    return repeated;
  }

  private static IntegrityResult compare(Check.Integrity check, Path snapshots) {
    return Comparison.compare(
        side(snapshots, check.before()).orElseThrow(),
        side(snapshots, check.after()).orElseThrow(),
        name -> side(snapshots, name),
        check.allow(),
        new Comparison.Options(FIRST_DIFFERENCES, snapshots, Optional.empty()));
  }

  private static Optional<Side> side(Path snapshots, String name) {
    Path taken = snapshots.resolve(name);
    return Files.isDirectory(taken)
        ? Optional.of(Side.of(SnapshotManifest.read(taken), taken))
        : Optional.empty();
  }
}
