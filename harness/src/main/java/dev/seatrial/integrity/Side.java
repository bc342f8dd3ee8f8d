package dev.seatrial.integrity;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.Harmonised;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One side of a comparison: a snapshot, or a store that is there. */
public interface Side {

  /** Name for reports. */
  String name();

  /** Its datasets, in the order in which they are told of. */
  List<Dataset> datasets();

  /**
   * Opens one of its datasets; its columns have the declared kinds.
   *
   * @throws dev.seatrial.store.StoreException when it cannot be read
   */
  RowCursor open(Dataset dataset);

  Structure structure();

  /** The dataset of that name. */
  default Optional<Dataset> dataset(String name) {
    return datasets().stream().filter(dataset -> dataset.name().equals(name)).findFirst();
  }

  /** A store that is there. The reader stays open. */
  static Side of(String name, DatasetReader reader, List<Dataset> datasets) {
    return new StoreSide(name, reader, datasets);
  }

  /** A snapshot in a directory. */
  static Side of(SnapshotManifest manifest, Path directory) {
    return new SnapshotSide(manifest, directory);
  }

  /** The rows of a dataset, its columns of the declared kinds. */
  static RowCursor declared(RowCursor rows, Dataset dataset) {
    List<Column> columns =
        rows.columns().stream()
            .map(c -> new Column(c.name(), dataset.kinds().getOrDefault(c.name(), c.kind())))
            .toList();
    return columns.equals(rows.columns()) ? rows : new Harmonised(rows, columns);
  }
}
