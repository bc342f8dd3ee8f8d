package dev.seatrial.scenario.load;

import dev.seatrial.scenario.Store;
import dev.seatrial.source.Diagnostics;
import java.util.Map;

/** Checks that stores can do what steps ask of them. */
final class StoreUse {
  private final Map<String, Store> stores;
  private final Diagnostics diagnostics;

  StoreUse(Map<String, Store> stores, Diagnostics diagnostics) {
    this.stores = stores;
    this.diagnostics = diagnostics;
  }

  void check(Mention mention) {
    if (mention instanceof Mention.Queried queried) {
      Store store = stores.get(queried.store());
      if (store != null && !store.takesSql()) {
        diagnostics.error(
            "store.no-sql",
            queried.at(),
            "the store " + store.name() + " takes no SQL",
            "ask its service by http or exec; SQL is for sqlite, postgresql and mysql");
      }
    } else if (mention instanceof Mention.Copied copied) {
      Store from = stores.get(copied.from());
      Store to = stores.get(copied.to());
      boolean wrongFrom = from != null && !(from instanceof Store.Sqlite);
      if (wrongFrom || (to != null && !(to instanceof Store.Postgresql))) {
        diagnostics.error(
            "yardstick.pair",
            wrongFrom ? copied.fromAt() : copied.toAt(),
            (wrongFrom ? copied.from() : copied.to())
                + " is not "
                + (wrongFrom ? "an SQLite store" : "a PostgreSQL store")
                + ": rows are copied as a yardstick from SQLite to PostgreSQL only",
            "measure a one-shot container instead: { name: …, run: { service: …, limit: 1m } }");
      }
    }
  }
}
