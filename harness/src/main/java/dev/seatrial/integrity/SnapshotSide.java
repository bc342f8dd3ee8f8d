package dev.seatrial.integrity;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A snapshot; its rows are of the declared kinds already. */
record SnapshotSide(SnapshotManifest manifest, Path directory) implements Side {

  @Override
  public String name() {
    return manifest.name();
  }

  @Override
  public List<Dataset> datasets() {
    return manifest.datasets().stream()
        .map(e -> new Dataset(e.name(), e.table(), e.key(), e.secret(), Map.of()))
        .toList();
  }

  @Override
  public RowCursor open(Dataset dataset) {
    return SnapshotReader.open(
        directory, manifest.dataset(dataset.name()).orElseThrow(IllegalArgumentException::new));
  }

  @Override
  public Structure structure() {
    return manifest.structure();
  }
}
