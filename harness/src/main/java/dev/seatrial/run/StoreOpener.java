package dev.seatrial.run;

import dev.seatrial.scenario.Store;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.elasticsearch.ElasticsearchAddress;
import dev.seatrial.store.elasticsearch.ElasticsearchReader;
import dev.seatrial.store.etcd.EtcdAddress;
import dev.seatrial.store.etcd.EtcdReader;
import dev.seatrial.store.jdbc.MysqlAddress;
import dev.seatrial.store.jdbc.MysqlReader;
import dev.seatrial.store.jdbc.PostgresAddress;
import dev.seatrial.store.jdbc.PostgresReader;
import dev.seatrial.store.mongo.MongoAddress;
import dev.seatrial.store.mongo.MongoReader;
import dev.seatrial.store.redis.RedisAddress;
import dev.seatrial.store.redis.RedisReader;
import java.util.List;

/** Opens the servers of a running cell, through the ports that they publish. */
final class StoreOpener {
  private static final String HOST = "127.0.0.1";

  private final CellContainers containers;

  StoreOpener(CellContainers containers) {
    this.containers = containers;
  }

  /**
   * Opens a store that a service answers for.
   *
   * @throws StepFailure when the service does not run
   * @throws dev.seatrial.store.StoreException when it does not answer
   */
  DatasetReader open(Store.OfService store) {
    int port = port(store);
    if (store instanceof Store.Postgresql s) {
      return PostgresReader.open(postgres(s));
    } else if (store instanceof Store.Mysql s) {
      return MysqlReader.open(mysql(s));
    } else if (store instanceof Store.Elasticsearch s) {
      return ElasticsearchReader.open(
          new ElasticsearchAddress("http", HOST, port, s.user(), s.password()));
    } else if (store instanceof Store.Redis s) {
      return RedisReader.open(
          new RedisAddress(HOST, port, s.database(), s.user().orElse(""), s.password().orElse("")));
    } else if (store instanceof Store.Mongodb s) {
      return MongoReader.open(
          s.user().isEmpty()
              ? MongoAddress.of(HOST, port, s.database())
              : MongoAddress.of(HOST, port, s.database(), s.user().get(), s.password().orElse("")));
    }
    Store.Etcd etcd = (Store.Etcd) store;
    return EtcdReader.open(
        EtcdAddress.of(HOST, port, etcd.user().orElse(""), etcd.password().orElse("")));
  }

  MysqlAddress mysql(Store.Mysql store) {
    return new MysqlAddress(HOST, port(store), store.database(), store.user(), store.password());
  }

  PostgresAddress postgres(Store.Postgresql store) {
    return new PostgresAddress(HOST, port(store), store.database(), store.user(), store.password());
  }

  private int port(Store.OfService store) {
    return containers
        .running()
        .port(store.service(), store.port())
        .orElseThrow(
            () ->
                new StepFailure(
                    "store.not-running",
                    "store " + store.name() + ": " + store.service() + " does not run",
                    List.of()));
  }
}
