package dev.seatrial.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * How long {@code seatrial compare} takes, as a ratio to what others take in the same run for the
 * same rows; {@code make bench} runs it and writes {@code docs/benchmarks.md}. What is measured is
 * whole processes; no figure is asserted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComparisonBench {
  private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
  private static final int MANY = Integer.getInteger("bench.many", 10_000_000);
  private static final int ENTRIES = Integer.getInteger("bench.entries", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int DIFFERENCES = 100;

  private final Path folder = Path.of("target", "bench").toAbsolutePath();
  private final Results results = new Results("rows", ROWS, ROUNDS);
  private final Path sqlite = folder.resolve("one.db");
  private final Path scattered = folder.resolve("scattered.db");
  private Peers peers;

  @BeforeAll
  void fill() throws Exception {
    Files.createDirectories(folder);
    peers = new Peers(folder);
    say("filling " + ROWS + " rows");
    BenchStores.sqlite(sqlite, ROWS);
    Files.copy(sqlite, scattered, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + scattered);
        Statement statement = connection.createStatement()) {
      statement.execute(scatter());
    }
    try (Connection connection = connect("one")) {
      BenchStores.postgres(connection, ROWS);
    }
    sql("postgres", "CREATE DATABASE two TEMPLATE one", "CREATE DATABASE three TEMPLATE one");
    sql("three", scatter(), "VACUUM ANALYZE item");
    peers.give(sqlite);
  }

  @AfterAll
  void end() throws IOException {
    peers.close();
    results.write();
  }

  @Test
  @Order(1)
  void sqliteToPostgres() {
    for (int i = 0; i < ROUNDS; i++) {
      results.add(
          "raw ordered reads of SQLite and PostgreSQL, both at once",
          Launcher.time(this::rawReads));
      results.add(
          "SQLite ↔ PostgreSQL, identical",
          Launcher.time(() -> Launcher.compare(0, "", "sqlite:" + sqlite, url("one"))));
      results.add(
          "SQLite ↔ PostgreSQL, 100 scattered differences",
          Launcher.time(() -> Launcher.compare(1, "", "sqlite:" + scattered, url("one"))));
    }
    results.ratio(
        "SQLite ↔ PostgreSQL, identical",
        "raw ordered reads of SQLite and PostgreSQL, both at once",
        "≤ 2.5 (stretch 1.6)");
    results.ratio(
        "SQLite ↔ PostgreSQL, 100 scattered differences",
        "raw ordered reads of SQLite and PostgreSQL, both at once",
        "≤ 2.5 (stretch 1.6)");
  }

  @Test
  @Order(2)
  void postgresToPostgres() {
    for (int i = 0; i < ROUNDS; i++) {
      results.add("reladiff 0.6.0, 4 threads, identical", Launcher.time(() -> reladiff("two", 0)));
      results.add(
          "PostgreSQL ↔ PostgreSQL, identical",
          Launcher.time(() -> Launcher.compare(0, "", url("one"), url("two"))));
      results.add(
          "reladiff 0.6.0, 4 threads, 100 scattered differences",
          Launcher.time(() -> reladiff("three", DIFFERENCES)));
      results.add(
          "PostgreSQL ↔ PostgreSQL, 100 scattered differences",
          Launcher.time(() -> Launcher.compare(1, "", url("one"), url("three"))));
    }
    results.ratio(
        "PostgreSQL ↔ PostgreSQL, identical", "reladiff 0.6.0, 4 threads, identical", "≤ 1");
    results.ratio(
        "PostgreSQL ↔ PostgreSQL, 100 scattered differences",
        "reladiff 0.6.0, 4 threads, 100 scattered differences",
        "≤ 0.5");
    results.ratio(
        "PostgreSQL ↔ PostgreSQL, 100 scattered differences",
        "PostgreSQL ↔ PostgreSQL, identical",
        "≤ 1.3");
  }

  /** One table on both sides: what is asked is whether the memory holds. */
  @Test
  @Order(3)
  void manyRowsInLittleMemory() throws SQLException {
    say("filling " + MANY + " rows");
    sql("postgres", "CREATE DATABASE many");
    sql(
        "many",
        """
        CREATE TABLE item AS SELECT i::bigint AS id, 'row number ' || i AS name, (i %% 1000)::int AS n,
          sqrt(i) AS x, (i / 7.0)::numeric(12, 2) AS amount, i %% 2 = 0 AS active,
          timestamp '2026-01-01' + i * interval '1 s' AS made,
          timestamptz '2026-01-01' + i * interval '1 s' AS changed,
          jsonb_build_object('rank', i) AS doc FROM generate_series(1, %d) i
        """
            .formatted(MANY),
        "ALTER TABLE item ADD PRIMARY KEY (id)",
        "VACUUM ANALYZE item");
    results.add(
        "PostgreSQL ↔ PostgreSQL, %,d rows, -Xmx256m".formatted(MANY),
        Launcher.time(() -> Launcher.compare(0, "-Xmx256m", url("many"), url("many"))));
    sql("postgres", "DROP DATABASE many");
  }

  @Test
  @Order(4)
  void manyFilesInLittleMemory() throws IOException {
    Path tree = folder.resolve("tree");
    say("making a tree of " + ENTRIES + " entries");
    BenchTree.make(tree, ENTRIES);
    results.add(
        "file tree ↔ itself, %,d entries, -Xmx256m".formatted(ENTRIES),
        Launcher.time(() -> Launcher.compare(0, "-Xmx256m", "file:" + tree, "file:" + tree)));
    BenchTree.delete(tree);
  }

  private static String scatter() {
    return "UPDATE item SET n = n + 1 WHERE id %% %d = 7".formatted(ROWS / DIFFERENCES);
  }

  private void rawReads() {
    CompletableFuture<String> one =
        CompletableFuture.supplyAsync(
            () -> peers.run("sqlite3 /one.db 'SELECT * FROM item ORDER BY id' >/dev/null"));
    peers.run(
        "psql -q -X -d '%s' -c 'COPY (SELECT * FROM item ORDER BY id) TO STDOUT' >/dev/null"
            .formatted(Peers.url("one")));
    one.join();
  }

  /** It says 100 lines with + and 100 with -. */
  private void reladiff(String other, int differences) {
    String columns = "-c name -c n -c x -c amount -c active -c made -c changed";
    String found =
        peers.run(
            "COLUMNS=100000 /opt/reladiff/bin/reladiff '%s' item '%s' item -k id %s -j 4 --limit 100000 --json 2>/dev/null | wc -l"
                .formatted(Peers.url("one"), Peers.url(other), columns));
    assertThat(found.strip()).isEqualTo(Integer.toString(2 * differences));
  }

  private String url(String database) {
    return "postgresql://%s@127.0.0.1:%d/%s".formatted(Peers.USER, peers.port(), database);
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(peers.port(), database),
        Peers.USER,
        Peers.PASSWORD);
  }

  private void sql(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void say(String what) {
    org.slf4j.LoggerFactory.getLogger(ComparisonBench.class).info("{}", what);
  }
}
