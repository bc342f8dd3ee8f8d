package dev.seatrial.store.lab;

import java.util.List;

/** Gives each test a {@link SqlDatabase} on one real MySQL. */
public final class MysqlServer extends SqlServer {
  public MysqlServer() {
    super(
        "mysql",
        "mysql:9",
        "mysql",
        List.of(
            "--skip-log-bin",
            "--innodb-doublewrite=OFF",
            "--innodb-flush-log-at-trx-commit=0",
            "--performance-schema=OFF",
            "--mysqlx=OFF"));
  }
}
