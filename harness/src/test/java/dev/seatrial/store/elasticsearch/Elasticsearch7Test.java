package dev.seatrial.store.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 7.6 is asked through the low-level client alone. */
@Tag("engine")
class Elasticsearch7Test extends ReadingContract {
  @RegisterExtension static final SharedNode NODE = new SharedNode(ElasticsearchNodes.SEVEN);

  @Test
  void parentsAndChildrenAreDocumentsWithARouting(ElasticsearchNode node) {
    node.create("family", "\"is\":{\"type\":\"join\",\"relations\":{\"task\":\"event\"}}", "");
    node.put("family", "1", "{\"is\":\"task\"}");
    node.put("family", "2", "{\"is\":{\"name\":\"event\",\"parent\":\"1\"}}", "routing=1");
    assertThat(rows(node, "family"))
        .extracting(row -> row.get("_id") + " " + row.get("_routing") + " " + row.get("is"))
        .containsExactlyInAnyOrder("1 null \"task\"", "2 1 {\"name\":\"event\",\"parent\":\"1\"}");
  }
}
