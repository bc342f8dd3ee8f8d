package dev.seatrial.store.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Through the low-level client, for servers before 7.14. */
record PlainCatalog(Http http) implements Catalog {

  @Override
  public List<Index> indices(String expression) {
    if (!expression.contains(",-")) {
      return listed("/" + Http.segment(expression));
    }
    // The list of 5 does not know what to leave out.
    JsonNode named =
        http.get(
            "/%s/_settings?expand_wildcards=open,closed&filter_path=*.settings.index.uuid"
                .formatted(Http.segment(expression)));
    List<Index> indices = new ArrayList<>(listed(""));
    indices.removeIf(index -> !named.has(index.name()));
    return indices;
  }

  private List<Index> listed(String which) {
    List<Index> indices = new ArrayList<>();
    for (JsonNode row :
        http.get(
            "/_cat/indices%s?format=json&bytes=b&h=index,status,health,docs.count,pri.store.size"
                .formatted(which))) {
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
