package dev.seatrial.store.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.store.lab.ContainerStore;
import dev.seatrial.store.lab.ContainerStore.Recipe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real node, written to with plain requests, so that nothing of the reader is needed for it. */
public final class ElasticsearchNode implements AutoCloseable {
  private static final String PASSWORD = "of-the-tests";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int major;
  private final ContainerStore store;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Starts one, with security from 8 on. */
  public ElasticsearchNode(String version) {
    major = version.charAt(0) - '0';
    Map<String, String> environment = new HashMap<>();
    environment.put("discovery.type", "single-node");
    environment.put("ES_JAVA_OPTS", "-Xms512m -Xmx512m");
    environment.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    environment.put("reindex.remote.whitelist", "*:*");
    if (major >= 8) {
      environment.put("ELASTIC_PASSWORD", PASSWORD);
      environment.put("xpack.security.enabled", "true");
      environment.put("xpack.security.http.ssl.enabled", "false");
      environment.put("action.destructive_requires_name", "false");
      environment.remove("reindex.remote.whitelist");
    } else {
      environment.put("xpack.security.enabled", "false");
    }
    store =
        new ContainerStore(
            new Recipe(
                "elasticsearch",
                "docker.elastic.co/elasticsearch/elasticsearch:" + version,
                Map.of("VERSION", version),
                environment,
                List.of(),
                Optional.of("/usr/share/elasticsearch/data"),
                9200,
                List.of(
                    "bash",
                    "-c",
                    "exec 3<>/dev/tcp/127.0.0.1/9200"
                        + " && printf 'GET /_cluster/health HTTP/1.0\\r\\n\\r\\n' >&3"
                        + " && grep -q '\"status\"' <&3")));
  }

  /** First number of its version. */
  public int major() {
    return major;
  }

  ContainerStore store() {
    return store;
  }

  public ElasticsearchAddress address() {
    return major < 8
        ? ElasticsearchAddress.of(store.host(), store.port())
        : address("elastic", PASSWORD);
  }

  ElasticsearchAddress address(String user, String password) {
    return new ElasticsearchAddress(
        "http", store.host(), store.port(), Optional.of(user), Optional.of(password));
  }

  /** Makes a request that has to succeed. */
  public JsonNode call(String method, String path, String body) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create("http://%s:%d%s".formatted(store.host(), store.port(), path)))
              .timeout(Duration.ofSeconds(60))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      if (major >= 8) {
        byte[] pair = ("elastic:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
      }
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Makes an index of one shard, with the fields of a mapping, and whatever else it declares. */
  public void create(String index, String properties, String more) {
    String mapping = "{%s\"properties\":{%s}}".formatted(more, properties);
    create(index, 1, major >= 7 ? mapping : "{\"event\":" + mapping + "}");
  }

  /** Makes a template for indices to come. */
  void template(String name, String pattern, String properties) {
    String mapping = "{\"properties\":{" + properties + "}}";
    call(
        "PUT",
        "/_template/" + name,
        major >= 6
            ? "{\"index_patterns\":[\"%s\"],\"mappings\":%s}".formatted(pattern, mapping)
            : "{\"template\":\"%s\",\"mappings\":{\"_default_\":%s}}".formatted(pattern, mapping));
  }

  void create(String index, int shards, String mappings) {
    call(
        "PUT",
        "/" + index,
        "{\"settings\":{\"number_of_shards\":%d,\"number_of_replicas\":0},\"mappings\":%s}"
            .formatted(shards, mappings));
  }

  /** Writes a document, visible to searches; {@code parameters} as {@code routing=x}. */
  void put(String index, String id, String document, String... parameters) {
    String path = "/%s/%s/%s".formatted(index, major >= 7 ? "_doc" : "event", id);
    call("PUT", path + "?refresh=true&" + String.join("&", parameters), document);
  }

  /** Writes many at once: each with its number as the id, and in the place of each {@code %d}. */
  void fill(String index, int from, int to, String document) {
    StringBuilder lines = new StringBuilder();
    String type = major >= 7 ? "" : ",\"_type\":\"event\"";
    for (int i = from; i < to; i++) {
      lines.append("{\"index\":{\"_id\":\"").append(i).append('"').append(type).append("}}\n");
      lines.append(document.replace("%d", Integer.toString(i))).append('\n');
    }
    JsonNode answer = call("POST", "/" + index + "/_bulk?refresh=true", lines.toString());
    assertThat(answer.path("errors").asBoolean()).as(answer.toString()).isFalse();
  }

  /** Scrolls that the node keeps something for. */
  int openScrolls() {
    return call("GET", "/_nodes/stats/indices/search", "").findValue("open_contexts").asInt();
  }

  /** Removes all indices. */
  void clear() {
    call("DELETE", "/*", "");
  }

  @Override
  public void close() {
    store.close();
  }
}
