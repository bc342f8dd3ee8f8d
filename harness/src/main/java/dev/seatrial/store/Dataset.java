package dev.seatrial.store;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A named set of rows, as a reader is asked for it.
 *
 * @param name name that both sides of a comparison share
 * @param table what the store calls it: table or view ({@code schema.table} where there are
 *     schemas), index or pattern, collection, prefix or glob of keys, directory
 * @param key columns that identify a row, in order; empty means the store's own key
 * @param secret columns whose values are masked in evidence
 * @param kinds kinds of columns, declared where the store does not know or knows less
 */
public record Dataset(
    String name, String table, List<String> key, Set<String> secret, Map<String, ValueKind> kinds) {
  public Dataset {
    key = List.copyOf(key);
    secret = Set.copyOf(secret);
    kinds = Map.copyOf(kinds);
  }

  /** A dataset named as its table, without secrets. */
  public static Dataset of(String table, String... key) {
    return new Dataset(table, table, List.of(key), Set.of(), Map.of());
  }
}
