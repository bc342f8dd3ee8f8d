package dev.seatrial.store.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Bytes;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.cat.IndicesResponse;
import co.elastic.clients.elasticsearch.cat.NodesResponse;
import co.elastic.clients.elasticsearch.cat.ShardsResponse;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Through the typed Elasticsearch Java client, for servers from 7.14 on. */
final class TypedCatalog implements Catalog {
  private final ElasticsearchClient client;
  private final Failures failures;

  /** Shares the connection, which stays the caller's to close. */
  TypedCatalog(Http http) {
    client =
        new ElasticsearchClient(new RestClientTransport(http.client(), new JacksonJsonpMapper()));
    failures = http.failures();
  }

  @Override
  public List<Index> indices(String expression) {
    IndicesResponse answer =
        ask(
            () ->
                client
                    .cat()
                    .indices(
                        request ->
                            request
                                .index(expression)
                                .bytes(Bytes.Bytes)
                                .h("index", "status", "health", "docs.count", "pri.store.size")));
    List<Index> indices = new ArrayList<>();
    answer
        .valueBody()
        .forEach(
            row ->
                indices.add(
                    Index.of(
                        text(row.index()),
                        text(row.status()),
                        text(row.health()),
                        text(row.docsCount()),
                        text(row.priStoreSize()))));
    return indices;
  }

  @Override
  public List<MissingShard> missingShards(String index) {
    ShardsResponse answer =
        ask(
            () ->
                client
                    .cat()
                    .shards(
                        request ->
                            request
                                .index(index)
                                .h("shard", "prirep", "state", "unassigned.reason")));
    List<MissingShard> missing = new ArrayList<>();
    answer
        .valueBody()
        .forEach(
            row -> {
              if (text(row.prirep()).equals("p") && !text(row.state()).equals("STARTED")) {
                missing.add(
                    new MissingShard(
                        Integer.parseInt(text(row.shard())),
                        text(row.state()),
                        text(row.unassignedReason())));
              }
            });
    return missing;
  }

  @Override
  public int major() {
    NodesResponse answer = ask(() -> client.cat().nodes(request -> request.h("version")));
    return Integer.parseInt(text(answer.valueBody().get(0).version()).replaceFirst("\\..*", ""));
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (IOException | ElasticsearchException e) {
      throw failures.of(e);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
