package dev.seatrial.bench;

import dev.seatrial.store.elasticsearch.ElasticsearchNode;
import dev.seatrial.store.elasticsearch.ElasticsearchNodes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two indices of one node, compared, against both read by plain scrolls and thrown away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElasticsearchBench {
  private static final int DOCUMENTS = Integer.getInteger("bench.documents", 200_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int BULK = 5_000;
  private static final int PAGE = 2_000;
  private static final String RAW = "raw scrolls of both Elasticsearch indices, at once";
  private static final String OURS = "Elasticsearch ↔ Elasticsearch, identical";

  private final Results results = new Results("elasticsearch", DOCUMENTS, ROUNDS);
  private final HttpClient client = HttpClient.newHttpClient();
  private ElasticsearchNode node;

  @BeforeAll
  void fill() {
    node = new ElasticsearchNode(ElasticsearchNodes.SEVEN);
    for (String index : new String[] {"one", "two"}) {
      node.create(
          index,
          "\"name\":{\"type\":\"keyword\"},\"n\":{\"type\":\"long\"},\"x\":{\"type\":\"double\"},"
              + "\"made\":{\"type\":\"date\",\"format\":\"yyyy-MM-dd HH:mm:ss.SSSSSS\"},"
              + "\"doc\":{\"type\":\"object\",\"enabled\":false}",
          "");
      StringBuilder lines = new StringBuilder();
      BenchRows.each(
          DOCUMENTS,
          item -> {
            lines.append("{\"index\":{\"_id\":\"").append(item.id()).append("\"}}\n");
            lines.append(
                "{\"name\":\"%s\",\"n\":%d,\"x\":%s,\"made\":\"%s\",\"doc\":%s}\n"
                    .formatted(item.name(), item.n(), item.x(), item.made(), item.doc()));
            if (item.id() % BULK == 0 || item.id() == DOCUMENTS) {
              node.call("POST", "/" + index + "/_bulk", lines.toString());
              lines.setLength(0);
            }
          });
      node.call("POST", "/" + index + "/_refresh", "");
    }
  }

  @AfterAll
  void end() throws IOException {
    node.close();
    results.write();
  }

  @Test
  void identical() {
    Path mapping = MappingFile.of("one", "two");
    String url = "elasticsearch+http://127.0.0.1:" + node.address().port();
    for (int i = 0; i < ROUNDS; i++) {
      results.add(
          RAW,
          Launcher.time(
              () -> {
                CompletableFuture<Void> one = CompletableFuture.runAsync(() -> scroll("one"));
                scroll("two");
                one.join();
              }));
      results.add(
          OURS,
          Launcher.time(() -> Launcher.compare(0, "", url, url, "--mapping", mapping.toString())));
    }
    results.ratio(OURS, RAW, "≤ 1.5");
  }

  private void scroll(String index) {
    try {
      byte[] page = post("/" + index + "/_search?scroll=1m&sort=_doc&size=" + PAGE, "{}");
      while (true) {
        // Looked at for its beginning only: everything is thrown away.
        String start = new String(page, 0, Math.min(page.length, 2_000), StandardCharsets.UTF_8);
        if (start.contains("\"hits\":[]")) {
          return;
        }
        String id = start.replaceFirst("(?s).*?\"_scroll_id\":\"([^\"]+)\".*", "$1");
        page = post("/_search/scroll", "{\"scroll\":\"1m\",\"scroll_id\":\"" + id + "\"}");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private byte[] post(String path, String body) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + node.address().port() + path);
    return client
        .send(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofByteArray())
        .body();
  }
}
