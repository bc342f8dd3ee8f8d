package dev.seatrial.store.redis;

import static dev.seatrial.store.redis.RedisSession.bytes;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.util.List;
import redis.clients.jedis.Protocol.Command;

/**
 * Reads the keys of one Redis database, by commands that write nothing. A dataset is a glob of
 * keys, such as {@code *} or {@code session.*}; each key is a row:
 *
 * <ul>
 *   <li>{@code key}: text, or bytes when it is not UTF-8; the key of the dataset;
 *   <li>{@code type}: as the server names it;
 *   <li>{@code value}: of a string its text, or bytes when it is not UTF-8. Of a collection JSON,
 *       whatever encoding the server holds it in: a hash is an object, a list an array, a set a
 *       sorted array, a sorted set an array of {@code [member, score]} by score. A stream is {@code
 *       {"entries": [{"id", "fields": [name, value, …]}], "groups": [{"name", "delivered",
 *       "pending"}], "last"}}. Members are strings; one that is not UTF-8 is {@code \x} and
 *       hexadecimal, and a leading backslash of text is doubled. Of a type of a module, a digest of
 *       its serialised form: the same digest means the same value, another one may come from
 *       another version of the module;
 *   <li>{@code expires}: when the key expires, to the millisecond, NULL for never. Servers before 7
 *       tell only what is left; see {@link RedisExpiry}. The expiry of single fields of a hash,
 *       which came with 7.4, is not read.
 * </ul>
 *
 * Redis has no snapshot to read from: a key that is written, or expires, while it is being read may
 * be in the rows or not. Rows come in the order of the scan.
 */
public final class RedisReader implements DatasetReader {
  private static final long LEAST_LARGEST_BYTES = 16L << 20;

  private final RedisAddress address;

  private RedisReader(RedisAddress address) {
    this.address = address;
  }

  /**
   * Connects, to see whether it can.
   *
   * @throws StoreException when nothing answers, the password is rejected, or the server is a node
   *     of a cluster, which has only a part of the keys
   */
  public static RedisReader open(RedisAddress address) {
    try (RedisSession session = new RedisSession(address)) {
      if (session.ask(Command.INFO, bytes("cluster")).text().contains("cluster_enabled:1")) {
        throw new StoreException(
            "Redis at %s:%d is a node of a cluster: it has only a part of the keys."
                .formatted(address.host(), address.port()),
            "Name a server that is not in cluster mode; clusters cannot be read.");
      }
    }
    return new RedisReader(address);
  }

  @Override
  public RowCursor open(Dataset dataset) {
    if (!dataset.key().isEmpty() && !dataset.key().equals(RedisCursor.KEY)) {
      throw new StoreException(
          "Dataset %s cannot have the key (%s): what identifies a row of Redis is `key`."
              .formatted(dataset.name(), String.join(", ", dataset.key())),
          "Leave out the key, or write `key: [key]`.");
    }
    RedisSession session = new RedisSession(address);
    try {
      return new RedisCursor(
          address,
          session,
          RedisExpiry.of(session),
          dataset.table(),
          Math.max(LEAST_LARGEST_BYTES, Runtime.getRuntime().maxMemory() / 8));
    } catch (StoreException e) {
      session.close();
      throw e;
    }
  }

  /** All keys: Redis names no parts. */
  @Override
  public List<String> tables() {
    return List.of("*");
  }

  @Override
  public Structure structure() {
    return Structure.none();
  }

  /** Nothing is held between cursors. */
  @Override
  public void close() {}
}
