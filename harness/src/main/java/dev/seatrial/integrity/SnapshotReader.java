package dev.seatrial.integrity;

import com.github.luben.zstd.ZstdInputStream;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams the rows of one dataset of a snapshot. */
public final class SnapshotReader implements RowCursor {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path snapshot;
  private final SnapshotManifest.Entry entry;
  private final DataInputStream in;
  private long rows;
  private boolean ended;

  private SnapshotReader(Path snapshot, SnapshotManifest.Entry entry, DataInputStream in) {
    this.snapshot = snapshot;
    this.entry = entry;
    this.in = in;
  }

  /**
   * Opens a dataset that the manifest of the snapshot lists.
   *
   * @throws dev.seatrial.store.StoreException when its file cannot be read
   */
  public static SnapshotReader open(Path snapshot, SnapshotManifest.Entry entry) {
    try {
      return new SnapshotReader(
          snapshot,
          entry,
          new DataInputStream(
              new BufferedInputStream(
                  new ZstdInputStream(Files.newInputStream(snapshot.resolve(entry.file()))),
                  BUFFER_BYTES)));
    } catch (IOException e) {
      throw SnapshotManifest.damaged(snapshot, e);
    }
  }

  @Override
  public List<Column> columns() {
    return entry.columns();
  }

  @Override
  public List<String> key() {
    return entry.key();
  }

  @Override
  public @Nullable Row next() {
    if (ended) {
      return null;
    }
    try {
      Row row = Row.read(entry.columns().size(), in);
      if (row != null) {
        rows++;
        return row;
      }
      ended = true;
      // Reading on to the end is what makes the decompressor check its checksum.
      if (in.read() >= 0 || rows != entry.rows()) {
        throw new IOException("%d rows instead of %d".formatted(rows, entry.rows()));
      }
      return null;
    } catch (IOException | ArithmeticException e) {
      throw SnapshotManifest.damaged(snapshot, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw SnapshotManifest.damaged(snapshot, e);
    }
  }
}
