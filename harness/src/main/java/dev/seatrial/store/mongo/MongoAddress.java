package dev.seatrial.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.seatrial.store.StoreException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a MongoDB database answers (3.6 or newer), and as whom. Its text form keeps the password
 * out.
 */
public final class MongoAddress {
  private static final int UNAUTHORIZED = 13;
  private static final int CONNECT_SECONDS = 10;

  /** For one answer: a batch of documents, not all of them. */
  private static final int ANSWER_SECONDS = 120;

  private final ConnectionString uri;
  private final String database;

  private MongoAddress(ConnectionString uri, String database) {
    this.uri = uri;
    this.database = database;
  }

  /**
   * One server without a password; when it is a member of a replica set, that member alone is
   * spoken to, for the names by which members know each other may mean nothing here.
   */
  public static MongoAddress of(String host, int port, String database) {
    return parse(
        "mongodb://%s:%d/%s?directConnection=true".formatted(host, port, encode(database)));
  }

  /** As {@link #of(String, int, String)}, as a user of the database {@code admin}. */
  public static MongoAddress of(
      String host, int port, String database, String user, String password) {
    return parse(
        "mongodb://%s:%s@%s:%d/%s?directConnection=true&authSource=admin"
            .formatted(encode(user), encode(password), host, port, encode(database)));
  }

  /**
   * A connection string, {@code mongodb://[user:password@]host[:port]/database[?options]}.
   *
   * @throws StoreException when it is none, or names no database
   */
  public static MongoAddress parse(String uri) {
    try {
      ConnectionString parsed = new ConnectionString(uri);
      String database = parsed.getDatabase();
      if (database == null) {
        throw new StoreException(
            "The address of MongoDB at %s names no database.".formatted(hosts(parsed)),
            "End it with a slash and the name of the database.");
      }
      return new MongoAddress(parsed, database);
    } catch (IllegalArgumentException e) {
      // Not its message: it may quote the password.
      throw new StoreException(
          "The address of MongoDB cannot be understood.",
          "Write it as mongodb://user:password@host:port/database, special characters escaped.");
    }
  }

  String database() {
    return database;
  }

  /** {@code user@host:port/database}. */
  @Override
  public String toString() {
    String user = uri.getUsername();
    return (user == null ? "" : user + "@") + hosts(uri) + "/" + database;
  }

  private static String hosts(ConnectionString uri) {
    return String.join(",", uri.getHosts());
  }

  /** A client whose every wait is bounded; connects when it is first asked. */
  MongoClient connect() {
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder()
            .applyConnectionString(uri)
            .applicationName("seatrial")
            .applyToClusterSettings(
                cluster -> {
                  if (uri.getServerSelectionTimeout() == null) {
                    cluster.serverSelectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
                  }
                })
            .applyToSocketSettings(
                socket ->
                    socket
                        .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
    if (uri.getReadPreference() == null) {
      // A secondary may be the only one to be had.
      settings.readPreference(ReadPreference.primaryPreferred());
    }
    return MongoClients.create(settings.build());
  }

  /** What a failure of the driver means. */
  StoreException failure(MongoException e) {
    String at = "MongoDB at " + hosts(uri);
    if (cause(e, MongoSecurityException.class).isPresent()) {
      return new StoreException(
          "%s rejected the password of user %s.".formatted(at, uri.getUsername()),
          "Check the user, the password and authSource of the store.",
          e);
    }
    if (e instanceof MongoTimeoutException) {
      return new StoreException(
          at + " cannot be reached.",
          "Check that the service runs and that its port is published.",
          e);
    }
    if (e instanceof MongoSocketException) {
      return new StoreException(
          at + " stopped answering.",
          "Look at the log of the service: it stopped, or ran out of memory or room.",
          e);
    }
    if (e instanceof MongoCommandException refused && refused.getErrorCode() == UNAUTHORIZED) {
      return new StoreException(
          "%s does not let user %s read %s.".formatted(at, uri.getUsername(), database),
          "Grant the user the role `read` on the database, or name another one.",
          e);
    }
    return new StoreException(
        "%s failed (%d): %s".formatted(at, e.getCode(), oneLine(e)),
        "Look at the log of the service.",
        e);
  }

  private static <T> Optional<T> cause(Throwable thrown, Class<T> kind) {
    for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
      if (kind.isInstance(at)) {
        return Optional.of(kind.cast(at));
      }
    }
    return Optional.empty();
  }

  private static String oneLine(MongoException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
