package dev.seatrial.store.redis;

import dev.seatrial.store.StoreException;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Where a Redis database answers, and as whom. Its text form keeps the password out.
 *
 * @param database number, from 0
 * @param user empty for the default user, the only one before Redis 6
 * @param password empty for none
 */
public record RedisAddress(String host, int port, int database, String user, String password) {
  private static final int CONNECT_MILLIS = 10_000;

  /** How long one answer may take; a large collection is one answer. */
  private static final int ANSWER_MILLIS = 60_000;

  /** {@code user@host:port/database}. */
  @Override
  public String toString() {
    return "%s%s:%d/%d".formatted(user.isEmpty() ? "" : user + "@", host, port, database);
  }

  /** A connection that speaks RESP2, which every server understands. */
  Connection connect() {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(CONNECT_MILLIS)
            .socketTimeoutMillis(ANSWER_MILLIS)
            .database(database)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    if (!user.isEmpty()) {
      config.user(user);
    }
    if (!password.isEmpty()) {
      config.password(password);
    }
    try {
      return new Connection(new HostAndPort(host, port), config.build());
    } catch (JedisConnectionException e) {
      throw new StoreException(
          "Redis at %s:%d cannot be reached.".formatted(host, port),
          "Check that the service runs and that its port is published.",
          e);
    } catch (JedisException e) {
      throw failure(e);
    }
  }

  /** What a failure of the client or of the server means. */
  StoreException failure(JedisException e) {
    if (e instanceof JedisConnectionException) {
      return new StoreException(
          "Redis at %s:%d stopped answering.".formatted(host, port),
          "Look at the log of the service: it stopped, or ran out of memory.",
          e);
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
    if (message.startsWith("NOAUTH")) {
      return new StoreException(
          "Redis at %s:%d asks for a password.".formatted(host, port),
          "Give the store the password of the service.",
          e);
    }
    if (message.startsWith("WRONGPASS") || message.startsWith("ERR invalid password")) {
      return new StoreException(
          "Redis at %s:%d rejected the password of %s."
              .formatted(host, port, user.isEmpty() ? "the default user" : "user " + user),
          "Check the user and password of the store.",
          e);
    }
    if (message.startsWith("NOPERM")) {
      return new StoreException(
          "Redis at %s:%d does not let %s read: %s"
              .formatted(host, port, user.isEmpty() ? "the default user" : "user " + user, message),
          "Grant the user +@read, +info and the keys, or name another one.",
          e);
    }
    if (message.startsWith("LOADING")) {
      return new StoreException(
          "Redis at %s:%d is still loading its data.".formatted(host, port),
          "Wait for the service to be healthy first: `redis-cli ping` answers PONG then.",
          e);
    }
    if (message.startsWith("WRONGTYPE")) {
      return new StoreException(
          "A key of Redis at %s:%d changed its type while it was read.".formatted(host, port),
          "Stop what writes to it first.",
          e);
    }
    if (message.startsWith("ERR DB index")) {
      return new StoreException(
          "Redis at %s:%d has no database %d.".formatted(host, port, database),
          "Check the database number of the store.",
          e);
    }
    return new StoreException(
        "Redis at %s:%d failed: %s".formatted(host, port, message),
        "Look at the log of the service.",
        e);
  }
}
