package dev.seatrial.store.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every version. */
abstract class ReadingContract {
  @Test
  void valuesComeAsTheyWereWritten(ElasticsearchNode node) {
    node.create(
        "kinds",
        """
        "k":{"type":"keyword"}, "t":{"type":"text"}, "l":{"type":"long"}, "f":{"type":"float"},
        "d":{"type":"double"}, "b":{"type":"boolean"}, "at":{"type":"date"}, "ip":{"type":"ip"},
        "bin":{"type":"binary"}, "o":{"properties":{"x":{"type":"long"}}},
        "n":{"type":"nested","properties":{"y":{"type":"keyword"}}}, "geo":{"type":"geo_point"},
        "opaque":{"type":"object","enabled":false}
        """,
        "\"dynamic\":false,");
    node.put(
        "kinds",
        "1",
        """
        {"k":"한글 ☃ \\ud83d\\ude00 \\"q\\" \\\\","t":"  two  ","l":9007199254740993,"f":1e-10,
         "d":0.30000000000000004,"b":true,"at":"2026-11-20T13:30:00.123Z","ip":"::1","bin":"AP8=",
         "o":{"x":1,"a":[]},"n":[{"y":"1"},{"y":null}],"geo":{"lat":1.5,"lon":-2},
         "opaque":{"b":1,"a":{"c":[1,"1"]}},"unknown":"kept","dotted.name":[1, 2]}
        """);
    node.put("kinds", "2", "{\"k\":null,\"l\":\"7\",\"f\":1.0E-10,\"d\":[],\"b\":\"true\"}");
    node.put("kinds", "3", "{}");

    Map<String, Map<String, @Nullable String>> rows = byId(node, "kinds");

    Map<String, @Nullable String> full = rows.getOrDefault("1", Map.of());
    assertThat(full)
        .containsEntry("k", "\"한글 ☃ 😀 \\\"q\\\" \\\\\"")
        .containsEntry("t", "\"  two  \"")
        .containsEntry("l", "9007199254740993")
        .containsEntry("d", "0.30000000000000004")
        .containsEntry("b", "true")
        .containsEntry("at", "\"2026-11-20T13:30:00.123Z\"")
        .containsEntry("ip", "\"::1\"")
        .containsEntry("bin", "\"AP8=\"")
        .containsEntry("o", "{\"a\":[],\"x\":1}")
        .containsEntry("n", "[{\"y\":\"1\"},{\"y\":null}]")
        .containsEntry("geo", "{\"lat\":1.5,\"lon\":-2}")
        .containsEntry("opaque", "{\"a\":{\"c\":[1,\"1\"]},\"b\":1}")
        .containsEntry("_rest", "{\"dotted.name\":[1,2],\"unknown\":\"kept\"}");
    Map<String, @Nullable String> odd = rows.get("2");
    assertThat(odd)
        .containsEntry("k", "null")
        .containsEntry("l", "\"7\"")
        .containsEntry("f", full.get("f"))
        .containsEntry("d", "[]")
        .containsEntry("b", "\"true\"")
        .containsEntry("t", null)
        .containsEntry("_rest", null);
    Map<String, @Nullable String> empty = new HashMap<>(rows.getOrDefault("3", Map.of()));
    empty.keySet().removeAll(Set.of("_id", "_type"));
    assertThat(empty).isNotEmpty();
    assertThat(empty.values()).containsOnlyNulls();
  }

  @Test
  void manyDocumentsComeAllAndTheScrollIsEnded(ElasticsearchNode node) {
    node.create("many", 3, "{}");
    node.fill("many", 0, 10_500, "{\"n\":%d}");
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address());
        RowCursor rows = reader.open(Dataset.of("many"))) {
      assertThat(rows.ordered()).isFalse();
      assertThat(rows.key()).containsExactly("_id", "_routing");
      int n = place(rows, "n");
      Set<@Nullable String> numbers = new HashSet<>();
      for (Row row = rows.next(); row != null; row = rows.next()) {
        numbers.add(row.value(n));
      }
      assertThat(numbers).hasSize(10_500).contains("0", "10499");
      assertThat(node.openScrolls()).isZero();
      assertThat(rows.next()).isNull();
    }
  }

  @Test
  void aScrollThatNobodyReadsToItsEndIsEnded(ElasticsearchNode node) {
    node.create("few", "", "");
    node.fill("few", 0, 30, "{\"n\":%d}");
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address())) {
      reader.open(Dataset.of("few"), 10, 1 << 20).close();
      try (RowCursor rows = reader.open(Dataset.of("few"), 10, 1 << 20)) {
        assertThat(rows.next()).isNotNull();
        assertThat(node.openScrolls()).isPositive();
      }
      assertThat(node.openScrolls()).isZero();
    }
  }

  @Test
  void whatIsNotYetVisibleIsReadToo(ElasticsearchNode node) {
    node.create("bulk", "\"n\":{\"type\":\"long\"}", "");
    node.call("PUT", "/bulk/_settings", "{\"index\":{\"refresh_interval\":-1}}");
    node.call("POST", "/bulk/" + (node.major() < 7 ? "event" : "_doc") + "/1", "{\"n\":1}");
    assertThat(rows(node, "bulk")).hasSize(1);
    node.call("PUT", "/bulk/_settings", "{\"index\":{\"blocks.read_only\":true}}");
    try {
      assertThat(rows(node, "bulk")).hasSize(1);
    } finally {
      node.call("PUT", "/bulk/_settings", "{\"index\":{\"blocks.read_only\":false}}");
    }
  }

  @Test
  void anAliasAndAPatternStandForIndices(ElasticsearchNode node) {
    node.create("events-a", "\"n\":{\"type\":\"long\"}", "");
    node.create("events-b", "\"m\":{\"type\":\"long\"}", "");
    node.create("empty", "", "");
    node.put("events-a", "1", "{\"n\":1}");
    node.put("events-b", "1", "{\"m\":2}");
    node.call(
        "POST",
        "/_aliases",
        """
        {"actions":[{"add":{"index":"events-*","alias":"all"}},
          {"add":{"index":"events-b","alias":"one"}}]}
        """);
    assertThat(rows(node, "all")).isEqualTo(rows(node, "events-*")).hasSize(2);
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address())) {
      assertThat(reader.tables()).containsExactly("empty", "events-a", "events-b");
      try (RowCursor rows = reader.open(Dataset.of("events-*"))) {
        assertThat(rows.key()).containsExactly("_index", "_id", "_routing");
        assertThat(rows.columns()).extracting(Column::name).contains("_index", "m", "n", "_rest");
      }
      try (RowCursor rows = reader.open(Dataset.of("one", "_id"))) {
        assertThat(rows.key()).containsExactly("_id");
        assertThat(rows.columns()).extracting(Column::name).doesNotContain("_index", "n");
      }
      assertThatThrownBy(() -> reader.open(Dataset.of("one", "id")))
          .isInstanceOf(StoreException.class)
          .hasMessage("one of dataset one has no field id, which its key names.");
    }
    assertThat(rows(node, "empty")).isEmpty();
  }

  @Test
  void customRoutingMayTellDocumentsApart(ElasticsearchNode node) {
    node.create("routed", 5, "{}");
    node.put("routed", "1", "{\"n\":1}", "routing=a");
    node.put("routed", "1", "{\"n\":2}", "routing=b");
    node.put("routed", "1", "{\"n\":3}", "routing=c");
    assertThat(rows(node, "routed"))
        .extracting(row -> row.get("_id") + row.get("_routing") + row.get("n"))
        .containsExactlyInAnyOrder("1a1", "1b2", "1c3");
  }

  @Test
  void theMappingIsTheStructure(ElasticsearchNode node) {
    node.create(
        "shape",
        """
        "k":{"type":"keyword","ignore_above":256}, "l":{"type":"integer"},
        "t":{"type":"text","fields":{"raw":{"type":"keyword"}}},
        "o":{"properties":{"p":{"type":"date","format":"epoch_millis"}}}
        """,
        "\"dynamic\":\"strict\",\"_routing\":{\"required\":true},");
    node.call(
        "POST", "/_aliases", "{\"actions\":[{\"add\":{\"index\":\"shape\",\"alias\":\"form\"}}]}");
    node.template("future", "future-*", "\"k\":{\"type\":\"keyword\"}");
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address())) {
      Structure structure = reader.structure();
      assertThat(structure.engine()).isEqualTo("elasticsearch");
      assertThat(structure.fields())
          .filteredOn(field -> field.table().matches("shape|template future"))
          .extracting(field -> field.table() + " " + field.name() + ": " + field.type())
          .containsExactly(
              "shape _mapping.dynamic: \"strict\"",
              "shape _routing: {\"required\":true}",
              "shape k: keyword {\"ignore_above\":256}",
              "shape l: integer",
              "shape o: object",
              "shape o.p: date {\"format\":\"epoch_millis\"}",
              "shape t: text",
              "shape t.raw: keyword",
              "shape _alias.form: alias {}",
              "template future _patterns: [\"future-*\"]",
              "template future k: keyword");
      assertThat(structure.fields().get(3).size()).hasValue(32);
    }
  }

  @Test
  void whatCannotBeReadWholeIsRefused(ElasticsearchNode node) {
    node.create("logs-open", "", "");
    node.create("logs-closed", "", "");
    node.call("POST", "/logs-closed/_close", "");
    node.call(
        "PUT",
        "/broken?wait_for_active_shards=0",
        """
        {"settings":{"number_of_shards":2,"number_of_replicas":0,
          "index.routing.allocation.require._name":"nowhere"}}
        """);
    node.create("bare", "", "\"_source\":{\"enabled\":false},");
    node.put("bare", "1", "{\"n\":1}");
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address())) {
      assertRefused(reader, "logs-closed", "Index logs-closed is closed");
      assertRefused(reader, "logs-*", "Index logs-closed is closed");
      assertThat(rows(node, "logs-*,-logs-closed")).isEmpty();
      assertRefused(
          reader, "broken", "Index broken is RED: primary shard 0 is UNASSIGNED (INDEX_CREATED).");
      assertRefused(reader, "b*", "Index broken is RED");
      assertRefused(reader, "absent", "no such index or alias");
      assertRefused(reader, "absent*", "has no index for absent*");
      assertRefused(reader, "bare", "Index bare does not keep the source of its documents");
    }
    assertThat(node.openScrolls()).isZero();
  }

  @Test
  void aScrollThatIsLostIsNoEnd(ElasticsearchNode node) {
    node.create("lost", "", "");
    node.fill("lost", 0, 100, "{\"n\":%d}");
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address());
        RowCursor rows = reader.open(Dataset.of("lost"), 10, 1 << 20)) {
      assertThat(rows.next()).isNotNull();
      node.call("DELETE", "/_search/scroll/_all", "");
      assertThatThrownBy(() -> count(rows))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("has lost the scroll in the middle of the documents");
    }
  }

  @Test
  void pagesThatAreTooLargeAreReadInSmallerOnes(ElasticsearchNode node) {
    node.create("large", "\"s\":{\"type\":\"text\"}", "");
    node.fill("large", 0, 30, "{\"s\":\"%d\"}");
    node.fill("large", 30, 90, "{\"s\":\"%d" + "x".repeat(3_000) + "\"}");
    node.fill("large", 90, 92, "{\"s\":\"%d" + "x".repeat(90_000) + "\"}");
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address());
        RowCursor rows = reader.open(Dataset.of("large"), 40, 60_000)) {
      int s = place(rows, "s");
      List<String> seen = new ArrayList<>();
      for (Row row = rows.next(); row != null; row = rows.next()) {
        seen.add(String.valueOf(row.value(s)).replace("x", ""));
      }
      assertThat(seen).hasSize(92).doesNotHaveDuplicates();
    }
    assertThat(node.openScrolls()).isZero();
  }

  @Test
  void whatChangesWhileItIsReadAnewIsNoticed(ElasticsearchNode node) {
    node.create("moving", "\"s\":{\"type\":\"text\"}", "");
    node.fill("moving", 0, 20, "{\"s\":\"%d\"}");
    node.fill("moving", 20, 40, "{\"s\":\"" + "x".repeat(5_000) + "\"}");
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address());
        RowCursor rows = reader.open(Dataset.of("moving"), 20, 60_000)) {
      for (int i = 0; i < 20; i++) {
        assertThat(rows.next()).isNotNull();
      }
      node.clear();
      node.create("moving", "\"s\":{\"type\":\"text\"}", "");
      node.fill("moving", 100, 160, "{\"s\":\"%d\"}");
      assertThatThrownBy(() -> count(rows))
          .isInstanceOf(StoreException.class)
          // The next page is fetched meanwhile: on a slow machine its scroll is gone before.
          .hasMessageMatching(
              "Documents of moving changed while they were read: other documents come first now\\."
                  + "|Elasticsearch at .* has lost the scroll in the middle of the documents\\.");
    }
  }

  @Test
  void nobodyIsThere(ElasticsearchNode node) {
    assertThat(node.address().toString()).doesNotContain("of-the-tests");
    ElasticsearchAddress nobody = ElasticsearchAddress.of("127.0.0.1", 1);
    assertThatThrownBy(() -> ElasticsearchReader.open(nobody))
        .isInstanceOf(StoreException.class)
        .hasMessage("Elasticsearch at 127.0.0.1:1 cannot be reached.");
  }

  static void assertRefused(ElasticsearchReader reader, String expression, String message) {
    assertThatThrownBy(
            () -> {
              try (RowCursor rows = reader.open(Dataset.of(expression))) {
                count(rows);
              }
            })
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(message);
  }

  static int count(RowCursor rows) {
    int count = 0;
    while (rows.next() != null) {
      count++;
    }
    return count;
  }

  static int place(RowCursor rows, String column) {
    return rows.columns().stream().map(Column::name).toList().indexOf(column);
  }

  static List<Map<String, @Nullable String>> rows(ElasticsearchNode node, String expression) {
    try (ElasticsearchReader reader = ElasticsearchReader.open(node.address());
        RowCursor cursor = reader.open(Dataset.of(expression))) {
      List<Map<String, @Nullable String>> rows = new ArrayList<>();
      for (Row row = cursor.next(); row != null; row = cursor.next()) {
        Map<String, @Nullable String> values = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
          values.put(cursor.columns().get(i).name(), row.value(i));
        }
        rows.add(values);
      }
      return rows;
    }
  }

  private static Map<String, Map<String, @Nullable String>> byId(
      ElasticsearchNode node, String expression) {
    Map<String, Map<String, @Nullable String>> byId = new HashMap<>();
    rows(node, expression).forEach(row -> byId.put(String.valueOf(row.get("_id")), row));
    return byId;
  }
}
