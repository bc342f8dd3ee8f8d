package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.util.List;
import java.util.Map;

/** Where datasets live. */
public sealed interface Store {

  String name();

  /** Datasets that a snapshot of this store takes, by name. */
  Map<String, Dataset> datasets();

  Location location();

  /**
   * An SQLite file, with its journal files, on a named volume; read from a copy.
   *
   * @param file path inside the volume
   */
  record Sqlite(
      String name, String volume, String file, Map<String, Dataset> datasets, Location location)
      implements Store {}

  /** A PostgreSQL database of a running service. */
  record Postgresql(
      String name,
      String service,
      int port,
      String database,
      String user,
      String password,
      Map<String, Dataset> datasets,
      Location location)
      implements Store {}

  /**
   * A named set of rows.
   *
   * @param name name checks and reports use
   * @param table table or view
   * @param key columns of the key, in order
   * @param secret columns whose values reports mask
   */
  record Dataset(
      String name, String table, List<String> key, List<String> secret, Location location) {}
}
