package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.scenario.Store;
import dev.seatrial.source.Location;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreUrlTest {
  private static final Location HERE = Location.ofFile("a.yaml");

  @Test
  void clientsTakeIt() {
    Store.OfService postgres =
        new Store.Postgresql("a", "db", 5432, "fleet", "cap tain", "p@ss/w", Map.of(), HERE);

    assertThat(StoreUrl.of(postgres, 7001))
        .isEqualTo("postgresql://cap%20tain:p%40ss%2Fw@127.0.0.1:7001/fleet");
    assertThat(StoreUrl.of(postgres, 7001, secret -> "${word}"))
        .isEqualTo("postgresql://cap%20tain:${word}@127.0.0.1:7001/fleet");
  }

  @Test
  void aStoreWithoutUserOrDatabaseIsToldWithoutThem() {
    assertThat(
            StoreUrl.of(
                new Store.Redis(
                    "r", "cache", 6379, 3, Optional.empty(), Optional.of("x"), Map.of(), HERE),
                7))
        .isEqualTo("redis://:x@127.0.0.1:7/3");
    assertThat(
            StoreUrl.of(
                new Store.Elasticsearch(
                    "e", "es", 9200, Optional.empty(), Optional.empty(), Map.of(), HERE),
                8))
        .isEqualTo("http://127.0.0.1:8");
  }
}
