package dev.seatrial.store.etcd;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Reads keys of etcd 3.3 or later, all as of the revision that was there when it connected, by
 * linearizable reads through the JSON gateway. A dataset is a prefix of keys, such as {@code
 * /config/}; a {@code *} at its end is left out, so that {@code *} is all keys. Each key is a row,
 * in order: {@code key}, {@code value}, text both, or bytes when it is not UTF-8, and {@code
 * leased}, whether the key goes when a lease does. Revisions are not read: a restored cluster has
 * other ones.
 */
public final class EtcdReader implements DatasetReader {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EtcdAddress address;
  private final EtcdClient client;

  private EtcdReader(EtcdAddress address, EtcdClient client) {
    this.address = address;
    this.client = client;
  }

  /**
   * Connects.
   *
   * @throws StoreException when nothing answers, or the password is rejected
   */
  public static EtcdReader open(EtcdAddress address) {
    return open(address, PATIENCE);
  }

  static EtcdReader open(EtcdAddress address, Duration patience) {
    EtcdClient client = new EtcdClient(address, patience);
    try {
      client.connect();
    } catch (BoundedBody.TooLong e) {
      throw EtcdFailures.broken(address, false, e);
    }
    return new EtcdReader(address, client);
  }

  @Override
  public RowCursor open(Dataset dataset) {
    if (!dataset.key().isEmpty() && !dataset.key().equals(EtcdCursor.KEY)) {
      throw new StoreException(
          "Dataset %s cannot have the key (%s): what identifies a row of etcd is `key`."
              .formatted(dataset.name(), String.join(", ", dataset.key())),
          "Leave out the key, or write `key: [key]`.");
    }
    String table = dataset.table();
    String prefix = table.endsWith("*") ? table.substring(0, table.length() - 1) : table;
    return new EtcdCursor(
        client, address, prefix.getBytes(StandardCharsets.UTF_8), EtcdCursor.PAGE_BYTES);
  }

  /** All keys: etcd names no parts. */
  @Override
  public List<String> tables() {
    return List.of("*");
  }

  @Override
  public Structure structure() {
    return Structure.none();
  }

  /** Connections are closed when they have been idle for a while. */
  @Override
  public void close() {}
}
