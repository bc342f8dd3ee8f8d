package dev.seatrial.integrity;

import dev.seatrial.scenario.Allowance;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.jdbc.SqliteFile;
import dev.seatrial.store.jdbc.SqliteReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Snapshots of two SQLite files of seven people, the later one with planted differences. */
final class SnapshotPair {
  static final String TABLE =
      """
      CREATE TABLE people (id INTEGER PRIMARY KEY, name VARCHAR(50), created_at DATETIME,
        active BOOLEAN, doc JSON, score NUMERIC, password VARCHAR(50))
      """;
  static final String ROWS =
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 7)
      INSERT INTO people SELECT i, 'person number ' || i, '2026-11-20 13:30:0' || i || '.123456',
        i % 2, '{"rank": ' || i || ', "tags": []}', i * 1.5, 'secret-' || i FROM n
      """;

  private final Path directory;
  private final Dataset dataset =
      new Dataset("people", "people", List.of("id"), Set.of("password"), Map.of());

  SnapshotPair(Path directory) {
    this.directory = directory;
  }

  /** Compares the untouched rows with those after the statements. */
  IntegrityResult compare(List<Allowance> allowances, String... planted) {
    String[] after = new String[planted.length + 2];
    after[0] = TABLE;
    after[1] = ROWS;
    System.arraycopy(planted, 0, after, 2, planted.length);
    return compare(snapshot("before", TABLE, ROWS), snapshot("after", after), allowances);
  }

  /** Compares two snapshots; further ones lie beside the later. */
  static IntegrityResult compare(Path before, Path after, List<Allowance> allowances) {
    return Comparison.compare(
        side(before),
        side(after),
        name -> Optional.of(side(after.resolveSibling(name))),
        allowances,
        new Comparison.Options(3, after.resolveSibling("scratch"), Optional.empty()));
  }

  private static Side side(Path snapshot) {
    return Side.of(SnapshotManifest.read(snapshot), snapshot);
  }

  Path snapshot(String name, String... statements) {
    Path file = SqliteFile.create(directory.resolve(name + ".db"), statements);
    try (SqliteReader reader = SqliteReader.open(file)) {
      SnapshotWriter.write(directory, name, reader, List.of(dataset));
    }
    return directory.resolve(name);
  }
}
