package dev.seatrial.store.elasticsearch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The nodes that all tests of this JVM share, one of each version; 5 and 7 start at the same time,
 * as soon as one of them is asked for.
 */
public final class ElasticsearchNodes implements AutoCloseable {
  public static final String FIVE = "5.6.16";
  public static final String SEVEN = "7.6.2";
  public static final String EIGHT = "8.19.21";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ElasticsearchNodes.class);

  private final Map<String, CompletableFuture<ElasticsearchNode>> nodes = new ConcurrentHashMap<>();

  static ElasticsearchNode node(ExtensionContext context, String version) {
    ElasticsearchNodes all =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                "nodes", key -> new ElasticsearchNodes(), ElasticsearchNodes.class);
    List<String> together = version.equals(EIGHT) ? List.of(EIGHT) : List.of(FIVE, SEVEN);
    together.forEach(
        each ->
            all.nodes.computeIfAbsent(
                each, v -> CompletableFuture.supplyAsync(() -> new ElasticsearchNode(v))));
    return Objects.requireNonNull(all.nodes.get(version)).join();
  }

  @Override
  public void close() {
    nodes.values().forEach(node -> node.join().close());
  }
}
