package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.some;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.prose;
import static dev.seatrial.scenario.load.Scalars.ref;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Store;
import dev.seatrial.scenario.Store.Dataset;
import dev.seatrial.source.Location;
import java.util.List;
import java.util.Map;

/** Stores and their datasets. */
final class StoreTypes {

  private record SqliteFile(String volume, String file) {}

  private record Database(
      String service, int port, String database, String user, String password) {}

  private static final Type<Dataset> DATASET =
      new Shape<>(
          "dataset",
          "A named set of rows.",
          f -> {
            var table =
                f.optional("table", prose(), "Table or view; the dataset's name by default.");
            var key = f.required("key", some(prose()), "Columns of the key, in order.");
            var secret = f.or("secret", list(prose()), List.of(), "Columns that reports mask.");
            return f.build(
                () ->
                    new Dataset(
                        f.name(),
                        table.get().orElse(f.name()),
                        key.get(),
                        secret.get(),
                        f.location()));
          });

  private static final Type<SqliteFile> SQLITE =
      new Shape<>(
          "sqlite",
          "An SQLite file on a named volume, read from a copy.",
          f -> {
            var volume = f.required("volume", ref(Thing.VOLUME), "Volume that holds the file.");
            var file = f.required("file", text(), "Path inside the volume.");
            return f.build(() -> new SqliteFile(volume.get(), file.get()));
          });

  private static final Type<Database> POSTGRESQL =
      new Shape<>(
          "postgresql",
          "A PostgreSQL database of a running service.",
          f -> {
            var service = f.required("service", ref(Thing.SERVICE), "Service it runs in.");
            var port = f.or("port", Scalars.port(), 5432, "Container port.");
            var database = f.required("database", text(), "Name of the database.");
            var user = f.required("user", text(), "User who may read it.");
            var password = f.required("password", text(), "That user's password.");
            f.check(
                in ->
                    service
                        .value()
                        .ifPresent(
                            name ->
                                in.mention(
                                    new Mention.Called(
                                        name, port.value(), service.place().orElseThrow()))));
            return f.build(
                () ->
                    new Database(
                        service.get(), port.get(), database.get(), user.get(), password.get()));
          });

  static final Type<Store> STORE =
      new Shape<>(
          "store",
          "Where datasets live.",
          f -> {
            var sqlite = f.optional("sqlite", SQLITE, "An SQLite file.");
            var postgresql = f.optional("postgresql", POSTGRESQL, "A PostgreSQL database.");
            var datasets =
                f.required(
                    "datasets",
                    map(declared(Thing.DATASET), DATASET),
                    "What a snapshot of this store takes.");
            f.exactlyOne(sqlite, postgresql);
            return f.link(
                in ->
                    sqlite
                        .get()
                        .<Store>map(
                            file ->
                                new Store.Sqlite(
                                    f.name(),
                                    file.volume(),
                                    file.file(),
                                    datasets.get(),
                                    f.location()))
                        .or(
                            () ->
                                postgresql
                                    .get()
                                    .map(
                                        database ->
                                            postgresql(
                                                f.name(),
                                                database,
                                                datasets.get(),
                                                f.location()))));
          });

  private StoreTypes() {}

  /** A store that a step reads or writes. */
  static Type<String> read() {
    return Scalars.noting(
        ref(Thing.STORE), (name, at, in) -> in.mention(new Mention.Read(name, at)));
  }

  private static Store postgresql(
      String name, Database database, Map<String, Dataset> datasets, Location at) {
    return new Store.Postgresql(
        name,
        database.service(),
        database.port(),
        database.database(),
        database.user(),
        database.password(),
        datasets,
        at);
  }
}
