package dev.seatrial.store.redis;

import static dev.seatrial.store.redis.RedisServer.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.ExternalSort;
import dev.seatrial.store.KeyOrder;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol.Command;

@ExtendWith(RedisServer.class)
class RedisReaderTest {
  /** 2100-01-01, in milliseconds with a part below a second. */
  private static final String LATER = "4102444800123";

  @Test
  void eachTypeHasOneForm(RedisAddress address) {
    write(
        address,
        List.of(
            command(Command.SET, "text", "caf\u00c3\u00a9"), // UTF-8, byte by byte
            command(Command.SET, "number", "42"),
            command(Command.SET, "none", ""),
            command(Command.SET, "bytes", "\u00ff\u0000"),
            command(Command.SET, "looks like bytes", "\\xff00"),
            command(Command.HSET, "hash", "b", "2", "a", "\u00fe", "\u00ff", "x", "\\xff", "y"),
            command(Command.RPUSH, "list", "b", "a", "b", "\\", "\u00ff"),
            command(Command.SADD, "set", "b", "a", "\u00ff", "\\xff"),
            command(
                Command.ZADD, "zset", "0.1", "b", "0.1", "a", "-inf", "z", "inf", "y", "1e30", "x"),
            command(Command.XADD, "stream", "1-1", "f", "1", "f", "2", "g", "\u00ff"),
            command(Command.XADD, "stream", "2-0", "f", "3"),
            command(Command.XGROUP, "CREATE", "stream", "crew", "0"),
            command(
                Command.XREADGROUP, "GROUP", "crew", "c", "COUNT", "1", "STREAMS", "stream", ">")));
    Map<String, List<@Nullable String>> rows = rows(address, "*");
    assertThat(rows)
        .containsEntry("text", row("string", "café"))
        .containsEntry("number", row("string", "42"))
        .containsEntry("none", row("string", ""))
        .containsEntry("bytes", row("string", "\\xff00"))
        .containsEntry("looks like bytes", row("string", "\\\\xff00"))
        .containsEntry(
            "hash",
            row("hash", "{\"\\\\\\\\xff\":\"y\",\"\\\\xff\":\"x\",\"a\":\"\\\\xfe\",\"b\":\"2\"}"))
        .containsEntry("list", row("list", "[\"b\",\"a\",\"b\",\"\\\\\\\\\",\"\\\\xff\"]"))
        .containsEntry("set", row("set", "[\"\\\\\\\\xff\",\"a\",\"b\",\"\\\\xff\"]"))
        .containsEntry(
            "zset",
            row(
                "zset",
                "[[\"z\",\"-inf\"],[\"a\",0.1],[\"b\",0.1],"
                    + "[\"x\",1000000000000000000000000000000],[\"y\",\"inf\"]]"))
        .containsEntry(
            "stream",
            row(
                "stream",
                "{\"entries\":[{\"fields\":[\"f\",\"1\",\"f\",\"2\",\"g\",\"\\\\xff\"],"
                    + "\"id\":\"1-1\"},{\"fields\":[\"f\",\"3\"],\"id\":\"2-0\"}],"
                    + "\"groups\":[{\"delivered\":\"1-1\",\"name\":\"crew\",\"pending\":1}],"
                    + "\"last\":\"2-0\"}"))
        .hasSize(10);
  }

  @Test
  void theEncodingInTheServerMakesNoDifference(RedisAddress address) {
    try (RedisSession session = new RedisSession(address)) {
      for (String key : List.of("a", "b")) {
        execute(session, Command.SADD, "set:" + key, "10", "9", "8");
        execute(session, Command.HSET, "hash:" + key, "y", "1", "x", "2");
        execute(session, Command.ZADD, "zset:" + key, "2", "m", "1", "n");
        execute(session, Command.RPUSH, "list:" + key, "m", "n");
      }
      String large = "x".repeat(20_000);
      execute(session, Command.SADD, "set:b", "text");
      execute(session, Command.SREM, "set:b", "text");
      execute(session, Command.HSET, "hash:b", "large", large);
      execute(session, Command.HDEL, "hash:b", "large");
      execute(session, Command.ZADD, "zset:b", "3", large);
      execute(session, Command.ZREM, "zset:b", large);
      for (String kind : List.of("set:", "hash:", "zset:")) {
        assertThat(execute(session, Command.OBJECT, "ENCODING", kind + "a").text())
            .isNotEqualTo(execute(session, Command.OBJECT, "ENCODING", kind + "b").text());
      }
    }
    Map<String, List<@Nullable String>> rows = rows(address, "*");
    assertThat(rows).hasSize(8);
    for (String kind : List.of("set:", "hash:", "zset:", "list:")) {
      assertThat(rows.get(kind + "a")).isEqualTo(rows.get(kind + "b")).isNotNull();
    }
  }

  @Test
  void anExpiryIsReadToTheMillisecond(RedisAddress address) {
    write(
        address,
        List.of(
            command(Command.SET, "kept", "1"),
            command(Command.PEXPIREAT, "kept", LATER),
            command(Command.SET, "lost", "1"),
            command(Command.PEXPIREAT, "lost", LATER),
            command(Command.PERSIST, "lost")));
    assertThat(rows(address, "*"))
        .containsEntry("kept", Arrays.asList("string", "1", "2100-01-01T00:00:00.123000Z"))
        .containsEntry("lost", Arrays.asList("string", "1", null));
  }

  @Test
  void anOlderServerGivesTheSameMoment(RedisAddress address) {
    try (RedisSession session = new RedisSession(address)) {
      RedisExpiry older = RedisExpiry.ofOlder(session);
      for (int i = 0; i < 500; i++) {
        execute(session, Command.SET, "k" + i, "1", "PXAT", LATER);
      }
      execute(session, Command.SET, "forever", "1");
      for (int i = 0; i < 500; i++) {
        older.send(RedisSession.bytes("k" + i));
      }
      older.send(RedisSession.bytes("forever"));
      session.receive();
      List<Long> found = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        found.add(older.answer());
      }
      assertThat(older.answer()).isEqualTo(RedisExpiry.NEVER);
      assertThat(new HashSet<>(found))
          .contains(Long.parseLong(LATER))
          .isSubsetOf(Set.of(Long.parseLong(LATER), RedisExpiry.UNSURE));
      assertThat(older.again(RedisSession.bytes("k1"))).isEqualTo(Long.parseLong(LATER));
      assertThat(older.again(RedisSession.bytes("forever"))).isEqualTo(RedisExpiry.NEVER);
    }
  }

  @Test
  void keysNeedNotBeText(RedisAddress address) {
    write(
        address,
        List.of(
            command(Command.SET, "\u00ff\u0000", "1"),
            command(Command.SET, "\\xff00", "2"),
            command(Command.SET, "", "3"),
            command(Command.SET, "\u00c3\u00a9*[", "4")));
    assertThat(rows(address, "*")).containsOnlyKeys("\\xff00", "\\\\xff00", "", "é*[");
  }

  @Test
  void aGlobChoosesKeys(RedisAddress address) {
    write(
        address,
        List.of(
            command(Command.SET, "keypair.concurrency_used.A", "2"),
            command(Command.SET, "keypair.concurrency_used.B", "0"),
            command(Command.SET, "keypair.other", "x")));
    assertThat(rows(address, "keypair.concurrency_used.*"))
        .containsOnlyKeys("keypair.concurrency_used.A", "keypair.concurrency_used.B");
    assertThat(rows(address, "nothing.*")).isEmpty();
  }

  @Test
  void tensOfThousandsOfKeysAreReadOnceEach(RedisAddress address, @TempDir Path folder) {
    try (RedisSession session = new RedisSession(address)) {
      RedisServer.number(session, 100_000);
    }
    try (RedisReader reader = RedisReader.open(address);
        RowCursor rows = ExternalSort.sorted(reader.open(Dataset.of("*")), folder)) {
      KeyOrder order = KeyOrder.of(rows.columns(), rows.key());
      int count = 0;
      Row last = null;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        assertThat(last == null || order.compare(last, row) < 0).isTrue();
        assertThat(row.value(2)).isEqualTo(String.valueOf(row.value(0)).replace("key", "value"));
        last = row;
        count++;
      }
      assertThat(count).isEqualTo(100_000);
    }
  }

  @Test
  void keysComeOnceWhileTheTableShrinks(RedisAddress address) {
    try (RedisSession session = new RedisSession(address)) {
      RedisServer.number(session, 100_000);
      try (RedisReader reader = RedisReader.open(address);
          RowCursor rows = reader.open(Dataset.of("*"))) {
        Set<@Nullable String> seen = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
          Row row = rows.next();
          assertThat(seen.add(row == null ? null : row.value(0))).isTrue();
        }
        execute(
            session,
            Command.EVAL,
            "for i = 0, 99999 do if i % 50 ~= 0 then redis.call('DEL', 'key' .. i) end end",
            "0");
        for (Row row = rows.next(); row != null; row = rows.next()) {
          assertThat(seen.add(row.value(0))).as(row.value(0)).isTrue();
        }
        assertThat(seen).contains("key0", "key50", "key99950");
      }
    }
  }

  @Test
  void thereIsNothingInAnEmptyDatabase(RedisAddress address) {
    try (RedisReader reader = RedisReader.open(address)) {
      assertThat(reader.tables()).containsExactly("*");
      assertThat(reader.structure()).isEqualTo(Structure.none());
      assertThatThrownBy(() -> reader.open(Dataset.of("*", "id")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot have the key (id)");
    }
    assertThat(rows(address, "*")).isEmpty();
  }

  static Map<String, List<@Nullable String>> rows(RedisAddress address, String glob) {
    Map<String, List<@Nullable String>> found = new TreeMap<>();
    try (RedisReader reader = RedisReader.open(address);
        RowCursor rows = reader.open(Dataset.of(glob))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        List<@Nullable String> rest = Arrays.asList(row.value(1), row.value(2), row.value(3));
        assertThat(found.put(String.valueOf(row.value(0)), rest)).isNull();
      }
    }
    return found;
  }

  private static List<@Nullable String> row(String type, String value) {
    return Arrays.asList(type, value, null);
  }

  private record Written(Command command, List<String> words) {}

  private static Written command(Command command, String... words) {
    return new Written(command, List.of(words));
  }

  private static void write(RedisAddress address, List<Written> commands) {
    try (RedisSession session = new RedisSession(address)) {
      for (Written written : commands) {
        RedisSession.Answer answer =
            execute(session, written.command(), written.words().toArray(new String[0]));
        assertThat(answer.error()).isEmpty();
      }
    }
  }
}
