package dev.seatrial.store.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Through the low-level client, for servers before 7.14. */
record PlainCatalog(Http http) implements Catalog {

  @Override
  public List<Index> indices(String expression) {
    List<Index> indices = new ArrayList<>();
    for (JsonNode row :
        http.get(
            "/_cat/indices/%s?format=json&bytes=b&h=index,status,health,docs.count,pri.store.size"
                .formatted(Http.segment(expression)))) {
      indices.add(
          Index.of(
              text(row, "index"),
              text(row, "status"),
              text(row, "health"),
              text(row, "docs.count"),
              text(row, "pri.store.size")));
    }
    return indices;
  }

  @Override
  public List<MissingShard> missingShards(String index) {
    List<MissingShard> missing = new ArrayList<>();
    for (JsonNode row :
        http.get(
            "/_cat/shards/%s?format=json&h=shard,prirep,state,unassigned.reason"
                .formatted(Http.segment(index)))) {
      if (text(row, "prirep").equals("p") && !text(row, "state").equals("STARTED")) {
        missing.add(
            new MissingShard(
                Integer.parseInt(text(row, "shard")),
                text(row, "state"),
                text(row, "unassigned.reason")));
      }
    }
    return missing;
  }

  @Override
  public int major() {
    String version = text(http.get("/_cat/nodes?format=json&h=version").path(0), "version");
    return Integer.parseInt(version.replaceFirst("\\..*", ""));
  }

  private static String text(JsonNode row, String column) {
    return row.path(column).asText("");
  }
}
