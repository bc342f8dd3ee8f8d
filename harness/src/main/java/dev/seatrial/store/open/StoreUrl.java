package dev.seatrial.store.open;

import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.elasticsearch.ElasticsearchAddress;
import dev.seatrial.store.elasticsearch.ElasticsearchReader;
import dev.seatrial.store.etcd.EtcdAddress;
import dev.seatrial.store.etcd.EtcdReader;
import dev.seatrial.store.files.FilesReader;
import dev.seatrial.store.jdbc.MysqlAddress;
import dev.seatrial.store.jdbc.MysqlReader;
import dev.seatrial.store.jdbc.PostgresAddress;
import dev.seatrial.store.jdbc.PostgresReader;
import dev.seatrial.store.mongo.MongoAddress;
import dev.seatrial.store.mongo.MongoReader;
import dev.seatrial.store.redis.RedisAddress;
import dev.seatrial.store.redis.RedisReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A store that a URL names, such as {@code postgresql://user@host/db} or {@code sqlite:/file.db}.
 * What the URL leaves out comes from the variables that the store's own client knows. Its text form
 * keeps the password out.
 */
public final class StoreUrl {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** The forms of a URL, for messages. */
  public static final String FORMS =
      "sqlite:/file.db, postgresql://user@host/db, mysql://user@host/db, mongodb://host/db,"
          + " elasticsearch+http://host:9200, redis://host/0, etcd://host:2379, file:/folder,"
          + " tar:/file.tar";

  private final Kind kind;

  private final Optional<Server> server;
  private final Optional<MongoAddress> mongo;
  private final Optional<Path> file;

  private StoreUrl(Kind kind, Server server) {
    this.kind = kind;
    this.server = Optional.of(server);
    this.mongo = Optional.empty();
    this.file = Optional.empty();
  }

  private StoreUrl(Kind kind, Path file) {
    this.kind = kind;
    this.server = Optional.empty();
    this.mongo = Optional.empty();
    this.file = Optional.of(file);
  }

  private StoreUrl(MongoAddress mongo) {
    this.kind = Kind.MONGODB;
    this.server = Optional.empty();
    this.mongo = Optional.of(mongo);
    this.file = Optional.empty();
  }

  /** Kinds of stores, and in which word each names a set of rows. */
  public enum Kind {
    SQLITE("table"),
    POSTGRESQL("table"),
    MYSQL("table"),
    ELASTICSEARCH("index"),
    MONGODB("collection"),
    REDIS("keys"),
    ETCD("prefix"),
    FILES("path"),
    TAR("path");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** {@code table}, {@code index}, {@code keys} … */
    public String word() {
      return word;
    }
  }

  /**
   * Understands a URL, or the name of a file that tells by its content what it is.
   *
   * @param environment variables that hold what the URL leaves out
   * @return empty for what is none of ours
   * @throws IllegalArgumentException for one that is malformed: one sentence, without a password
   */
  public static Optional<StoreUrl> parse(String given, Map<String, String> environment) {
    int colon = given.indexOf(':');
    String scheme = colon < 0 ? "" : given.substring(0, colon).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "sqlite", "sqlite3" -> Optional.of(sqlite(path(given.substring(colon + 1))));
      case "postgresql", "postgres" ->
          Optional.of(
              of(Kind.POSTGRESQL, Server.of(given, 5432, "PGUSER", "PGPASSWORD", environment)));
      case "mysql", "mariadb" ->
          Optional.of(of(Kind.MYSQL, Server.of(given, 3306, "", "MYSQL_PWD", environment)));
      case "mongodb", "mongodb+srv" -> Optional.of(new StoreUrl(MongoAddress.parse(given)));
      case "tar" -> Optional.of(new StoreUrl(Kind.TAR, path(given.substring(colon + 1))));
      case "file" -> Optional.of(files(path(given.substring(colon + 1))));
      case "elasticsearch", "elasticsearch+http", "elasticsearch+https" ->
          Optional.of(
              of(
                  Kind.ELASTICSEARCH,
                  Server.of(given, 9200, "ELASTIC_USERNAME", "ELASTIC_PASSWORD", environment)));
      case "redis" ->
          Optional.of(of(Kind.REDIS, Server.of(given, 6379, "", "REDISCLI_AUTH", environment)));
      case "etcd" ->
          Optional.of(
              of(
                  Kind.ETCD,
                  Server.of(given, 2379, "ETCDCTL_USER", "ETCDCTL_PASSWORD", environment)));
      default -> given.contains("://") ? Optional.empty() : file(given);
    };
  }

  private static StoreUrl of(Kind kind, Server server) {
    return new StoreUrl(kind, server);
  }

  private static StoreUrl sqlite(Path file) {
    return new StoreUrl(Kind.SQLITE, file);
  }

  private static StoreUrl files(Path folder) {
    return new StoreUrl(Kind.FILES, folder);
  }

  private static Optional<StoreUrl> file(String name) {
    Path path = path(name);
    if (Files.isDirectory(path)) {
      return Optional.of(files(path));
    }
    if (Files.isRegularFile(path)) {
      try (InputStream in = Files.newInputStream(path)) {
        if (Arrays.equals(in.readNBytes(SQLITE.length), SQLITE)) {
          return Optional.of(sqlite(path));
        }
      } catch (IOException unreadable) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Path path(String name) {
    try {
      return Path.of(name.startsWith("//") ? name.substring(2) : name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(name + " is not a path", e);
    }
  }

  public Kind kind() {
    return kind;
  }

  /**
   * Opens the store; it is only read. An SQLite file is read from a private copy that goes when the
   * reader is closed.
   *
   * @throws StoreException when it cannot be read
   */
  public DatasetReader open() {
    if (file.isPresent()) {
      return fileReader(file.get());
    } else if (mongo.isPresent()) {
      return MongoReader.open(mongo.get());
    }
    Server at = server.orElseThrow();
    return switch (kind) {
      case POSTGRESQL ->
          PostgresReader.open(
              new PostgresAddress(
                  at.host(),
                  at.port(),
                  at.path().isEmpty() ? at.user("postgres") : at.path(),
                  at.user("postgres"),
                  at.password().orElse("")));
      case MYSQL ->
          MysqlReader.open(
              new MysqlAddress(
                  at.host(), at.port(), at.path(), at.user("root"), at.password().orElse("")));
      case ELASTICSEARCH ->
          ElasticsearchReader.open(
              new ElasticsearchAddress(
                  at.scheme().endsWith("https") ? "https" : "http",
                  at.host(),
                  at.port(),
                  at.user(),
                  at.password()));
      case REDIS ->
          RedisReader.open(
              new RedisAddress(
                  at.host(),
                  at.port(),
                  at.number(),
                  at.user().orElse(""),
                  at.password().orElse("")));
      case ETCD ->
          EtcdReader.open(
              EtcdAddress.of(at.host(), at.port(), at.user().orElse(""), at.password().orElse("")));
      case SQLITE, MONGODB, FILES, TAR -> throw new IllegalStateException("opened above");
    };
  }

  private DatasetReader fileReader(Path at) {
    return switch (kind) {
      case FILES -> FilesReader.local(at);
      case TAR -> TarCopy.open(at);
      default -> SqliteCopy.open(at);
    };
  }

  /** The URL without the password. */
  @Override
  public String toString() {
    return file.map(path -> scheme() + path)
        .or(() -> mongo.map(address -> "mongodb://" + address))
        .orElseGet(() -> server.map(Server::toString).orElseThrow());
  }

  private String scheme() {
    return kind == Kind.FILES ? "file:" : kind == Kind.TAR ? "tar:" : "sqlite:";
  }

  /**
   * What a URL says of a server.
   *
   * @param path after the host, without the slash
   */
  record Server(
      String scheme,
      String host,
      int port,
      String path,
      Optional<String> user,
      Optional<String> password) {

    static Server of(
        String url,
        int byDefault,
        String userVariable,
        String passwordVariable,
        Map<String, String> environment) {
      URI uri = uri(url);
      String host = uri.getHost();
      if (host == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
        throw malformed();
      }
      String raw = Optional.ofNullable(uri.getRawUserInfo()).orElse("");
      int colon = raw.indexOf(':');
      Optional<String> user = given(decoded(colon < 0 ? raw : raw.substring(0, colon)));
      Optional<String> password =
          colon < 0 ? Optional.empty() : given(decoded(raw.substring(colon + 1)));
      String path = Optional.ofNullable(uri.getPath()).orElse("");
      return new Server(
          uri.getScheme().toLowerCase(Locale.ROOT),
          host,
          uri.getPort() < 0 ? byDefault : uri.getPort(),
          path.startsWith("/") ? path.substring(1) : path,
          user.or(() -> Optional.ofNullable(environment.get(userVariable)).flatMap(Server::given)),
          password.or(
              () -> Optional.ofNullable(environment.get(passwordVariable)).flatMap(Server::given)));
    }

    String user(String byDefault) {
      return user.orElse(byDefault);
    }

    /** The number of a database. */
    int number() {
      if (path.isEmpty()) {
        return 0;
      }
      if (!path.matches("[0-9]{1,4}")) {
        throw new IllegalArgumentException("a Redis database is a number: redis://host:6379/0");
      }
      return Integer.parseInt(path);
    }

    private static Optional<String> given(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String decoded(String raw) {
      // A plus is a plus here.
      return java.net.URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Its own message would quote the password. */
    private static URI uri(String url) {
      try {
        return new URI(url);
      } catch (URISyntaxException e) {
        throw malformed();
      }
    }

    private static IllegalArgumentException malformed() {
      return new IllegalArgumentException(
          "this URL cannot be understood; write scheme://user:password@host:port/name, special"
              + " characters of the password as %40");
    }

    @Override
    public String toString() {
      return scheme
          + "://"
          + user.map(name -> name + "@").orElse("")
          + host
          + ":"
          + port
          + (path.isEmpty() ? "" : "/" + path);
    }
  }
}
