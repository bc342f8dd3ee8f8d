package dev.seatrial.store.etcd;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.KeyOrder;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EtcdServer.class)
class EtcdReaderTest {
  @Test
  void aPrefixChoosesKeys(EtcdAddress address) {
    EtcdServer.put(
        address,
        List.of(
            entry("/config/a", "1"),
            entry("/config/b", "caf\u00c3\u00a9"), // UTF-8, byte by byte
            entry("/config", "x"),
            entry("/confih", "x")));
    assertThat(rows(address, "/config/"))
        .containsExactly(List.of("/config/a", "1", "false"), List.of("/config/b", "café", "false"));
    assertThat(rows(address, "/config/*")).isEqualTo(rows(address, "/config/"));
    assertThat(rows(address, "*")).hasSize(4).isEqualTo(rows(address, ""));
    assertThat(rows(address, "/nothing/")).isEmpty();
  }

  @Test
  void keysAndValuesNeedNotBeText(EtcdAddress address) {
    EtcdServer.put(
        address,
        List.of(
            entry("a", "\u00ff\u0000"),
            entry("a\u00ff", "between, by bytes"),
            entry("b", "\\xff00"),
            entry("\u00ff\u00ff", ""),
            entry("\\xff", "a text"),
            entry("\u00c3\u00a9", "z")));
    assertThat(rows(address, "*"))
        .containsExactly(
            List.of("\\\\xff", "a text", "false"),
            List.of("a", "\\xff00", "false"),
            List.of("b", "\\\\xff00", "false"),
            List.of("é", "z", "false"),
            List.of("\\x61ff", "between, by bytes", "false"),
            List.of("\\xffff", "", "false"));
  }

  @Test
  void thePrefixMayEndInTheGreatestByte() {
    assertThat(EtcdCursor.after(new byte[] {'a', 'b'})).containsExactly('a', 'c');
    assertThat(EtcdCursor.after(new byte[] {'a', (byte) 0xff})).containsExactly('b');
    assertThat(EtcdCursor.after(new byte[] {(byte) 0xff})).containsExactly(0);
    assertThat(EtcdCursor.after(new byte[0])).containsExactly(0);
  }

  @Test
  void aLeaseShows(EtcdAddress address) {
    ObjectNode lease = JsonNodeFactory.instance.objectNode().put("TTL", 600).put("ID", 4711);
    EtcdServer.post(address, "lease/grant", lease);
    try {
      ObjectNode put = JsonNodeFactory.instance.objectNode().put("lease", 4711);
      put.put("key", "a".getBytes(StandardCharsets.UTF_8));
      EtcdServer.post(address, "kv/put", put);
      EtcdServer.put(address, List.of(entry("b", "")));
      assertThat(rows(address, "*"))
          .containsExactly(List.of("a", "", "true"), List.of("b", "", "false"));
    } finally {
      EtcdServer.post(
          address, "lease/revoke", JsonNodeFactory.instance.objectNode().put("ID", 4711));
    }
  }

  @Test
  void allIsOfOneMoment(EtcdAddress address) {
    EtcdServer.put(address, numbered(1000));
    try (EtcdReader reader = EtcdReader.open(address);
        RowCursor rows = reader.open(Dataset.of("key"))) {
      Row first = rows.next();
      assertThat(first == null ? null : first.value(1)).isEqualTo("0");
      EtcdServer.put(address, List.of(entry("key99999", "new"), entry("key00500", "changed")));
      EtcdServer.put(address, List.of(entry("other", "new")));
      List<List<String>> rest = drain(rows);
      assertThat(rest).hasSize(999).contains(List.of("key00500", "500", "false"));
      assertThat(drain(reader.open(Dataset.of("other")))).isEmpty();
    }
    assertThat(rows(address, "key")).hasSize(1001);
  }

  @Test
  void manyKeysArePagedInOrder(EtcdAddress address) {
    EtcdServer.put(address, numbered(12_000));
    List<List<String>> rows = rows(address, "key");
    assertThat(rows).hasSize(12_000);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).isEqualTo(List.of("key%05d".formatted(i), "" + i, "false"));
    }
  }

  @Test
  void pagesGetShorterWhereValuesAreLong(EtcdAddress address) throws IOException {
    EtcdServer.put(address, numbered(300));
    String large = "x".repeat(20_000);
    List<Map.Entry<String, String>> values = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      values.add(entry("large%02d".formatted(i), large));
    }
    EtcdServer.put(address, values);
    EtcdServer.put(address, List.of(entry("too", "x".repeat(40_000))));
    EtcdClient client = new EtcdClient(address, Duration.ofSeconds(20));
    client.connect();
    assertThat(drain(new EtcdCursor(client, address, new byte[] {'l'}, 4096)))
        .hasSize(40)
        .endsWith(List.of("large39", large, "false"));
    try (RowCursor rows = new EtcdCursor(client, address, new byte[0], 4096)) {
      assertThatThrownBy(() -> drain(rows))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("takes more than 32 KiB");
    }
  }

  @Test
  void thereIsNothingInAnEmptyStore(EtcdAddress address) {
    try (EtcdReader reader = EtcdReader.open(address)) {
      assertThat(reader.tables()).containsExactly("*");
      assertThat(reader.structure()).isEqualTo(Structure.none());
      assertThatThrownBy(() -> reader.open(Dataset.of("*", "id")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot have the key (id)");
    }
    assertThat(rows(address, "*")).isEmpty();
  }

  static List<List<String>> rows(EtcdAddress address, String prefix) {
    try (EtcdReader reader = EtcdReader.open(address);
        RowCursor rows = reader.open(Dataset.of(prefix))) {
      return drain(rows);
    }
  }

  /** All that is left, proven to be in order. */
  static List<List<String>> drain(RowCursor rows) {
    assertThat(rows.ordered()).isTrue();
    KeyOrder order = KeyOrder.of(rows.columns(), rows.key());
    List<List<String>> found = new ArrayList<>();
    Row last = null;
    for (Row row = rows.next(); row != null; row = rows.next()) {
      assertThat(last == null || order.compare(last, row) < 0).isTrue();
      found.add(
          List.of(
              String.valueOf(row.value(0)),
              String.valueOf(row.value(1)),
              String.valueOf(row.value(2))));
      last = row;
    }
    return found;
  }

  static List<Map.Entry<String, String>> numbered(int count) {
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry("key%05d".formatted(i), "" + i));
    }
    return entries;
  }
}
