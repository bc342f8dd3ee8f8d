package dev.seatrial.store.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers with status 200 that leave something out, as servers have been seen to give them. */
class PartialAnswersTest {
  private static final String HIT = "{\"_index\":\"i\",\"_id\":\"%d\",\"_source\":{\"n\":1}}";

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String search = "";
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    String body =
        switch (path) {
          case "/_cat/nodes" -> "[{\"version\":\"7.6.2\"}]";
          case "/_cat/indices/i" ->
              "[{\"index\":\"i\",\"status\":\"open\",\"health\":\"green\","
                  + "\"docs.count\":\"3\",\"pri.store.size\":\"300\"}]";
          case "/i/_mapping" -> "{\"i\":{\"mappings\":{\"properties\":{\"n\":{}}}}}";
          case "/i/_search", "/_search/scroll" -> search;
          default -> "{}";
        };
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(path.equals("/i/_search") ? status : 200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Test
  void aShardThatDidNotAnswerThoughNoneFailed() {
    answer(false, 7, 6, "3", HIT.formatted(1), HIT.formatted(2), HIT.formatted(3));
    assertRefused("Only a part of i can be read: 6 of 7 shards answered.");
  }

  @Test
  void aSearchThatTimedOut() {
    answer(true, 1, 1, "3", HIT.formatted(1), HIT.formatted(2), HIT.formatted(3));
    assertRefused("Only a part of i can be read: it timed out.");
  }

  @Test
  void fewerDocumentsThanAnnounced() {
    answer(false, 1, 1, "{\"value\":3,\"relation\":\"eq\"}", HIT.formatted(1), HIT.formatted(2));
    assertRefused("Documents of i changed while they were read: 2 documents of 3 came.");
  }

  @Test
  void anAnswerThatIsNone() {
    search = "{}";
    assertRefused("stopped answering");
    search = "<html>";
    assertRefused("stopped answering");
    status = 502;
    assertRefused("failed (502): no reason given");
  }

  @Test
  void allOfIt() {
    answer(false, 1, 1, "2", HIT.formatted(1), HIT.formatted(2));
    try (ElasticsearchReader reader = open();
        RowCursor rows = reader.open(Dataset.of("i"))) {
      assertThat(ReadingContract.count(rows)).isEqualTo(2);
    }
    assertThat(requests).endsWith("DELETE /_search/scroll");
  }

  private void answer(boolean timedOut, int shards, int successful, String total, String... hits) {
    search =
        """
        {"_scroll_id":"s","took":1,"timed_out":%s,
         "_shards":{"total":%d,"successful":%d,"skipped":0,"failed":0},
         "hits":{"total":%s,"max_score":null,"hits":[%s]}}
        """
            .formatted(timedOut, shards, successful, total, String.join(",", hits));
  }

  private ElasticsearchReader open() {
    return ElasticsearchReader.open(
        ElasticsearchAddress.of("127.0.0.1", server.getAddress().getPort()));
  }

  private void assertRefused(String message) {
    try (ElasticsearchReader reader = open()) {
      assertThatThrownBy(
              () -> {
                try (RowCursor rows = reader.open(Dataset.of("i"))) {
                  ReadingContract.count(rows);
                }
              })
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(message);
    }
  }
}
