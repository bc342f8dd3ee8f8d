package dev.seatrial.compare;

import dev.seatrial.integrity.Side;
import dev.seatrial.integrity.SnapshotManifest;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Some datasets of a snapshot, which may have other names here. */
record SnapshotDatasets(String name, Path folder, List<Dataset> datasets) implements Side {

  @Override
  public RowCursor open(Dataset dataset) {
    SnapshotManifest manifest = SnapshotManifest.read(folder);
    Side whole = Side.of(manifest, folder);
    Dataset there =
        whole
            .dataset(dataset.table())
            .orElseThrow(
                () ->
                    new StoreException(
                        "The snapshot in %s has no dataset %s.".formatted(folder, dataset.table()),
                        "It has "
                            + manifest.datasets().stream()
                                .map(SnapshotManifest.Entry::name)
                                .collect(Collectors.joining(", "))
                            + "."));
    return Side.declared(whole.open(there), dataset);
  }

  @Override
  public Structure structure() {
    return SnapshotManifest.read(folder).structure();
  }
}
