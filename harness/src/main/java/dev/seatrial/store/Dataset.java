package dev.seatrial.store;

import java.util.List;
import java.util.Set;

/**
 * A named set of rows, as a reader is asked for it.
 *
 * @param name name that both sides of a comparison share
 * @param table table or view; {@code schema.table} where the store has schemas
 * @param key columns that identify a row, in order; empty means the primary key
 * @param secret columns whose values are masked in evidence
 */
public record Dataset(String name, String table, List<String> key, Set<String> secret) {
  public Dataset {
    key = List.copyOf(key);
    secret = Set.copyOf(secret);
  }

  /** A dataset named as its table, without secrets. */
  public static Dataset of(String table, String... key) {
    return new Dataset(table, table, List.of(key), Set.of());
  }
}
