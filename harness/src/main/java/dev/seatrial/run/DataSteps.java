package dev.seatrial.run;

import dev.seatrial.scenario.Step;
import java.nio.file.Path;

/** Steps that move data: snapshots, archives of volumes, copies of files. */
final class DataSteps {
  private final CellContext context;
  private final CellStores stores;
  private final SnapshotSteps snapshots;
  private final VolumeArchives archives;
  private final FileCopies copies;

  DataSteps(CellContainers containers, CellStores stores, VolumeArchives archives) {
    context = containers.context();
    this.stores = stores;
    snapshots = new SnapshotSteps(context, stores::store, stores::open);
    this.archives = archives;
    copies = new FileCopies(containers);
  }

  /** Does it, if it is such a step. */
  boolean does(Step step) {
    if (step instanceof Step.Snapshot s) {
      snapshots.take(s.members());
    } else if (step instanceof Step.Yardstick s) {
      stores.yardstick(s.name(), s.from(), s.to());
    } else if (step instanceof Step.Backup s) {
      archives.save(s.volume(), backup(s.volume()));
    } else if (step instanceof Step.Restore s) {
      archives.restore(backup(s.volume()), s.volume());
    } else if (step instanceof Step.Copy s) {
      copies.copy(s.from(), s.to());
    } else {
      return false;
    }
    return true;
  }

  private Path backup(String volume) {
    return context.privateDirectory().resolve("backup-" + volume + ".tar.zst");
  }
}
