package dev.seatrial.store.lab;

import java.util.List;

/** Gives each test a {@link SqlDatabase} on one real MariaDB. */
public final class MariadbServer extends SqlServer {
  public MariadbServer() {
    super(
        "mariadb",
        "mariadb:10.11",
        "mariadb",
        List.of("--skip-innodb-doublewrite", "--innodb-flush-log-at-trx-commit=0"));
  }
}
