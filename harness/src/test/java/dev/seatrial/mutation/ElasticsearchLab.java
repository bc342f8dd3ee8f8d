package dev.seatrial.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.mutation.Item.Field;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.elasticsearch.ElasticsearchNode;
import dev.seatrial.store.elasticsearch.ElasticsearchReader;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Indices of a node; documents are made by a bulk request. */
final class ElasticsearchLab implements StoreLab {
  /** What it holds. */
  static final Set<Field> FIELDS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Field.ROW)));

  private static final String PROPERTIES =
      """
      "name": {"type": "text"}, "n": {"type": "integer"}, "big": {"type": "long"},
      "x": {"type": "double"}, "price": {"type": "double"}, "active": {"type": "boolean"},
      "made": {"type": "keyword"}, "day": {"type": "keyword"},
      "doc": {"type": "object", "enabled": false}, "tags": {"type": "keyword"},
      "data": {"type": "binary"}, "ref": {"type": "keyword"}
      """;

  private final ElasticsearchNode node;

  ElasticsearchLab(ElasticsearchNode node) {
    this.node = node;
  }

  @Override
  public String name() {
    return "Elasticsearch " + node.major();
  }

  @Override
  public Set<Field> fields() {
    return FIELDS;
  }

  @Override
  public Dataset write(String index, List<Item> items) {
    node.create(index, PROPERTIES, "");
    String type = node.major() >= 7 ? "" : ",\"_type\":\"event\"";
    StringBuilder lines = new StringBuilder();
    for (Item item : items) {
      lines.append("{\"index\":{\"_id\":\"").append(item.id()).append('"').append(type);
      lines.append("}}\n").append(Documents.json(item, fields())).append('\n');
    }
    String answer =
        node.call("POST", "/" + index + "/_bulk?refresh=true", lines.toString()).toString();
    assertThat(answer).contains("\"errors\":false");
    return Dataset.of(index);
  }

  @Override
  public DatasetReader reader() {
    return ElasticsearchReader.open(node.address());
  }
}
