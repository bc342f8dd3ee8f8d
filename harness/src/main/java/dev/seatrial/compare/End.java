package dev.seatrial.compare;

import dev.seatrial.integrity.Side;
import dev.seatrial.integrity.SnapshotManifest;
import dev.seatrial.scenario.load.ComparisonLoader;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.open.StoreUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One end of a comparison: a store, or a snapshot that was taken of one. */
final class End implements AutoCloseable {
  private static final String MANIFEST = "manifest.json";

  private final String name;
  private final Optional<StoreUrl> url;
  private final Optional<Path> snapshot;
  private Optional<DatasetReader> reader = Optional.empty();

  private End(String name, Optional<StoreUrl> url, Optional<Path> snapshot) {
    this.name = name;
    this.url = url;
    this.snapshot = snapshot;
  }

  /**
   * Understands what was given; opens nothing yet.
   *
   * @throws IllegalArgumentException when it is nothing that can be compared
   */
  static End of(String given, Map<String, String> environment) {
    if (!given.contains(":") && Files.isRegularFile(Path.of(given).resolve(MANIFEST))) {
      Path folder = Path.of(given);
      return new End(folder.toString(), Optional.empty(), Optional.of(folder));
    }
    StoreUrl url =
        StoreUrl.parse(given, environment)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "this is no store that can be compared; write "
                            + StoreUrl.FORMS
                            + ", or the folder of a snapshot"));
    return new End(url.toString(), Optional.of(url), Optional.empty());
  }

  /** How the loader knows it. */
  ComparisonLoader.End described() {
    return new ComparisonLoader.End(
        url.map(it -> it.kind().word()),
        url.map(it -> it.kind().name().toLowerCase(Locale.ROOT)).orElse("a snapshot"));
  }

  /** Opens it, if it is not open. */
  private DatasetReader reader() {
    if (reader.isEmpty()) {
      reader = Optional.of(url.orElseThrow().open());
    }
    return reader.get();
  }

  /** Names of what could be compared. */
  List<String> tables() {
    return snapshot
        .map(
            folder ->
                SnapshotManifest.read(folder).datasets().stream()
                    .map(SnapshotManifest.Entry::name)
                    .toList())
        .orElseGet(() -> reader().tables());
  }

  /** The side with these datasets; it stays open until this is closed. */
  Side side(List<Dataset> datasets) {
    return snapshot
        .<Side>map(folder -> new SnapshotDatasets(name, folder, datasets))
        .orElseGet(() -> Side.of(name, reader(), datasets));
  }

  @Override
  public void close() {
    reader.ifPresent(DatasetReader::close);
    reader = Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
