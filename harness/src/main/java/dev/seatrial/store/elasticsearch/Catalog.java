package dev.seatrial.store.elasticsearch;

import dev.seatrial.store.StoreException;
import java.util.List;
import java.util.OptionalLong;

/** What a cluster says of its indices. */
interface Catalog {

  /**
   * Indices that a name, an alias or a pattern stands for, also closed ones; without hidden ones
   * unless they are named.
   *
   * @throws StoreException when there is none of a name
   */
  List<Index> indices(String expression);

  /** Primary shards of an index that serve nothing. */
  List<MissingShard> missingShards(String index);

  /** First number of the version of the server. */
  int major();

  /**
   * An index.
   *
   * @param documents nested ones counted, for a guess at their size; empty when it cannot be read
   * @param bytes on disk, one copy of it
   */
  record Index(String name, boolean open, boolean red, OptionalLong documents, OptionalLong bytes) {

    /** From what the `cat` interface says of it, in bytes. */
    static Index of(String name, String status, String health, String documents, String bytes) {
      return new Index(
          name, !status.equals("close"), health.equals("red"), number(documents), number(bytes));
    }

    private static OptionalLong number(String text) {
      return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
  }

  /**
   * A primary shard that is not started.
   *
   * @param state such as UNASSIGNED
   * @param reason such as INDEX_CREATED or NODE_LEFT; empty when none is given
   */
  record MissingShard(int number, String state, String reason) {}
}
