package dev.seatrial.store.jdbc;

import dev.seatrial.store.StoreException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** Where a MySQL or MariaDB database answers, and as whom. Its text form keeps the password out. */
public record MysqlAddress(String host, int port, String database, String user, String password) {
  private static final int CONNECT_MILLIS = 10_000;

  /** Longest silence of the server, which may sort before it sends the first row. */
  private static final int SILENCE_MILLIS = 600_000;

  /** {@code user@host:port/database}. */
  @Override
  public String toString() {
    return "%s@%s:%d/%s".formatted(user, host, port, database);
  }

  /** A connection outside any transaction, in the database, that sees moments in UTC. */
  Connection connect() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_MILLIS));
    properties.setProperty("socketTimeout", Integer.toString(SILENCE_MILLIS));
    // MySQL encrypts the password with a key of the server when there is no TLS.
    properties.setProperty("allowPublicKeyRetrieval", "true");
    // A server could ask for any file of this machine otherwise.
    properties.setProperty("allowLocalInfile", "false");
    properties.setProperty("yearIsDateType", "false");
    Connection connection = null;
    try {
      connection = new Driver().connect("jdbc:mariadb://%s:%d/".formatted(host, port), properties);
      if (connection == null) {
        throw new SQLException("no connection", "08000");
      }
      // Not in the URL: a name may hold anything.
      connection.setCatalog(database);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET time_zone = '+00:00'");
      }
      return connection;
    } catch (SQLException e) {
      StoreException failure = isBroken(e) ? unreachable(e) : failure(e);
      if (connection != null) {
        try {
          connection.close();
        } catch (SQLException closing) {
          failure.addSuppressed(closing);
        }
      }
      throw failure;
    }
  }

  /** What a failure of the driver means, once there was a connection. */
  StoreException failure(SQLException e) {
    return switch (e.getErrorCode()) {
      case 1045, 1698 ->
          new StoreException(
              "MySQL at %s:%d rejected the password of user %s.".formatted(host, port, user),
              "Check the user and password of the store.",
              e);
      case 1049 ->
          new StoreException(
              "MySQL at %s:%d has no database %s.".formatted(host, port, database),
              "Check the database of the store.",
              e);
      case 1044, 1142, 1143, 1227 ->
          new StoreException(
              "MySQL at %s:%d does not let user %s read: %s"
                  .formatted(host, port, user, oneLine(e)),
              "Grant the user the right, or name another one.",
              e);
      case 3159 ->
          new StoreException(
              "MySQL at %s:%d takes encrypted connections only.".formatted(host, port),
              "Let the server take plain connections from this machine.",
              e);
      default -> other(e);
    };
  }

  private StoreException other(SQLException e) {
    if (isBroken(e)) {
      return new StoreException(
          "MySQL at %s:%d stopped answering.".formatted(host, port),
          "Look at the log of the service: it stopped, or ran out of memory or room.",
          e);
    }
    return new StoreException(
        "MySQL at %s:%d failed (%d): %s".formatted(host, port, e.getErrorCode(), oneLine(e)),
        "Look at the log of the service.",
        e);
  }

  private StoreException unreachable(SQLException e) {
    boolean silent = e.getCause() instanceof SocketTimeoutException;
    return new StoreException(
        "MySQL at %s:%d cannot be reached%s."
            .formatted(host, port, silent ? ": it takes connections, but does not answer" : ""),
        "Check that the service runs and that its port is published.",
        e);
  }

  /** Whether the connection is gone: states of class 08, the server ends, or was told to end it. */
  private static boolean isBroken(SQLException e) {
    int code = e.getErrorCode();
    String state = String.valueOf(e.getSQLState()).toUpperCase(Locale.ROOT);
    return (state.startsWith("08") && code != 3159 && code != 1698 && code != 1045)
        || code == 1053
        || code == 1927;
  }

  /** Without the number of the connection, which the driver puts before it. */
  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("^\\(conn=\\d+\\) ", "")
        .lines()
        .findFirst()
        .orElse("no message");
  }
}
