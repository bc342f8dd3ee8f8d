package dev.seatrial.store.jdbc;

import dev.seatrial.store.StoreException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/** Where a PostgreSQL database answers, and as whom. Its text form keeps the password out. */
public record PostgresAddress(
    String host, int port, String database, String user, String password) {

  /** {@code user@host:port/database}. */
  @Override
  public String toString() {
    return "%s@%s:%d/%s".formatted(user, host, port, database);
  }

  /** A connection outside any transaction whose text forms are the ones that are read here. */
  Connection connect() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "seatrial");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    // Binary transfer would format moments in the zone of this machine.
    properties.setProperty("binaryTransfer", "false");
    String url = "jdbc:postgresql://%s:%d/%s".formatted(host, port, encode(database));
    Connection connection = null;
    try {
      connection = new Driver().connect(url, properties);
      if (connection == null) {
        throw new SQLException("no connection");
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TimeZone TO 'UTC'");
        statement.execute("SET extra_float_digits TO 3");
        statement.execute("SET bytea_output TO 'hex'");
      }
      return connection;
    } catch (SQLException e) {
      StoreException failure = failure(e);
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

  /** What a failure of the driver means. */
  StoreException failure(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("28")) {
      return new StoreException(
          "PostgreSQL at %s:%d rejected the password of user %s.".formatted(host, port, user),
          "Check the user and password of the store.",
          e);
    }
    return switch (state) {
      case "08001" ->
          new StoreException(
              "PostgreSQL at %s:%d cannot be reached.".formatted(host, port),
              "Check that the service runs and that its port is published.",
              e);
      case "3D000" ->
          new StoreException(
              "PostgreSQL at %s:%d has no database %s.".formatted(host, port, database),
              "Check the database of the store.",
              e);
      case "42501" ->
          new StoreException(
              "PostgreSQL at %s:%d does not let user %s read: %s"
                  .formatted(host, port, user, oneLine(e)),
              "Grant the user the right, or name another one.",
              e);
      case "57P01", "57P02", "57P03", "08006", "08003" ->
          new StoreException(
              "PostgreSQL at %s:%d stopped answering.".formatted(host, port),
              "Look at the log of the service: it stopped, or ran out of memory or room.",
              e);
      default ->
          new StoreException(
              "PostgreSQL at %s:%d failed (%s): %s".formatted(host, port, state, oneLine(e)),
              "Look at the log of the service.",
              e);
    };
  }

  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
