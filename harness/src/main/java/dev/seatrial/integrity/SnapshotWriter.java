package dev.seatrial.integrity;

import com.github.luben.zstd.ZstdOutputStream;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.ExternalSort;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes datasets of a store into files, readable by the owner alone: they hold secrets. */
public final class SnapshotWriter {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);
  private static final int BUFFER_BYTES = 1 << 16;

  private SnapshotWriter() {}

  /**
   * Takes a snapshot: {@code <directory>/<name>/}, there as a whole or not at all. Memory does not
   * grow with rows.
   *
   * @param directory made when missing
   * @throws StoreException when the store cannot be read, the rows are not in key order, or the
   *     snapshot is there already
   */
  public static SnapshotManifest write(
      Path directory, String name, DatasetReader reader, List<Dataset> datasets) {
    Path target = directory.resolve(name);
    if (Files.exists(target)) {
      throw new StoreException(
          "There is a snapshot %s already.".formatted(name), "Give this one another name.");
    }
    Path partial = null;
    try {
      Files.createDirectories(directory);
      partial = Files.createTempDirectory(directory, "." + name + ".");
      List<SnapshotManifest.Entry> entries = new ArrayList<>();
      for (Dataset dataset : datasets) {
        entries.add(write(partial, reader, dataset));
      }
      SnapshotManifest manifest =
          new SnapshotManifest(SnapshotManifest.VERSION, name, entries, reader.structure());
      manifest.write(partial);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      partial = null;
      return manifest;
    } catch (IOException e) {
      throw new StoreException(
          "Snapshot %s cannot be written: %s.".formatted(name, e.getMessage()),
          "Check the room on the disk and the rights of the run's directory.",
          e);
    } finally {
      if (partial != null) {
        delete(partial);
      }
    }
  }

  private static SnapshotManifest.Entry write(Path directory, DatasetReader reader, Dataset dataset)
      throws IOException {
    String file = fileName(dataset.name());
    try (RowCursor cursor =
            ExternalSort.sorted(Side.declared(reader.open(dataset), dataset), directory);
        ZstdOutputStream compressed =
            new ZstdOutputStream(Files.newOutputStream(directory.resolve(file)));
        OutputStream out = new BufferedOutputStream(compressed, BUFFER_BYTES)) {
      compressed.setChecksum(true);
      KeyGroups groups = new KeyGroups(cursor, dataset.name());
      while (groups.first() != null) {
        // A driver that waits for a server may take an interrupt for nothing.
        if (Thread.currentThread().isInterrupted()) {
          throw StoreException.givenUp();
        }
        for (Row row : groups.all()) {
          row.write(out);
        }
        groups.advance();
      }
      Row.writeEnd(out);
      return new SnapshotManifest.Entry(
          dataset.name(),
          dataset.table(),
          file,
          cursor.columns(),
          cursor.key(),
          dataset.secret(),
          groups.count());
    }
  }

  /** ASCII, one name per dataset, also where file names ignore case. */
  static String fileName(String dataset) {
    StringBuilder name = new StringBuilder();
    for (byte b : dataset.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
      name.append(plain ? Character.toString(c) : "%%%02x".formatted((int) c));
    }
    return name + ".rows.zst";
  }

  private static void delete(Path directory) {
    try {
      PathUtils.deleteDirectory(directory);
    } catch (IOException e) {
      LOG.warn("Left behind {}: {}", directory, e.getMessage());
    }
  }
}
