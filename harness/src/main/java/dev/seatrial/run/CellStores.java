package dev.seatrial.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.seatrial.observation.Observation;
import dev.seatrial.run.PrivateCopies.PrivateCopy;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Store;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import dev.seatrial.store.jdbc.BulkCopy;
import dev.seatrial.store.jdbc.SqlSession;
import dev.seatrial.store.jdbc.SqliteReader;
import dev.seatrial.store.open.CopyReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opens the stores of a running cell: files from a copy, servers through their published port. */
final class CellStores {
  private final CellContext context;
  private final CellContainers containers;
  private final VolumeArchives archives;
  private final StoreOpener opener;
  private final VolumeTrees trees;
  private final PrivateCopies copies;

  CellStores(CellContext context, CellContainers containers, VolumeArchives archives) {
    this.context = context;
    this.containers = containers;
    this.archives = archives;
    this.opener = new StoreOpener(containers);
    this.trees = new VolumeTrees(containers.resources());
    this.copies = new PrivateCopies(context.privateDirectory(), archives);
  }

  void yardstick(String name, String fromName, String toName) {
    Store from = store(fromName);
    Store to = store(toName);
    if (!(from instanceof Store.Sqlite sqlite) || !(to instanceof Store.Postgresql postgresql)) {
      throw new HarnessFailure("a yardstick copies from SQLite to PostgreSQL", List.of());
    }
    try (PrivateCopy copy = copies.of(sqlite)) {
      BulkCopy.Copied copied =
          BulkCopy.copy(copy.file(), opener.postgres(postgresql), datasets(from));
      context
          .observe()
          .accept(
              new Observation.YardstickMeasured(
                  context.now(), name, Math.max(1, copied.nanos() / 1_000_000), copied.rows()));
    } catch (StoreException e) {
      throw new HarnessFailure("the yardstick " + name + " could not be taken", e);
    }
  }

  /**
   * Executes statements in a store. A file is changed in its volume when they wrote to it.
   *
   * @return rows of the last one, an array of objects
   * @throws StoreException when a statement fails
   * @throws StepFailure when the store is not there, or a service that runs holds the file
   */
  ArrayNode sql(String storeName, List<String> statements) {
    Store store = store(storeName);
    if (store instanceof Store.Postgresql server) {
      return SqlSession.execute(opener.postgres(server), statements).rows();
    } else if (store instanceof Store.Mysql server) {
      return SqlSession.execute(opener.mysql(server), statements).rows();
    } else if (!(store instanceof Store.Sqlite)) {
      throw new HarnessFailure("the store " + storeName + " takes no SQL", List.of());
    }
    Store.Sqlite sqlite = (Store.Sqlite) store;
    try (PrivateCopy copy = copies.of(sqlite)) {
      SqlSession.Result result = SqlSession.execute(copy.file(), statements);
      if (result.wrote()) {
        requireUnused(sqlite);
        archives.putBack(copy.file(), sqlite.volume(), sqlite.file());
      }
      return result.rows();
    }
  }

  private void requireUnused(Store.OfVolume store) {
    for (RunningContainers.Up up : containers.running().all()) {
      Service service = context.cell().services().get(up.key());
      if (service != null
          && service.volumes().stream().anyMatch(m -> m.volume().equals(store.volume()))) {
        throw new StepFailure(
            "store.in-use",
            "store "
                + store.name()
                + " cannot be written to: "
                + up.key()
                + " runs on volume "
                + store.volume()
                + "; stop it first",
            List.of());
      }
    }
  }

  Store store(String name) {
    Store store = context.cell().scenario().system().stores().get(name);
    if (store == null) {
      throw new IllegalStateException("the plan has no store " + name);
    }
    return context.resolver().store(store);
  }

  /**
   * Opens a store for reading; several threads may.
   *
   * @throws StepFailure when it is not there
   * @throws StoreException when it cannot be read
   */
  DatasetReader open(Store store) {
    if (store instanceof Store.OfService server) {
      return opener.open(server);
    } else if (store instanceof Store.Sqlite sqlite) {
      return copied(sqlite);
    }
    String volume = ((Store.Files) store).volume();
    return trees.open(volume, mountOf(volume));
  }

  /** Where the system sees a volume: absolute links lead there. */
  private String mountOf(String volume) {
    return context.cell().services().values().stream()
        .flatMap(service -> service.volumes().stream())
        .filter(mount -> mount.volume().equals(volume))
        .map(Service.Mount::target)
        .findFirst()
        .orElse("/data");
  }

  private DatasetReader copied(Store.Sqlite store) {
    PrivateCopy copy = copies.of(store);
    try {
      return new CopyReader(SqliteReader.open(copy.file()), copy::close);
    } catch (RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  /** What is read of a store. */
  static List<Dataset> datasets(Store store) {
    return store.datasets().values().stream()
        .map(d -> new Dataset(d.name(), table(store, d), d.key(), Set.copyOf(d.secret()), kinds(d)))
        .toList();
  }

  /** A folder of a tree of files is one of the volume. */
  private static String table(Store store, Store.Dataset dataset) {
    return store instanceof Store.Files files
        ? files.path() + "/" + dataset.table()
        : dataset.table();
  }

  private static Map<String, ValueKind> kinds(Store.Dataset dataset) {
    Map<String, ValueKind> kinds = new LinkedHashMap<>();
    dataset.kinds().forEach((column, kind) -> kinds.put(column, ValueKind.valueOf(kind.name())));
    return kinds;
  }
}
