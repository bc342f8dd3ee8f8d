package dev.seatrial.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.integrity.Comparison;
import dev.seatrial.integrity.IntegrityResult;
import dev.seatrial.integrity.Side;
import dev.seatrial.integrity.SnapshotManifest;
import dev.seatrial.integrity.SnapshotWriter;
import dev.seatrial.integrity.StructureFindings;
import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.DatasetReader;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import dev.seatrial.store.ValueKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.class)
class PostgresStoreTest {

  @Test
  void aSessionReadsAndWritesInOneTransaction(PostgresAddress address) {
    PostgresServer.execute(
        address,
        "CREATE TABLE boat (id bigint, afloat boolean, tons numeric(6,2), log jsonb, seen timestamptz)");
    SqlSession.execute(
        address,
        List.of(
            "INSERT INTO boat VALUES (7, true, 12.50, '{\"port\": [1, 2]}', '2026-01-02 03:04Z')"));
    assertThatThrownBy(
            () -> SqlSession.execute(address, List.of("DELETE FROM boat", "SELECT * FROM crews")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("relation \"crews\" does not exist");
    assertThat(SqlSession.execute(address, List.of("SELECT * FROM boat")).rows())
        .hasToString(
            "[{\"id\":7,\"afloat\":true,\"tons\":12.50,\"log\":{\"port\":[1,2]},"
                + "\"seen\":\"2026-01-02 03:04:00+00\"}]");
  }

  @Test
  void valuesOfEveryTypeAreCanonical(PostgresAddress database) {
    PostgresServer.execute(
        database,
        "CREATE TYPE mood AS ENUM ('zest', 'calm')",
        "CREATE DOMAIN positive AS integer CHECK (value > 0)",
        """
        CREATE TABLE t (id serial PRIMARY KEY, a timestamp, b timestamptz, c date, d time,
          e numeric, f real, g double precision, h boolean, i bytea, j uuid, k json, l jsonb,
          m mood, n integer[], o char(5), p varchar, q positive, r text[], s bigint, u interval)
        """,
        """
        INSERT INTO t VALUES (1, '2026-11-20 13:30:00.123456', '2026-11-20 21:30:00+08',
          '2026-11-20', '13:30', 12.500, 0.1, 0.1, true, '\\x00ff',
          '0E37DF36-F698-11E6-8DD4-CB9CED3DF976', '{"b":1.0, "a":"x"}', '{"b":1.0, "a":"x"}',
          'calm', '{3,NULL,1}', 'ab ', 'ab ', 5, '{"a b",NULL}', 9007199254740993, '1 day')
        """,
        "INSERT INTO t (id) VALUES (2)",
        "INSERT INTO t (id, a, e, g, p) VALUES (3, 'infinity', 'NaN', '-Infinity', '\\x41')");
    try (PostgresReader reader = PostgresReader.open(database);
        RowCursor rows = reader.open(Dataset.of("t"))) {
      assertThat(rows.key()).containsExactly("id");
      assertThat(rows.columns())
          .contains(
              new Column("b", ValueKind.TIMESTAMP),
              new Column("m", ValueKind.TEXT),
              new Column("n", ValueKind.JSON),
              new Column("q", ValueKind.INTEGER));
      assertThat(rows.next())
          .isEqualTo(
              Row.of(
                  "1",
                  "2026-11-20T13:30:00.123456Z",
                  "2026-11-20T13:30:00.000000Z",
                  "2026-11-20",
                  "13:30:00.000000",
                  "12.5",
                  "0.10000000149011612",
                  "0.1",
                  "true",
                  "\\x00ff",
                  "0e37df36-f698-11e6-8dd4-cb9ced3df976",
                  "{\"a\":\"x\",\"b\":1}",
                  "{\"a\":\"x\",\"b\":1}",
                  "calm",
                  "[3,null,1]",
                  "ab",
                  "ab ",
                  "5",
                  "[\"a b\",null]",
                  "9007199254740993",
                  "1 day"));
      Row empty = Objects.requireNonNull(rows.next());
      for (int i = 1; i < empty.size(); i++) {
        assertThat(empty.value(i)).isNull();
      }
      Row odd = Objects.requireNonNull(rows.next());
      assertThat(List.of(odd.value(1), odd.value(5), odd.value(7), odd.value(16)))
          .containsExactly("infinity", "NaN", "-Infinity", "\\\\x41");
      assertThat(rows.next()).isNull();
    }
  }

  @Test
  void keysComeInTheOrderOfTheirBytes(PostgresAddress database) {
    PostgresServer.execute(
        database,
        "CREATE TYPE mood AS ENUM ('zest', 'calm')",
        "CREATE TABLE t (name text, m mood, PRIMARY KEY (m, name))",
        "INSERT INTO t SELECT n, 'calm' FROM unnest(ARRAY['b', 'A', 'a', '한글', 'é', '😀', 'ﬁ',"
            + " 'Z', '10', '9']) n",
        "INSERT INTO t VALUES ('a', 'zest')",
        "CREATE TABLE u (id integer, n numeric)",
        "INSERT INTO u VALUES (10, 1), (9, 2), (NULL, 3), (-1, 4)");
    assertThat(rows(database, Dataset.of("t")))
        .extracting(row -> row.value(0))
        .containsExactly("10", "9", "A", "Z", "a", "b", "é", "한글", "ﬁ", "😀", "a");
    assertThat(rows(database, Dataset.of("u", "id")))
        .extracting(row -> row.value(0))
        .containsExactly(null, "-1", "9", "10");
  }

  @Test
  void moreRowsThanAreFetchedAtOnceAreAllOfOneMoment(PostgresAddress database) {
    PostgresServer.execute(
        database,
        "CREATE TABLE t (id integer PRIMARY KEY)",
        "INSERT INTO t SELECT generate_series(1, 5000)");
    try (PostgresReader reader = PostgresReader.open(database);
        RowCursor first = reader.open(Dataset.of("t"))) {
      assertThat(first.next()).isEqualTo(Row.of("1"));
      PostgresServer.execute(database, "DELETE FROM t WHERE id > 10");
      long more = 0;
      while (first.next() != null) {
        more++;
      }
      assertThat(more).isEqualTo(4999);
      try (RowCursor again = reader.open(Dataset.of("t"))) {
        assertThat(again.next()).isNotNull();
      }
    }
    assertThat(rows(database, Dataset.of("t"))).hasSize(10);
  }

  @Test
  void structureSaysSequencesOrphansAndUniqueKeys(PostgresAddress database) {
    PostgresServer.execute(
        database,
        "CREATE TABLE p (id serial PRIMARY KEY, code text UNIQUE)",
        "CREATE SCHEMA other",
        "CREATE TABLE other.\"Ch ild\" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " p integer REFERENCES p)",
        "CREATE SEQUENCE plain",
        "CREATE TABLE d (id integer DEFAULT nextval('plain'))",
        "INSERT INTO p (code) VALUES ('a'), ('b'), ('c')",
        "INSERT INTO other.\"Ch ild\" (p) VALUES (1), (2), (NULL)",
        "ALTER TABLE other.\"Ch ild\" DISABLE TRIGGER ALL",
        "ALTER TABLE p DISABLE TRIGGER ALL",
        "DELETE FROM p WHERE id = 2",
        "SELECT setval('p_id_seq', 2)");
    try (PostgresReader reader = PostgresReader.open(database)) {
      Structure structure = reader.structure();
      assertThat(structure.sequences())
          .containsExactlyInAnyOrder(
              new Structure.Sequence("p_id_seq", "p", "id", 2, true, 1, OptionalLong.of(3)),
              new Structure.Sequence(
                  "other.\"Ch ild_id_seq\"",
                  "other.\"Ch ild\"",
                  "id",
                  3,
                  true,
                  1,
                  OptionalLong.of(3)),
              new Structure.Sequence("plain", "d", "id", 1, false, 1, OptionalLong.empty()));
      assertThat(structure.foreignKeys())
          .containsExactly(
              new Structure.ForeignKey("other.\"Ch ild\"", List.of("p"), "p", List.of("id"), 1));
      assertThat(structure.uniqueKeys())
          .contains(
              new Structure.UniqueKey("p_code_key", "p", List.of("code")),
              new Structure.UniqueKey("p_pkey", "p", List.of("id")));
      assertThat(StructureFindings.of(Structure.none(), structure)).hasSize(2);
    }
  }

  @Test
  void whatIsWrongIsOneSentenceWithoutThePassword(PostgresAddress database) {
    PostgresServer.execute(
        database, "CREATE TABLE t (id integer, doc json)", "INSERT INTO t VALUES (1), (1)");
    assertFails(database, Dataset.of("u", "id"), "has no table u");
    assertFails(database, Dataset.of("t", "no"), "has no column no");
    assertFails(database, Dataset.of("t"), "has no primary key");
    assertFails(database, Dataset.of("t", "doc"), "holds JSON, which has no order");
    assertFails(
        PostgresServer.inDatabase(database, "nowhere"), Dataset.of("t"), "has no database nowhere");
    assertFails(
        new PostgresAddress(
            database.host(), database.port(), database.database(), database.user(), "wrong-one"),
        Dataset.of("t"),
        "rejected the password of user " + database.user());
    assertFails(
        new PostgresAddress(database.host(), 1, "a", "b", "wrong-one"),
        Dataset.of("t"),
        "cannot be reached");
    assertThat(database.toString()).doesNotContain(database.password());
  }

  @Test
  void aMovedTableComparesCleanAndEveryPlantedDefectShows(
      PostgresAddress database, @TempDir Path directory) {
    Path sqlite =
        SqliteFile.create(
            directory.resolve("a.db"),
            "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR, made DATETIME, ok BOOLEAN,"
                + " doc JSON, ratio FLOAT)",
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20)
            INSERT INTO t SELECT i, 'name 한글 ' || i, '2026-11-20 13:30:00.000' || (100 + i),
              i % 2, '{"b": [1.0], "a": ' || i || '}', i / 3.0 FROM n
            """);
    PostgresServer.execute(
        database,
        "CREATE TABLE t (id serial PRIMARY KEY, name varchar, made timestamptz, ok boolean,"
            + " doc jsonb, ratio double precision)",
        """
        INSERT INTO t SELECT i, 'name 한글 ' || i,
          ('2026-11-20 13:30:00.000' || (100 + i) || '+00')::timestamptz, i % 2 = 1,
          jsonb_build_object('a', i, 'b', ARRAY[1]), i / 3.0::float8 FROM generate_series(1, 20) i
        """);
    Dataset dataset = Dataset.of("t", "id");
    try (SqliteReader reader = SqliteReader.open(sqlite)) {
      SnapshotWriter.write(directory, "before", reader, List.of(dataset));
    }
    IntegrityResult same = compare(directory, database, "same", dataset);
    assertThat(same.clean()).isTrue();
    assertThat(same.datasets().get(0).rowsAfter()).isEqualTo(20);

    PostgresServer.execute(
        database,
        "DELETE FROM t WHERE id = 3",
        "INSERT INTO t (id, name) VALUES (21, 'new')",
        "UPDATE t SET made = made + interval '8 hours' WHERE id > 10 AND id < 21",
        "UPDATE t SET ok = NOT ok WHERE id = 4",
        "UPDATE t SET name = '' WHERE id = 5",
        "UPDATE t SET ratio = ratio::real WHERE id IN (6, 7, 10)",
        "UPDATE t SET doc = jsonb_set(doc, '{a}', '\"8\"') WHERE id = 8");
    IntegrityResult planted = compare(directory, database, "planted", dataset);
    assertThat(planted.lost()).isEqualTo(1);
    assertThat(planted.extra()).isEqualTo(1);
    assertThat(planted.datasets().get(0).changedValues())
        .isEqualTo(Map.of("made", 10L, "ok", 1L, "name", 1L, "ratio", 2L, "doc", 1L));
    assertThat(planted.datasets().get(0).patterns())
        .extracting(pattern -> pattern.text())
        .contains("all 10 made moved by +8 h");
  }

  @Test
  void bulkCopyTakesAllRowsAndLeavesNothing(PostgresAddress database, @TempDir Path directory) {
    Path sqlite =
        SqliteFile.create(
            directory.resolve("a.db"),
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, b BLOB)",
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)
            INSERT INTO t SELECT i, char(9, 10, 13, 92, 0, 54620) || i, randomblob(20) FROM n
            """,
            "INSERT INTO t VALUES (6000, NULL, NULL)",
            "CREATE TABLE u (id INTEGER PRIMARY KEY)");
    PostgresServer.execute(database, "CREATE TABLE t (id integer)", "INSERT INTO t VALUES (1)");
    BulkCopy.Copied copied =
        BulkCopy.copy(sqlite, database, List.of(Dataset.of("t"), Dataset.of("u")));
    assertThat(copied.rows()).isEqualTo(5001);
    assertThat(copied.nanos()).isPositive();
    assertThat(rows(database, Dataset.of("t", "id"))).containsExactly(Row.of("1"));
    assertThat(rows(database, Dataset.of("pg_catalog.pg_namespace", "nspname")))
        .extracting(row -> row.value(1))
        .contains("public")
        .noneMatch(name -> name != null && name.startsWith("seatrial"));
    assertThatThrownBy(() -> BulkCopy.copy(sqlite, database, List.of(Dataset.of("gone"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no table gone");
  }

  private static IntegrityResult compare(
      Path directory, PostgresAddress database, String name, Dataset dataset) {
    try (PostgresReader reader = PostgresReader.open(database)) {
      SnapshotWriter.write(directory, name, reader, List.of(dataset));
    }
    return Comparison.compare(
        side(directory.resolve("before")),
        side(directory.resolve(name)),
        other -> Optional.empty(),
        List.of(),
        new Comparison.Options(5, directory, Optional.empty()));
  }

  private static Side side(Path snapshot) {
    return Side.of(SnapshotManifest.read(snapshot), snapshot);
  }

  private static void assertFails(PostgresAddress address, Dataset dataset, String message) {
    assertThatThrownBy(() -> rows(address, dataset))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(((StoreException) e).remedy()).endsWith("."))
        .hasMessageNotContaining(address.password());
  }

  private static List<Row> rows(PostgresAddress address, Dataset dataset) {
    try (DatasetReader reader = PostgresReader.open(address);
        RowCursor cursor = reader.open(dataset)) {
      List<Row> rows = new ArrayList<>();
      for (Row row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(row);
      }
      return rows;
    }
  }
}
