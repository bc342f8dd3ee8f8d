package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where datasets live. */
public sealed interface Store {

  String name();

  /** Datasets that a snapshot of this store takes, by name. */
  Map<String, Dataset> datasets();

  Location location();

  /** Whether it takes SQL statements. */
  default boolean takesSql() {
    return false;
  }

  /** A store that a running service answers for. */
  sealed interface OfService extends Store {

    String service();

    /** Container port. */
    int port();
  }

  /** A store on a named volume; it can be read while no service runs. */
  sealed interface OfVolume extends Store {

    String volume();
  }

  /**
   * An SQLite file, with its journal files, on a named volume; read from a copy.
   *
   * @param file path inside the volume
   */
  record Sqlite(
      String name, String volume, String file, Map<String, Dataset> datasets, Location location)
      implements OfVolume {
    @Override
    public boolean takesSql() {
      return true;
    }
  }

  /**
   * Files and folders on a named volume.
   *
   * @param path folder inside the volume; {@code .} for all of it
   */
  record Files(
      String name, String volume, String path, Map<String, Dataset> datasets, Location location)
      implements OfVolume {}

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
      implements OfService {
    @Override
    public boolean takesSql() {
      return true;
    }
  }

  /** A MySQL or MariaDB database of a running service. */
  record Mysql(
      String name,
      String service,
      int port,
      String database,
      String user,
      String password,
      Map<String, Dataset> datasets,
      Location location)
      implements OfService {
    @Override
    public boolean takesSql() {
      return true;
    }
  }

  /** An Elasticsearch node. */
  record Elasticsearch(
      String name,
      String service,
      int port,
      Optional<String> user,
      Optional<String> password,
      Map<String, Dataset> datasets,
      Location location)
      implements OfService {}

  /** A MongoDB database. */
  record Mongodb(
      String name,
      String service,
      int port,
      String database,
      Optional<String> user,
      Optional<String> password,
      Map<String, Dataset> datasets,
      Location location)
      implements OfService {}

  /**
   * A Redis database.
   *
   * @param database its number
   */
  record Redis(
      String name,
      String service,
      int port,
      int database,
      Optional<String> user,
      Optional<String> password,
      Map<String, Dataset> datasets,
      Location location)
      implements OfService {}

  /** An etcd member. */
  record Etcd(
      String name,
      String service,
      int port,
      Optional<String> user,
      Optional<String> password,
      Map<String, Dataset> datasets,
      Location location)
      implements OfService {}

  /**
   * A named set of rows.
   *
   * @param name name checks and reports use
   * @param table what the store calls it: table or view, index or pattern, collection, glob of
   *     keys, prefix of keys, folder
   * @param key columns of the key, in order; empty for the store's own
   * @param secret columns whose values reports mask
   * @param kinds what columns hold, where the store does not know
   * @param optional whether some releases do not have it
   */
  record Dataset(
      String name,
      String table,
      List<String> key,
      List<String> secret,
      Map<String, ColumnKind> kinds,
      boolean optional,
      Location location) {}
}
