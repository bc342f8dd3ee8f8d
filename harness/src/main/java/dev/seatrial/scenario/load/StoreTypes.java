package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Scalars.declared;
import static dev.seatrial.scenario.load.Scalars.prose;
import static dev.seatrial.scenario.load.Scalars.ref;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Store;
import dev.seatrial.scenario.Store.Dataset;
import dev.seatrial.scenario.load.DatasetTypes.Word;
import dev.seatrial.source.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores. */
final class StoreTypes {

  /** Where a store is, without its name and datasets. */
  private record Place(Word word, String what, Made made) {}

  /** Makes the store that is there. */
  private interface Made {
    Store of(String name, Map<String, Dataset> datasets, Location at);
  }

  private static final Type<Place> SQLITE =
      new Shape<>(
          "sqlite",
          "An SQLite file on a named volume, read from a copy.",
          f -> {
            var volume = f.required("volume", ref(Thing.VOLUME), "Volume that holds the file.");
            var file = f.required("file", text(), "Path inside the volume.");
            return f.build(
                () ->
                    new Place(
                        Word.TABLE,
                        "an SQLite file",
                        (name, datasets, at) ->
                            new Store.Sqlite(name, volume.get(), file.get(), datasets, at)));
          });

  private static final Type<Place> FILES =
      new Shape<>(
          "files",
          "Files and folders on a named volume, with owners, modes, times and links.",
          f -> {
            var volume = f.required("volume", ref(Thing.VOLUME), "Volume they are on.");
            var path = f.or("path", inside(), ".", "Folder inside the volume.");
            return f.build(
                () ->
                    new Place(
                        Word.PATH,
                        "a tree of files",
                        (name, datasets, at) ->
                            new Store.Files(name, volume.get(), path.get(), datasets, at)));
          });

  private static final Type<Place> POSTGRESQL =
      database(
          "postgresql",
          "A PostgreSQL database of a running service.",
          5432,
          (service, port, database, user, password) ->
              new Place(
                  Word.TABLE,
                  "a PostgreSQL database",
                  (name, datasets, at) ->
                      new Store.Postgresql(
                          name, service, port, database, user, password, datasets, at)));

  private static final Type<Place> MYSQL =
      database(
          "mysql",
          "A MySQL or MariaDB database of a running service.",
          3306,
          (service, port, database, user, password) ->
              new Place(
                  Word.TABLE,
                  "a MySQL database",
                  (name, datasets, at) ->
                      new Store.Mysql(
                          name, service, port, database, user, password, datasets, at)));

  private static final Type<Place> ELASTICSEARCH =
      new Shape<>(
          "elasticsearch",
          "An Elasticsearch node in a running service.",
          f -> {
            var server = Server.of(f, 9200);
            return f.build(
                () ->
                    new Place(
                        Word.INDEX,
                        "an Elasticsearch node",
                        (name, datasets, at) ->
                            new Store.Elasticsearch(
                                name,
                                server.service().get(),
                                server.port().get(),
                                server.user().get(),
                                server.password().get(),
                                datasets,
                                at)));
          });

  private static final Type<Place> MONGODB =
      new Shape<>(
          "mongodb",
          "A MongoDB database of a running service.",
          f -> {
            var server = Server.of(f, 27017);
            var database = f.required("database", text(), "Name of the database.");
            return f.build(
                () ->
                    new Place(
                        Word.COLLECTION,
                        "a MongoDB database",
                        (name, datasets, at) ->
                            new Store.Mongodb(
                                name,
                                server.service().get(),
                                server.port().get(),
                                database.get(),
                                server.user().get(),
                                server.password().get(),
                                datasets,
                                at)));
          });

  private static final Type<Place> REDIS =
      new Shape<>(
          "redis",
          "A Redis database of a running service.",
          f -> {
            var service = service(f);
            var port = f.or("port", Scalars.port(), 6379, "Container port.");
            called(f, service, port);
            var database = f.or("database", Scalars.integer(0, 9999), 0, "Its number.");
            var user = f.optional("user", text(), "User who may read it; default by default.");
            var password = f.optional("password", text(), "That user's password.");
            return f.build(
                () ->
                    new Place(
                        Word.KEYS,
                        "a Redis database",
                        (name, datasets, at) ->
                            new Store.Redis(
                                name,
                                service.get(),
                                port.get(),
                                database.get(),
                                user.get(),
                                password.get(),
                                datasets,
                                at)));
          });

  private static final Type<Place> ETCD =
      new Shape<>(
          "etcd",
          "An etcd member in a running service.",
          f -> {
            var server = Server.of(f, 2379);
            return f.build(
                () ->
                    new Place(
                        Word.PREFIX,
                        "etcd",
                        (name, datasets, at) ->
                            new Store.Etcd(
                                name,
                                server.service().get(),
                                server.port().get(),
                                server.user().get(),
                                server.password().get(),
                                datasets,
                                at)));
          });

  static final Type<Store> STORE =
      new Shape<>(
          "store",
          "Where datasets live.",
          f -> {
            var sqlite = f.optional("sqlite", SQLITE, "An SQLite file.");
            var postgresql = f.optional("postgresql", POSTGRESQL, "A PostgreSQL database.");
            var mysql = f.optional("mysql", MYSQL, "A MySQL or MariaDB database.");
            var elasticsearch = f.optional("elasticsearch", ELASTICSEARCH, "Elasticsearch.");
            var mongodb = f.optional("mongodb", MONGODB, "A MongoDB database.");
            var redis = f.optional("redis", REDIS, "A Redis database.");
            var etcd = f.optional("etcd", ETCD, "etcd.");
            var files = f.optional("files", FILES, "Files and folders.");
            var datasets =
                f.required(
                    "datasets",
                    map(declared(Thing.DATASET), DatasetTypes.DATASET),
                    "What a snapshot of this store takes.");
            f.exactlyOne(sqlite, postgresql, mysql, elasticsearch, mongodb, redis, etcd, files);
            return f.link(
                in ->
                    List.of(sqlite, postgresql, mysql, elasticsearch, mongodb, redis, etcd, files)
                        .stream()
                        .flatMap(slot -> slot.get().stream())
                        .findFirst()
                        .flatMap(
                            place ->
                                datasets(datasets.get(), place, in)
                                    .map(all -> place.made().of(f.name(), all, f.location()))));
          });

  private StoreTypes() {}

  /** A store that a step reads or writes. */
  static Type<String> read() {
    return Scalars.noting(
        ref(Thing.STORE), (name, at, in) -> in.mention(new Mention.Read(name, at)));
  }

  private static Optional<Map<String, Dataset>> datasets(
      Map<String, DatasetTypes.Written> written, Place place, Reading in) {
    Map<String, Dataset> all = new LinkedHashMap<>();
    written.forEach(
        (name, one) ->
            one.in(place.word(), place.what(), in).ifPresent(dataset -> all.put(name, dataset)));
    return all.size() == written.size()
        ? Optional.of(Collections.unmodifiableMap(all))
        : Optional.empty();
  }

  /** Keys that stores with optional users have in common. */
  private record Server(
      Slot<String> service,
      Slot<Integer> port,
      Slot<Optional<String>> user,
      Slot<Optional<String>> password) {

    static Server of(Fields f, int port) {
      var service = StoreTypes.service(f);
      var where = f.or("port", Scalars.port(), port, "Container port.");
      called(f, service, where);
      var user = f.optional("user", text(), "User who may read it; nobody by default.");
      var password = f.optional("password", text(), "That user's password.");
      f.together("write both, or neither", user, password);
      return new Server(service, where, user, password);
    }
  }

  /** Makes a database that has a user. */
  private interface Database {
    Place of(String service, int port, String database, String user, String password);
  }

  private static Type<Place> database(String title, String doc, int byDefault, Database made) {
    return new Shape<>(
        title,
        doc,
        f -> {
          var service = service(f);
          var port = f.or("port", Scalars.port(), byDefault, "Container port.");
          var database = f.required("database", text(), "Name of the database.");
          var user = f.required("user", text(), "User who may read it.");
          var password = f.required("password", text(), "That user's password.");
          called(f, service, port);
          return f.build(
              () -> made.of(service.get(), port.get(), database.get(), user.get(), password.get()));
        });
  }

  private static Slot<String> service(Fields f) {
    return f.required("service", ref(Thing.SERVICE), "Service it runs in.");
  }

  private static void called(Fields f, Slot<String> service, Slot<Integer> port) {
    f.check(
        in ->
            service
                .value()
                .ifPresent(
                    name ->
                        in.mention(
                            new Mention.Called(
                                name, port.value(), service.place().orElseThrow()))));
  }

  /** A path that does not leave what it is in. */
  private static Type<String> inside() {
    return Scalars.parsed(
        "a path inside the volume",
        "^[^/]",
        prose(),
        path -> {
          if (path.isEmpty() || path.startsWith("/") || List.of(path.split("/")).contains("..")) {
            throw new IllegalArgumentException("write it without a leading slash and without ..");
          }
          return path;
        });
  }
}
