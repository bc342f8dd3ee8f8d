package dev.seatrial.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.lab.ContainerStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EtcdServer.class)
class EtcdFailuresTest {
  @Test
  void usersMayReadWhatTheyAreGranted() {
    try (ContainerStore server = new ContainerStore(EtcdServer.RECIPE)) {
      EtcdAddress nobody = EtcdServer.address(server);
      refused(() -> EtcdReader.open(as(nobody, "op", "right-one")), "knows no users", "Leave out");
      EtcdServer.put(nobody, List.of(Map.entry("/a/1", "1"), Map.entry("/b/1", "1")));
      server.exec("etcdctl", "user", "add", "root:root-one");
      server.exec("etcdctl", "user", "grant-role", "root", "root");
      server.exec("etcdctl", "user", "add", "op:right-one");
      server.exec("etcdctl", "role", "add", "reader");
      server.exec("etcdctl", "role", "grant-permission", "--prefix=true", "reader", "read", "/a/");
      server.exec("etcdctl", "user", "grant-role", "op", "reader");
      server.exec("etcdctl", "auth", "enable");

      EtcdAddress op = as(nobody, "op", "right-one");
      assertThat(op.toString()).startsWith("op@127.0.0.1:").doesNotContain("right-one");
      assertThat(EtcdReaderTest.rows(op, "/a/")).containsExactly(List.of("/a/1", "1", "false"));
      refused(() -> EtcdReaderTest.rows(op, "/b/"), "does not let user op read", "Grant a role");
      refused(() -> EtcdReader.open(nobody), "asks for a user", "Give the store");
      refused(
          () -> EtcdReader.open(as(nobody, "op", "wrong-one")),
          "rejected the password of user op",
          "Check the user");
    }
  }

  @Test
  void aTokenThatIsForgottenIsAskedForAgain() {
    try (ContainerStore server = new ContainerStore(EtcdServer.RECIPE)) {
      EtcdAddress nobody = EtcdServer.address(server);
      EtcdServer.put(nobody, List.of(Map.entry("a", "1")));
      server.exec("etcdctl", "user", "add", "root:root-one");
      server.exec("etcdctl", "user", "grant-role", "root", "root");
      server.exec("etcdctl", "auth", "enable");
      try (EtcdReader reader = EtcdReader.open(as(nobody, "root", "root-one"));
          RowCursor rows = reader.open(Dataset.of("*"))) {
        // Whatever changes users or roles makes all tokens invalid.
        server.exec("etcdctl", "--user=root:root-one", "auth", "disable");
        server.exec("etcdctl", "auth", "enable");
        assertThat(EtcdReaderTest.drain(rows)).hasSize(1);
      }
    }
  }

  @Test
  void aServerThatEndsWhileItIsReadIsTold() {
    try (ContainerStore server = new ContainerStore(EtcdServer.RECIPE)) {
      EtcdAddress address = EtcdServer.address(server);
      EtcdServer.put(address, EtcdReaderTest.numbered(1000));
      try (EtcdReader reader = EtcdReader.open(address);
          RowCursor rows = reader.open(Dataset.of("*"))) {
        assertThat(rows.next()).isNotNull();
        server.container().kill("KILL");
        refused(() -> EtcdReaderTest.drain(rows), "stopped answering", "Look at the log");
      }
    }
  }

  @Test
  void aServerThatHangsIsToldAfterAWhile() {
    try (ContainerStore server = new ContainerStore(EtcdServer.RECIPE)) {
      EtcdAddress address = EtcdServer.address(server);
      try (EtcdReader reader = EtcdReader.open(address, Duration.ofSeconds(1));
          RowCursor rows = reader.open(Dataset.of("*"))) {
        server.container().pause();
        refused(rows::next, "did not answer within 1 s", "hangs");
      } finally {
        server.container().resume();
      }
    }
  }

  @Test
  void aMomentThatWasCompactedAwayIsTold(EtcdAddress address) {
    EtcdServer.put(address, EtcdReaderTest.numbered(200));
    try (EtcdReader reader = EtcdReader.open(address);
        RowCursor rows = reader.open(Dataset.of("*"))) {
      EtcdServer.put(address, List.of(Map.entry("key00001", "new")));
      String answer =
          EtcdServer.post(
              address, "kv/range", JsonNodeFactory.instance.objectNode().put("key", new byte[1]));
      String revision = answer.replaceAll(".*\"revision\":\"(\\d+)\".*", "$1").strip();
      EtcdServer.post(
          address,
          "kv/compaction",
          JsonNodeFactory.instance.objectNode().put("revision", revision));
      refused(() -> EtcdReaderTest.drain(rows), "was compacted while it was read", "compaction");
    }
  }

  @Test
  void whatIsNotThereIsTold() {
    refused(
        () -> EtcdReader.open(EtcdAddress.of("127.0.0.1", 1, "", "")),
        "127.0.0.1:1 cannot be reached",
        "published");
    assertThatThrownBy(() -> new EtcdAddress(URI.create("http://op:pass@host:1"), "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("pass@");
  }

  @Test
  void olderAndForeignServersAreTold() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/v3beta/kv/range",
        exchange -> {
          byte[] answer =
              "{\"header\":{\"revision\":\"3\"},\"kvs\":[{\"key\":\"YQ==\"}],\"count\":\"1\"}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    http.start();
    try {
      EtcdAddress address = EtcdAddress.of("127.0.0.1", http.getAddress().getPort(), "", "");
      assertThat(EtcdReaderTest.rows(address, "*")).containsExactly(List.of("a", "", "false"));
      http.removeContext("/v3beta/kv/range");
      refused(() -> EtcdReader.open(address), "is no etcd", "etcd 3.3 or later");
    } finally {
      http.stop(0);
    }
  }

  private static EtcdAddress as(EtcdAddress address, String user, String password) {
    return new EtcdAddress(address.endpoint(), user, password);
  }

  private static void refused(ThrowingCallable call, String message, String remedy) {
    assertThatThrownBy(call)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(message)
        .hasMessageNotContainingAny("wrong-one", "right-one", "root-one")
        .asInstanceOf(type(StoreException.class))
        .extracting(StoreException::remedy)
        .asString()
        .contains(remedy);
  }
}
