package dev.seatrial.store.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;

/**
 * Reads Elasticsearch 5.6 to 8. A dataset is an index, an alias or a pattern ({@code
 * events-*,-events-old}), one row for each document:
 *
 * <ul>
 *   <li>{@code _index}, when the expression stands for several indices;
 *   <li>{@code _type}, before 7;
 *   <li>{@code _id}; {@code _routing}, NULL where it is the id; {@code _parent}, where a type
 *       declares one;
 *   <li>each field of the mapping as JSON: NULL when the document lacks it, which JSON's null is
 *       not;
 *   <li>{@code _rest}: fields that the mapping does not know, as one JSON object, or NULL.
 * </ul>
 *
 * The key is {@code _index}, {@code _id}, {@code _routing}, the same for all versions. Before 7 two
 * types may share an id; such rows have one key, and where one of them is missing afterwards, that
 * is a lost row.
 *
 * <p>Each dataset is of the moment when it is opened; those of one reader are of different moments.
 * What has been written is made visible first ({@code _refresh}), which changes no document.
 * Nothing is left out quietly: an index that is closed or RED, a shard that does not answer, a
 * document fewer than announced is a {@link StoreException}.
 */
public final class ElasticsearchReader implements DatasetReader {
  /** What a page should take, and may take at most. */
  private static final long PAGE_BYTES = 4 << 20;

  private static final int MOST_DOCUMENTS = 5_000;
  private static final int MOST_BYTES = 32 << 20;

  private final Http http;
  private final Catalog catalog;
  private final int major;

  private ElasticsearchReader(Http http, Catalog catalog) {
    this.http = http;
    this.catalog = catalog;
    this.major = catalog.major();
  }

  /**
   * Connects.
   *
   * @throws StoreException when the server cannot be reached or lets nobody in
   */
  public static ElasticsearchReader open(ElasticsearchAddress address) {
    Http http = new Http(address);
    try {
      return new ElasticsearchReader(
          http, saysWhatItIs(http) ? new TypedCatalog(http) : new PlainCatalog(http));
    } catch (RuntimeException e) {
      http.close();
      throw e;
    }
  }

  /** Whether it sends the header that the typed client demands. */
  private static boolean saysWhatItIs(Http http) {
    try {
      Response answer = http.client().performRequest(new Request("GET", "/_cat/nodes?h=version"));
      return answer.getHeader("X-Elastic-Product") != null;
    } catch (IOException e) {
      throw http.failures().of(e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException also when not all of it can be read; reading on may show that, too
   */
  @Override
  public RowCursor open(Dataset dataset) {
    List<Catalog.Index> indices = whole(dataset.table());
    return open(dataset, indices, pageSize(indices), MOST_BYTES);
  }

  /** As {@link #open(Dataset)}, so many documents and bytes at a time to begin with. */
  RowCursor open(Dataset dataset, int pageSize, int pageBytes) {
    return open(dataset, whole(dataset.table()), pageSize, pageBytes);
  }

  private RowCursor open(
      Dataset dataset, List<Catalog.Index> indices, int pageSize, int pageBytes) {
    String expression = dataset.table();
    refresh(expression);
    Mappings mappings = Mappings.read(http, expression, major);
    DocumentColumns columns = new DocumentColumns(mappings, indices.size() > 1, major < 7);
    return new DocumentCursor(
        http, expression, columns, columns.checked(dataset), pageSize, pageBytes);
  }

  /** The indices of an expression, all of them open and with their primary shards. */
  private List<Catalog.Index> whole(String expression) {
    List<Catalog.Index> indices = catalog.indices(expression);
    if (indices.isEmpty()) {
      throw new StoreException(
          "%s has no index for %s.".formatted(http.failures().where(), expression),
          "Its indices are %s.".formatted(String.join(", ", tables())));
    }
    for (Catalog.Index index : indices) {
      if (!index.open()) {
        throw new StoreException(
            "Index %s is closed, so none of its documents can be read.".formatted(index.name()),
            "Open it, or leave it out: `,-%s` after a pattern does.".formatted(index.name()));
      }
      if (index.red()) {
        throw new StoreException(
            "Index %s is RED: %s.".formatted(index.name(), missingShard(index.name())),
            "Bring the shard back, or part of the documents would be missing in silence.");
      }
    }
    return indices;
  }

  private String missingShard(String index) {
    return catalog.missingShards(index).stream()
        .min(Comparator.comparingInt(Catalog.MissingShard::number))
        .map(
            shard ->
                "primary shard %d is %s%s"
                    .formatted(
                        shard.number(),
                        shard.state(),
                        shard.reason().isEmpty() ? "" : " (" + shard.reason() + ")"))
        .orElse("a primary shard is missing");
  }

  /** Not every user may; then what is visible is what there is. */
  private void refresh(String expression) {
    try {
      http.client()
          .performRequest(new Request("POST", "/" + Http.segment(expression) + "/_refresh"));
    } catch (ResponseException e) {
      if (e.getResponse().getStatusLine().getStatusCode() != 403) {
        throw http.failures().of(e);
      }
    } catch (IOException e) {
      throw http.failures().of(e);
    }
  }

  private static int pageSize(List<Catalog.Index> indices) {
    long documents = 1;
    long bytes = 0;
    for (Catalog.Index index : indices) {
      documents += index.documents().orElse(0);
      bytes += index.bytes().orElse(0);
    }
    long each = Math.max(1, bytes / documents);
    return (int) Math.max(1, Math.min(MOST_DOCUMENTS, PAGE_BYTES / each));
  }

  /** Names of all indices but hidden ones and those of the system. */
  @Override
  public List<String> tables() {
    List<String> names = new ArrayList<>();
    catalog.indices("*").forEach(index -> names.add(index.name()));
    names.removeIf(name -> name.startsWith("."));
    names.sort(null);
    return names;
  }

  /**
   * The fields of all indices that {@link #tables} names, as their mappings declare them, with what
   * is declared for documents as a whole ({@code _routing}, {@code _mapping.dynamic}), and their
   * aliases ({@code _alias.NAME}). Templates are told likewise, under {@code template NAME}, with
   * the indices that they are for ({@code _patterns}).
   */
  @Override
  public Structure structure() {
    List<Structure.Field> fields = new ArrayList<>();
    List<String> tables = tables();
    Mappings mappings = tables.isEmpty() ? new Mappings(Map.of()) : Mappings.read(http, "*", major);
    for (String index : tables) {
      mappings
          .declared(index)
          .forEach((path, declared) -> fields.add(FieldKinds.field(index, path, declared)));
    }
    for (Map.Entry<String, JsonNode> index : http.get("/_alias").properties()) {
      if (tables.contains(index.getKey())) {
        for (Map.Entry<String, JsonNode> alias : index.getValue().path("aliases").properties()) {
          String declared = "alias " + Mappings.sorted(alias.getValue());
          fields.add(FieldKinds.field(index.getKey(), "_alias." + alias.getKey(), declared));
        }
      }
    }
    new Templates(http, major)
        .declared()
        .forEach(
            (template, all) ->
                all.forEach(
                    (path, declared) ->
                        fields.add(FieldKinds.field("template " + template, path, declared))));
    return Structure.ofFields("elasticsearch", fields);
  }

  @Override
  public void close() {
    http.close();
  }
}
