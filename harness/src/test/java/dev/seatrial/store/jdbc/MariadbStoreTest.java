package dev.seatrial.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.store.Dataset;
import dev.seatrial.store.Row;
import dev.seatrial.store.lab.MariadbServer;
import dev.seatrial.store.lab.SqlDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(MariadbServer.class)
class MariadbStoreTest extends MysqlFamily {

  @Test
  void typesOfMariadbAlone(SqlDatabase database, @TempDir Path scratch) {
    execute(
        database,
        "CREATE TABLE t (id uuid PRIMARY KEY, address inet6)",
        "INSERT INTO t VALUES ('ff37df36-f698-11e6-8dd4-cb9ced3df976', '2001:db8::1'),"
            + " ('0e37df36-f698-21e6-8dd4-cb9ced3df976', NULL)");
    assertThat(rows(address(database), Dataset.of("t"), scratch))
        .containsExactly(
            Row.of("0e37df36-f698-21e6-8dd4-cb9ced3df976", null),
            Row.of("ff37df36-f698-11e6-8dd4-cb9ced3df976", "2001:db8::1"));
  }
}
