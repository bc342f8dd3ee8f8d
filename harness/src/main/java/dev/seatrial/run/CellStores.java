package dev.seatrial.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.seatrial.integrity.SnapshotManifest;
import dev.seatrial.integrity.SnapshotWriter;
import dev.seatrial.observation.Observation;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Store;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import dev.seatrial.store.jdbc.BulkCopy;
import dev.seatrial.store.jdbc.SqlSession;
import dev.seatrial.store.jdbc.SqliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Opens the stores of a running cell: files from a copy, servers through their published port. */
final class CellStores {
  private final CellContext context;
  private final CellContainers containers;
  private final VolumeArchives archives;
  private final StoreOpener opener;
  private final VolumeTrees trees;
  private int copies;

  CellStores(CellContext context, CellContainers containers, VolumeArchives archives) {
    this.context = context;
    this.containers = containers;
    this.archives = archives;
    this.opener = new StoreOpener(containers);
    this.trees = new VolumeTrees(containers.resources());
  }

  void snapshot(String storeName, String as) {
    Store store = store(storeName);
    Path folder = context.privateDirectory().resolve("snapshots");
    try (DatasetReader reader = open(store)) {
      SnapshotManifest manifest = SnapshotWriter.write(folder, as, reader, present(store, reader));
      Map<String, Long> rows = new LinkedHashMap<>();
      manifest.datasets().forEach(d -> rows.put(d.name(), d.rows()));
      long bytes =
          manifest.datasets().stream()
              .mapToLong(d -> folder.resolve(as).resolve(d.file()).toFile().length())
              .sum();
      context
          .observe()
          .accept(new Observation.SnapshotTaken(context.now(), as, storeName, rows, bytes));
    } catch (StoreException e) {
      throw new StepFailure("store.unreadable", e.getMessage() + " " + e.remedy(), List.of());
    } finally {
      forgetCopies();
    }
  }

  void yardstick(String name, String fromName, String toName) {
    Store from = store(fromName);
    Store to = store(toName);
    if (!(from instanceof Store.Sqlite sqlite) || !(to instanceof Store.Postgresql postgresql)) {
      throw new HarnessFailure("a yardstick copies from SQLite to PostgreSQL", List.of());
    }
    Path file = copyOf(sqlite);
    try {
      BulkCopy.Copied copied = BulkCopy.copy(file, opener.postgres(postgresql), datasets(from));
      context
          .observe()
          .accept(
              new Observation.YardstickMeasured(
                  context.now(), name, Math.max(1, copied.nanos() / 1_000_000), copied.rows()));
    } catch (StoreException e) {
      throw new HarnessFailure("the yardstick " + name + " could not be taken", e);
    } finally {
      forgetCopies();
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
    try {
      Path copy = copyOf(sqlite);
      SqlSession.Result result = SqlSession.execute(copy, statements);
      if (result.wrote()) {
        requireUnused(sqlite);
        archives.putBack(copy, sqlite.volume(), sqlite.file());
      }
      return result.rows();
    } finally {
      forgetCopies();
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

  private DatasetReader open(Store store) {
    if (store instanceof Store.OfService server) {
      return opener.open(server);
    } else if (store instanceof Store.Sqlite sqlite) {
      return SqliteReader.open(copyOf(sqlite));
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

  /** A private copy of the file and its journal files: the original is never opened. */
  private Path copyOf(Store.Sqlite store) {
    Path folder =
        context.privateDirectory().resolve("copies").resolve(store.name() + "." + ++copies);
    archives.extract(store.volume(), store.file(), folder);
    Path file = folder.resolve(String.valueOf(Path.of(store.file()).getFileName()));
    if (!Files.exists(file)) {
      throw new StepFailure(
          "store.missing", "volume " + store.volume() + " has no " + store.file(), List.of());
    }
    return file;
  }

  /** They hold all of the product's data, and nobody reads them again. */
  private void forgetCopies() {
    try {
      PreparedStates.delete(context.privateDirectory().resolve("copies"));
    } catch (IOException e) {
      throw new HarnessFailure("cannot remove the copy of a store", e);
    }
  }

  /** Without those that this release does not have, and need not have. */
  private static List<Dataset> present(Store store, DatasetReader reader) {
    List<Dataset> all = datasets(store);
    if (store.datasets().values().stream().noneMatch(Store.Dataset::optional)) {
      return all;
    }
    Set<String> tables = Set.copyOf(reader.tables());
    return all.stream()
        .filter(
            one ->
                tables.contains(one.table())
                    || !Objects.requireNonNull(store.datasets().get(one.name())).optional())
        .toList();
  }

  private static List<Dataset> datasets(Store store) {
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
