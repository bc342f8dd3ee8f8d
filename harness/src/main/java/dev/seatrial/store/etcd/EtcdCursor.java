package dev.seatrial.store.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Utf8;
import dev.seatrial.store.ValueKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages through a range. etcd's order is that of bytes, in which keys that are not UTF-8 lie among
 * the others; {@link dev.seatrial.store.KeyOrder} has them after all text. So they are left out at
 * first, and when there were any, the range is read once more, for them alone.
 */
final class EtcdCursor implements RowCursor {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("key", ValueKind.TEXT),
          new Column("value", ValueKind.TEXT),
          new Column("leased", ValueKind.BOOLEAN));

  static final List<String> KEY = List.of("key");

  private static final byte[] NONE = {};

  /** Bytes of a page that are aimed at; a multiple of it is taken at most. */
  static final int PAGE_BYTES = 4 << 20;

  private static final int TIMES = 8;

  private static final int FIRST_LIMIT = 16;
  private static final int LARGEST_LIMIT = 5000;

  private final EtcdClient client;
  private final EtcdAddress address;
  private final byte[] start;
  private final byte[] end;
  private final int pageBytes;
  private final RowBuilder builder = new RowBuilder();
  private byte[] from;
  private int limit = FIRST_LIMIT;
  private Iterator<JsonNode> page = Collections.emptyIterator();
  private boolean more = true;
  private boolean text = true;
  private boolean leftOut;

  /**
   * @param pageBytes what a page aims at, in bytes
   */
  EtcdCursor(EtcdClient client, EtcdAddress address, byte[] prefix, int pageBytes) {
    this.client = client;
    this.address = address;
    this.start = prefix.length == 0 ? new byte[1] : prefix;
    this.end = after(prefix);
    this.from = start;
    this.pageBytes = pageBytes;
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
  public @Nullable Row next() {
    while (true) {
      while (page.hasNext()) {
        JsonNode entry = page.next();
        byte[] key = bytes(entry.path("key"));
        from = Arrays.copyOf(key, key.length + 1);
        if (Utf8.isValid(key, 0, key.length) == text) {
          return row(key, entry);
        }
        leftOut = true;
      }
      if (!more) {
        if (!text || !leftOut) {
          return null;
        }
        text = false;
        from = start;
      }
      load();
    }
  }

  private void load() {
    try {
      EtcdClient.Answer answer = client.range(from, end, limit, TIMES * pageBytes);
      JsonNode entries = answer.body().path("kvs");
      page = entries.elements();
      more = answer.body().path("more").asBoolean();
      long fitting = (long) entries.size() * pageBytes / Math.max(1, answer.bytes());
      limit = (int) Math.max(1, Math.min(fitting, Math.min((long) TIMES * limit, LARGEST_LIMIT)));
    } catch (BoundedBody.TooLong e) {
      if (limit == 1) {
        throw new StoreException(
            "A value of etcd at %s takes more than %d KiB."
                .formatted(address, (TIMES * pageBytes) >> 10),
            "Narrow the prefix so that it is left out.",
            e);
      }
      limit = Math.max(1, limit / TIMES);
    }
  }

  private Row row(byte[] key, JsonNode entry) {
    byte[] value = bytes(entry.path("value"));
    boolean leased = entry.path("lease").asLong() != 0;
    return builder.text(key, 0, key.length).text(value, 0, value.length).bool(leased).build();
  }

  /** The first key after all that start with the prefix; {@code \0} when there is none. */
  static byte[] after(byte[] prefix) {
    for (int length = prefix.length; length > 0; length--) {
      if (prefix[length - 1] != (byte) 0xff) {
        byte[] after = Arrays.copyOf(prefix, length);
        after[length - 1]++;
        return after;
      }
    }
    return new byte[1];
  }

  /** Base64; what is empty is left out by the gateway. */
  private static byte[] bytes(JsonNode field) {
    try {
      return field.isMissingNode() ? NONE : field.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    page = Collections.emptyIterator();
    more = false;
    text = false;
  }
}
