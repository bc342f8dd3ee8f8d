package dev.seatrial.store.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Types and parents are in 5 only. */
@Tag("engine")
class Elasticsearch5Test extends ReadingContract {
  @RegisterExtension static final SharedNode NODE = new SharedNode(ElasticsearchNodes.FIVE);

  @Test
  void typesThatShareAnIdAreToldApart(ElasticsearchNode node) {
    node.create(
        "typed",
        1,
        """
        {"log":{"properties":{"n":{"type":"long"}}}, "plot":{"properties":{"m":{"type":"long"}}}}
        """);
    node.call("PUT", "/typed/log/1", "{\"n\":1}");
    node.call("PUT", "/typed/plot/1?refresh=true", "{\"m\":2}");
    assertThat(rows(node, "typed"))
        .extracting(row -> row.get("_type") + " " + row.get("_id") + row.get("n") + row.get("m"))
        .containsExactlyInAnyOrder("log 11null", "plot 1null2");
  }

  @Test
  void childrenNameTheirParents(ElasticsearchNode node) {
    node.create("family", 1, "{\"task\":{},\"event\":{\"_parent\":{\"type\":\"task\"}}}");
    node.call("PUT", "/family/task/1?refresh=true", "{}");
    node.call("PUT", "/family/event/2?parent=1&refresh=true", "{}");
    assertThat(rows(node, "family"))
        .extracting(row -> row.get("_id") + " " + row.get("_routing") + " " + row.get("_parent"))
        .containsExactlyInAnyOrder("1 null null", "2 1 1");
  }

  @Test
  void aNodeThatStopsInTheMiddleIsNoEnd() {
    try (ElasticsearchNode own = new ElasticsearchNode(ElasticsearchNodes.FIVE)) {
      own.create("half", "", "");
      own.fill("half", 0, 100, "{\"n\":%d}");
      try (ElasticsearchReader reader = ElasticsearchReader.open(own.address());
          RowCursor rows = reader.open(Dataset.of("half"), 10, 1 << 20)) {
        assertThat(rows.next()).isNotNull();
        own.store().container().kill("KILL");
        assertThatThrownBy(() -> count(rows))
            .isInstanceOf(StoreException.class)
            .hasMessageMatching(
                "Elasticsearch at 127.0.0.1:\\d+ (cannot be reached|stopped answering).*");
      }
    }
  }
}
