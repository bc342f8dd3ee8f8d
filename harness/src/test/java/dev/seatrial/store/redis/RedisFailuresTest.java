package dev.seatrial.store.redis;

import static dev.seatrial.store.redis.RedisServer.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.lab.ContainerStore;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Protocol.Command;

@ExtendWith(RedisServer.class)
class RedisFailuresTest {
  @Test
  void aPasswordThatIsWrongOrMissingIsTold(RedisAddress address) {
    assertThat(address.toString()).doesNotContain(address.password());
    refused(
        () -> RedisReader.open(as(address, "", "wrong-one")),
        "rejected the password of the default user",
        "Check the user");
    refused(
        () -> RedisReader.open(as(address, "nobody", "wrong-one")),
        "rejected the password of user nobody",
        "Check the user");
    refused(() -> RedisReader.open(as(address, "", "")), "asks for a password", "Give the store");
  }

  @Test
  void whatIsNotThereIsTold(RedisAddress address) {
    refused(
        () -> RedisReader.open(new RedisAddress("127.0.0.1", 1, 0, "", "")),
        "127.0.0.1:1 cannot be reached",
        "published");
    refused(
        () ->
            RedisReader.open(
                new RedisAddress(address.host(), address.port(), 5000, "", address.password())),
        "has no database 5000",
        "database number");
  }

  @Test
  void aUserWhoMayOnlyReadIsEnough(RedisAddress address) {
    try (RedisSession session = new RedisSession(address)) {
      execute(session, Command.SET, "open.a", "1");
      execute(session, Command.SET, "closed.a", "1");
      execute(
          session,
          Command.ACL,
          "SETUSER",
          "reader",
          "on",
          ">read-pass",
          "~open.*",
          "+@read",
          "+info",
          "+select");
    }
    RedisAddress reader = as(address, "reader", "read-pass");
    assertThat(RedisReaderTest.rows(reader, "open.*")).containsOnlyKeys("open.a");
    refused(
        () -> RedisReaderTest.rows(reader, "*"), "does not let user reader read", "Grant the user");
  }

  @Test
  void aServerThatEndsWhileItIsReadIsTold() {
    try (ContainerStore server = new ContainerStore(RedisServer.recipe())) {
      RedisAddress address =
          new RedisAddress(server.host(), server.port(), 0, "", RedisServer.PASSWORD);
      try (RedisSession session = new RedisSession(address)) {
        RedisServer.number(session, 20_000);
      }
      try (RedisReader reader = RedisReader.open(address);
          RowCursor rows = reader.open(Dataset.of("*"))) {
        assertThat(rows.next()).isNotNull();
        server.container().kill("KILL");
        refused(() -> drain(rows), "stopped answering", "Look at the log");
      }
    }
  }

  @Test
  void aNodeOfAClusterIsRefused() {
    try (ContainerStore server =
        new ContainerStore(RedisServer.recipe("--databases", "1", "--cluster-enabled", "yes"))) {
      refused(
          () ->
              RedisReader.open(
                  new RedisAddress(server.host(), server.port(), 0, "", RedisServer.PASSWORD)),
          "is a node of a cluster",
          "not in cluster mode");
    }
  }

  @Test
  void aValueBeyondTheMemoryIsRefused(RedisAddress address) {
    RedisSession session = new RedisSession(address);
    execute(session, Command.SET, "small", "1");
    execute(session, Command.RPUSH, "large", "x".repeat(2 << 20));
    try (RowCursor rows =
        new RedisCursor(address, session, RedisExpiry.of(session), "*", 1 << 20)) {
      refused(() -> drain(rows), "Key large of Redis at", "-Xmx");
    }
  }

  @Test
  void typesOfModulesAreDigested(RedisAddress address) {
    try (RedisSession session = new RedisSession(address)) {
      execute(session, Command.SET, "a", "1");
      execute(session, Command.SET, "b", "1");
      execute(session, Command.SET, "c", "2");
      RedisValues values = new RedisValues(session);
      for (String key : List.of("a", "b", "c")) {
        values.send("ReJSON-RL", RedisSession.bytes(key));
      }
      session.receive();
      byte[] a = values.answer("ReJSON-RL");
      assertThat(a).isNotNull().isEqualTo(values.answer("ReJSON-RL"));
      assertThat(values.answer("ReJSON-RL")).isNotNull().isNotEqualTo(a);
    }
  }

  @Test
  void aKeyThatIsGoneWhenItIsReadIsNoRow(RedisAddress address) {
    List<String> types = List.of("string", "hash", "list", "set", "zset", "stream", "other");
    try (RedisSession session = new RedisSession(address)) {
      RedisValues values = new RedisValues(session);
      types.forEach(type -> values.send(type, RedisSession.bytes("gone")));
      session.receive();
      types.forEach(type -> assertThat(values.answer(type)).as(type).isNull());
    }
  }

  private static void drain(RowCursor rows) {
    while (rows.next() != null) {
      // Nothing is done with it.
    }
  }

  private static RedisAddress as(RedisAddress address, String user, String password) {
    return new RedisAddress(address.host(), address.port(), address.database(), user, password);
  }

  private static void refused(ThrowingCallable call, String message, String remedy) {
    assertThatThrownBy(call)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(message)
        .hasMessageNotContainingAny("wrong-one", "read-pass", RedisServer.PASSWORD)
        .asInstanceOf(type(StoreException.class))
        .extracting(StoreException::remedy)
        .asString()
        .contains(remedy);
  }
}
