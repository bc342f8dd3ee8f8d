package dev.seatrial.run;

import dev.seatrial.integrity.SnapshotManifest;
import dev.seatrial.integrity.SnapshotWriter;
import dev.seatrial.observation.Observation;
import dev.seatrial.scenario.Step.Snapshot.Member;
import dev.seatrial.scenario.Store;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.StoreException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Takes snapshots, those of one step at the same time: each waits for its own server. */
final class SnapshotSteps {
  private final CellContext context;
  private final Function<String, Store> stores;
  private final Function<Store, DatasetReader> opener;

  /**
   * @param stores finds a store by its name
   * @param opener opens it; called by several threads
   */
  SnapshotSteps(
      CellContext context, Function<String, Store> stores, Function<Store, DatasetReader> opener) {
    this.context = context;
    this.stores = stores;
    this.opener = opener;
  }

  /**
   * Takes all of them. Where one cannot be taken, the others end as well; each is there as a whole
   * or not at all.
   *
   * @throws StepFailure when a store is not there, or cannot be read
   */
  void take(List<Member> members) {
    Together.all("snapshot", members.stream().<Runnable>map(one -> () -> take(one)).toList());
  }

  private void take(Member member) {
    Store store = stores.apply(member.store());
    Path folder = context.privateDirectory().resolve("snapshots");
    try (DatasetReader reader = opener.apply(store)) {
      SnapshotManifest manifest =
          SnapshotWriter.write(folder, member.as(), reader, present(store, reader));
      Map<String, Long> rows = new LinkedHashMap<>();
      manifest.datasets().forEach(d -> rows.put(d.name(), d.rows()));
      long bytes =
          manifest.datasets().stream()
              .mapToLong(d -> folder.resolve(member.as()).resolve(d.file()).toFile().length())
              .sum();
      context
          .observe()
          .accept(
              new Observation.SnapshotTaken(
                  context.now(), member.as(), member.store(), rows, bytes));
    } catch (StoreException e) {
      throw new StepFailure(
          "store.unreadable",
          "store " + member.store() + ": " + e.getMessage() + " " + e.remedy(),
          List.of());
    }
  }

  /** Without those that this release does not have, and need not have. */
  private static List<Dataset> present(Store store, DatasetReader reader) {
    List<Dataset> all = CellStores.datasets(store);
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
}
