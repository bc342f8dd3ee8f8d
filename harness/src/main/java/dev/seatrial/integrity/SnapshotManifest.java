package dev.seatrial.integrity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.seatrial.store.Column;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a snapshot holds; {@code manifest.json} in its directory.
 *
 * @param version of the layout
 * @param name name of the snapshot
 */
public record SnapshotManifest(
    int version, String name, List<Entry> datasets, Structure structure) {
  /** Of the layout that is written and read. */
  public static final int VERSION = 2;

  private static final String FILE = "manifest.json";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  public SnapshotManifest {
    datasets = List.copyOf(datasets);
  }

  /**
   * One dataset.
   *
   * @param file name of the file of its rows
   * @param columns in the order of the values of a row
   * @param secret columns whose values evidence masks
   */
  public record Entry(
      String name,
      String table,
      String file,
      List<Column> columns,
      List<String> key,
      Set<String> secret,
      long rows) {
    public Entry {
      columns = List.copyOf(columns);
      key = List.copyOf(key);
      secret = Set.copyOf(secret);
    }
  }

  /** The dataset of that name. */
  public Optional<Entry> dataset(String dataset) {
    return datasets.stream().filter(entry -> entry.name().equals(dataset)).findFirst();
  }

  /**
   * Reads the manifest of a snapshot.
   *
   * @throws StoreException when there is none, or it is of another version
   */
  public static SnapshotManifest read(Path snapshot) {
    Path file = snapshot.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new StoreException(
          "There is no snapshot %s.".formatted(snapshot.getFileName()),
          "Check that the step that takes it was run.");
    }
    try {
      SnapshotManifest manifest = JSON.readValue(Files.readAllBytes(file), SnapshotManifest.class);
      if (manifest.version() != VERSION) {
        throw new StoreException(
            "Snapshot %s has layout %d; this version reads %d."
                .formatted(snapshot.getFileName(), manifest.version(), VERSION),
            "Take the snapshot again.");
      }
      return manifest;
    } catch (JsonProcessingException e) {
      throw damaged(snapshot, e);
    } catch (IOException e) {
      throw new StoreException(
          "Snapshot %s cannot be read: %s.".formatted(snapshot.getFileName(), e.getMessage()),
          "Check the disk and the rights of the run's directory.",
          e);
    }
  }

  void write(Path snapshot) throws IOException {
    Files.write(snapshot.resolve(FILE), JSON.writeValueAsBytes(this));
  }

  static StoreException damaged(Path snapshot, Exception cause) {
    return new StoreException(
        "Snapshot %s is damaged.".formatted(snapshot.getFileName()),
        "Take the snapshot again.",
        cause);
  }
}
