package dev.seatrial.plan;

import dev.seatrial.scenario.References;
import dev.seatrial.scenario.Store;

/** Replaces the references of stores: where they are, and as whom they are read. */
final class StoreResolver {
  private StoreResolver() {}

  static Store resolved(Store store, References in) {
    if (store instanceof Store.Sqlite s) {
      return new Store.Sqlite(s.name(), s.volume(), in.in(s.file()), s.datasets(), s.location());
    } else if (store instanceof Store.Postgresql s) {
      return new Store.Postgresql(
          s.name(),
          s.service(),
          s.port(),
          in.in(s.database()),
          in.in(s.user()),
          in.in(s.password()),
          s.datasets(),
          s.location());
    } else if (store instanceof Store.Mysql s) {
      return new Store.Mysql(
          s.name(),
          s.service(),
          s.port(),
          in.in(s.database()),
          in.in(s.user()),
          in.in(s.password()),
          s.datasets(),
          s.location());
    } else if (store instanceof Store.Elasticsearch s) {
      return new Store.Elasticsearch(
          s.name(),
          s.service(),
          s.port(),
          in.in(s.user()),
          in.in(s.password()),
          s.datasets(),
          s.location());
    } else if (store instanceof Store.Mongodb s) {
      return new Store.Mongodb(
          s.name(),
          s.service(),
          s.port(),
          in.in(s.database()),
          in.in(s.user()),
          in.in(s.password()),
          s.datasets(),
          s.location());
    } else if (store instanceof Store.Redis s) {
      return new Store.Redis(
          s.name(),
          s.service(),
          s.port(),
          s.database(),
          in.in(s.user()),
          in.in(s.password()),
          s.datasets(),
          s.location());
    } else if (store instanceof Store.Etcd s) {
      return new Store.Etcd(
          s.name(),
          s.service(),
          s.port(),
          in.in(s.user()),
          in.in(s.password()),
          s.datasets(),
          s.location());
    }
    return store;
  }
}
