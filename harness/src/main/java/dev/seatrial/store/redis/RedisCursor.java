package dev.seatrial.store.redis;

import static dev.seatrial.store.redis.RedisSession.bytes;

import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.ValueKind;
import dev.seatrial.store.redis.RedisSession.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/** Scans keys, then reads as many of their values at a time as take a bounded part of memory. */
final class RedisCursor implements RowCursor {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("key", ValueKind.TEXT),
          new Column("type", ValueKind.TEXT),
          new Column("value", ValueKind.TEXT),
          new Column("expires", ValueKind.TIMESTAMP));

  static final List<String> KEY = List.of("key");

  /** Keys that one step of a scan looks at. */
  private static final byte[] STEP = bytes("1000");

  /** Values that are asked for together take about as much in the server. */
  private static final long TOGETHER_BYTES = 4L << 20;

  /** What a value is taken to be when the server does not tell. */
  private static final long UNKNOWN_BYTES = TOGETHER_BYTES / 64;

  private final RedisAddress address;
  private final RedisSession session;
  private final RedisExpiry expiry;
  private final RedisValues values;
  private final byte[] glob;
  private final long largest;
  private final RecentKeys recent = new RecentKeys();
  private final Queue<Key> described = new ArrayDeque<>();
  private final Queue<Row> rows = new ArrayDeque<>();
  private final RowBuilder builder = new RowBuilder();
  private byte[] position = bytes("0");
  private boolean ended;

  /**
   * Takes over the session.
   *
   * @param largest bytes of the largest value that is read
   */
  RedisCursor(
      RedisAddress address, RedisSession session, RedisExpiry expiry, String glob, long largest) {
    this.address = address;
    this.session = session;
    this.expiry = expiry;
    this.values = new RedisValues(session);
    this.glob = glob.getBytes(StandardCharsets.UTF_8);
    this.largest = largest;
  }

  /** What is known of a key before its value is asked for. */
  private static final class Key {
    final byte[] name;
    final String type;
    final long size;
    long expires;

    Key(byte[] name, String type, long size, long expires) {
      this.name = name;
      this.type = type;
      this.size = size;
      this.expires = expires;
    }
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> key() {
    return KEY;
  }

  @Override
  public boolean ordered() {
    return false;
  }

  @Override
  public @Nullable Row next() {
    while (rows.isEmpty()) {
      if (!described.isEmpty()) {
        fetch();
      } else if (!ended) {
        describe();
      } else {
        return null;
      }
    }
    return rows.remove();
  }

  /** The next step of the scan: keys with their type, expiry and size. */
  private void describe() {
    List<Answer> step =
        session.ask(Command.SCAN, position, bytes("MATCH"), glob, bytes("COUNT"), STEP).list();
    position = step.get(0).elementBytes();
    ended = step.get(0).text().equals("0");
    List<byte[]> names = new ArrayList<>();
    for (byte[] name : step.get(1).elements()) {
      if (recent.add(name)) {
        names.add(name);
        session.send(Command.TYPE, name);
        session.send(Command.MEMORY, bytes("USAGE"), name);
        expiry.send(name);
      }
    }
    session.receive();
    List<Key> keys = new ArrayList<>();
    for (byte[] name : names) {
      String type = session.answer().text();
      long size = size(session.answer());
      keys.add(new Key(name, type, size, expiry.answer()));
    }
    for (Key key : keys) {
      if (key.expires == RedisExpiry.UNSURE) {
        key.expires = expiry.again(key.name);
      }
    }
    described.addAll(keys);
  }

  private static long size(Answer usage) {
    return usage.isError() || usage.raw() == null ? UNKNOWN_BYTES : usage.number();
  }

  private void fetch() {
    List<Key> keys = new ArrayList<>();
    long bytes = 0;
    for (Key key = described.peek();
        key != null && (keys.isEmpty() || bytes + key.size <= TOGETHER_BYTES);
        key = described.peek()) {
      if (key.size > largest) {
        throw tooLarge(key);
      }
      bytes += key.size;
      keys.add(described.remove());
      values.send(key.type, key.name);
    }
    session.receive();
    for (Key key : keys) {
      byte[] value = values.answer(key.type);
      if (value != null) {
        rows.add(row(key, value));
      }
    }
  }

  private Row row(Key key, byte[] value) {
    builder.text(key.name, 0, key.name.length).text(key.type);
    if (RedisValues.isJson(key.type)) {
      builder.json(value, 0, value.length);
    } else {
      builder.text(value, 0, value.length);
    }
    if (key.expires == RedisExpiry.NEVER) {
      builder.nul();
    } else {
      builder.timestamp(Math.multiplyExact(key.expires, 1000L));
    }
    return builder.build();
  }

  private StoreException tooLarge(Key key) {
    return new StoreException(
        "Key %s of Redis at %s:%d takes %d MiB: a value is read as a whole, and %d MiB are the most."
            .formatted(
                CanonicalValue.ofTextOrBytes(key.name),
                address.host(),
                address.port(),
                key.size >> 20,
                largest >> 20),
        "Give Java more memory (-Xmx), or leave the key out by a narrower glob.");
  }

  @Override
  public void close() {
    session.close();
  }
}
