package dev.seatrial.trial;

import dev.seatrial.integrity.SnapshotWriter;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.PlannedStep;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Store;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.jdbc.PostgresAddress;
import dev.seatrial.store.jdbc.PostgresReader;
import dev.seatrial.store.jdbc.PostgresServer;
import dev.seatrial.trial.PlantedDefectsTest.Defect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Waits in a running trial for the moment the migrated database was snapshot, and copies it once
 * for every defect. The trial itself goes on undisturbed.
 */
final class DefectPlanter implements TrialListener {
  static final String UNTOUCHED = "untouched";
  private static final String SNAPSHOT = "copied";

  private final Cell cell;
  private final List<Defect> defects;
  private Optional<RuntimeException> failure = Optional.empty();
  private Optional<RunDirectory> run = Optional.empty();
  private int port;
  private int count;

  DefectPlanter(Cell cell, List<Defect> defects) {
    this.cell = cell;
    this.defects = defects;
  }

  /** Folder of the snapshots in which a defect was planted. */
  static Path snapshots(Path privateCell, String planted) {
    return privateCell.resolve("planted").resolve(planted);
  }

  /** What went wrong in the run's thread is told in the test's. */
  void rethrow() {
    failure.ifPresent(
        e -> {
          throw e;
        });
  }

  @Override
  public void runStarted(RunDirectory directory) {
    run = Optional.of(directory);
  }

  @Override
  public void serviceUp(Cell up, String service, Map<Integer, Integer> ports) {
    if (service.equals("database")) {
      port = Optional.ofNullable(ports.get(5432)).orElseThrow();
    }
  }

  @Override
  public void stepFinished(Cell in, PlannedStep step, StepFinished result) {
    if (step.step() instanceof Step.Snapshot snapshot
        && snapshot.members().stream().anyMatch(one -> one.as().equals(SNAPSHOT))
        && result.outcome() == StepFinished.Outcome.OK) {
      try {
        plant(new Defect(UNTOUCHED, "SELECT 1", "", ""));
        defects.forEach(this::plant);
      } catch (RuntimeException e) {
        failure = Optional.of(e);
      }
    }
  }

  private void plant(Defect defect) {
    Store.Postgresql store =
        (Store.Postgresql)
            Optional.ofNullable(cell.scenario().system().stores().get("postgresql")).orElseThrow();
    String password = References.partly(cell.values()).in(store.password());
    PostgresAddress source =
        new PostgresAddress("127.0.0.1", port, store.database(), store.user(), password);
    PostgresAddress admin =
        new PostgresAddress("127.0.0.1", port, "template1", store.user(), password);
    String name = "planted_" + ++count;
    PostgresServer.execute(admin, "CREATE DATABASE " + name + " TEMPLATE " + source.database());
    PostgresAddress copy = new PostgresAddress("127.0.0.1", port, name, store.user(), password);
    PostgresServer.execute(copy, defect.sql());
    Path privateCell = run.orElseThrow().privateCell(cell);
    Path folder = snapshots(privateCell, defect.slug());
    try (DatasetReader reader = PostgresReader.open(copy)) {
      List<Dataset> datasets =
          store.datasets().values().stream()
              .filter(d -> !d.optional() || reader.tables().contains(d.table()))
              .map(d -> new Dataset(d.name(), d.table(), d.key(), Set.copyOf(d.secret()), Map.of()))
              .toList();
      SnapshotWriter.write(folder, SNAPSHOT, reader, datasets);
      SnapshotWriter.write(folder, "upgraded", reader, datasets);
      Files.createSymbolicLink(
          folder.resolve("before"), privateCell.resolve("snapshots").resolve("before"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    PostgresServer.execute(admin, "DROP DATABASE " + name);
  }
}
