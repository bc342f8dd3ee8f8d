package dev.seatrial.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.ExternalSort;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import dev.seatrial.store.ValueKind;
import dev.seatrial.store.lab.SqlDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for MySQL and for MariaDB. */
abstract class MysqlFamily {
  /** Numbers from 0 to 999, without a procedure. */
  static final String THOUSAND =
      "(SELECT a.n + 10 * b.n + 100 * c.n AS n FROM "
          + digits("a")
          + ", "
          + digits("b")
          + ", "
          + digits("c")
          + ") numbers";

  private static String digits(String name) {
    StringBuilder rows = new StringBuilder("(SELECT 0 AS n");
    for (int i = 1; i < 10; i++) {
      rows.append(" UNION ALL SELECT ").append(i);
    }
    return rows + ") " + name;
  }

  static MysqlAddress address(SqlDatabase database) {
    return new MysqlAddress(
        database.host(),
        database.port(),
        database.database(),
        database.user(),
        database.password());
  }

  static void execute(SqlDatabase database, String... statements) {
    SqlSession.execute(address(database), List.of(statements));
  }

  static List<Row> rows(MysqlAddress address, Dataset dataset, Path scratch) {
    try (MysqlReader reader = MysqlReader.open(address);
        RowCursor cursor = ExternalSort.sorted(reader.open(dataset), scratch)) {
      List<Row> rows = new ArrayList<>();
      for (Row row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(row);
      }
      return rows;
    }
  }

  @Test
  void valuesOfEveryTypeAreCanonical(SqlDatabase database, @TempDir Path scratch) {
    execute(
        database,
        "SET sql_mode = ''",
        """
        CREATE TABLE t (id bigint unsigned PRIMARY KEY, a tinyint(1), b tinyint, c int unsigned,
          d decimal(65,30), e decimal(10,2) unsigned zerofill, f float, g double, h double(10,3),
          i bit(1), j bit(64), k date, l datetime(6), m timestamp(6) NULL, n time(6), o year,
          p char(5) CHARACTER SET latin1, q varchar(20) CHARACTER SET utf8mb4, r longtext,
          s enum('zest', 'calm'), u set('x', 'y'), v json, w binary(3), x varbinary(3), y longblob,
          z point, aa int AS (b + 1), ab int AS (b + 2) STORED)
        """,
        """
        INSERT INTO t (id, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z)
        VALUES (18446744073709551615, 2, -128, 4294967295, 12345678901234567890.123456789012345678,
          1.50, 0.1, 0.1, 0.1, b'1', 0xffffffffffffffff, '2026-11-20', '2026-11-20 13:30:00.123456',
          '2026-11-20 13:30:00.5', '13:30:00.000001', 2026, 'Ã© ', 'e\u0301 \\\\x41 ', '한글 😀', 'calm',
          'y,x', '{"b": 1.0, "a": [true, null, 12345678901234567890]}', 0x00ff, 0x00, 0xff00,
          ST_GeomFromText('POINT(1 2)'))
        """,
        "INSERT INTO t (id) VALUES (0)",
        """
        INSERT INTO t (id, a, g, f, k, l, m, n, o, q, r, j, y) VALUES (1, 1, -2.2250738585072014e-308,
          -3.4028235e38, '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '-01:02:03', 0,
          '', 'null', 5, '')
        """,
        """
        INSERT INTO t (id, a, g, f, k, l, n, b) VALUES (2, 0, 0.1 + 0.2e0, 16777217, '2026-02-00',
          '2026-11-20', '838:59:59', 0)
        """);
    List<Row> rows = rows(address(database), Dataset.of("t"), scratch);
    assertThat(rows).hasSize(4);
    Row empty = rows.get(0);
    assertThat(empty.value(0)).isEqualTo("0");
    for (int i = 1; i < empty.size(); i++) {
      assertThat(empty.value(i)).isNull();
    }
    Row odd = rows.get(1);
    assertThat(values(odd, 1, 6, 7, 10, 11, 12, 13, 14, 15, 17, 18, 24))
        .containsExactly(
            "true",
            "-340282346638528860000000000000000000000",
            "-2.2250738585072014E-308",
            "5",
            "0000-00-00",
            "0000-00-00 00:00:00.000000",
            "0000-00-00 00:00:00.000000",
            "-01:02:03.000000",
            "0",
            "",
            "null",
            "\\x");
    assertThat(values(rows.get(2), 1, 6, 7, 11, 12, 14, 26, 27))
        .containsExactly(
            "false",
            "16777216",
            "0.30000000000000004",
            "2026-02-00",
            "2026-11-20T00:00:00.000000Z",
            "838:59:59.000000",
            "1",
            "2");
    assertThat(values(rows.get(3)))
        .containsExactly(
            "18446744073709551615",
            "2",
            "-128",
            "4294967295",
            "12345678901234567890.123456789012345678",
            "1.5",
            "0.10000000149011612",
            "0.1",
            "0.1",
            "true",
            "18446744073709551615",
            "2026-11-20",
            "2026-11-20T13:30:00.123456Z",
            "2026-11-20T13:30:00.500000Z",
            "13:30:00.000001",
            "2026",
            "Ã©",
            "e\u0301 \\x41 ",
            "한글 😀",
            "calm",
            "x,y",
            "{\"a\":[true,null,12345678901234567890],\"b\":1}",
            "\\x00ff00",
            "\\x00",
            "\\xff00",
            "\\x000000000101000000000000000000f03f0000000000000040",
            "-127",
            "-126");
    try (MysqlReader reader = MysqlReader.open(address(database));
        RowCursor cursor = reader.open(Dataset.of("t"))) {
      assertThat(cursor.ordered()).isTrue();
      assertThat(cursor.columns())
          .contains(
              new Column("a", ValueKind.BOOLEAN),
              new Column("j", ValueKind.INTEGER),
              new Column("v", ValueKind.JSON),
              new Column("w", ValueKind.BYTES));
    }
  }

  @Test
  void keysComeInTheOrderOfTheirBytesWhateverTheirCollation(
      SqlDatabase database, @TempDir Path scratch) {
    execute(
        database,
        "CREATE TABLE t (m enum('zest', 'calm'), name varchar(50) CHARACTER SET utf8mb4"
            + " COLLATE utf8mb4_bin, PRIMARY KEY (m, name))",
        "INSERT INTO t SELECT 'calm', n FROM (SELECT 'b' AS n UNION ALL SELECT 'A' UNION ALL"
            + " SELECT 'a' UNION ALL SELECT '한글' UNION ALL SELECT 'é' UNION ALL SELECT '😀'"
            + " UNION ALL SELECT 'ﬁ' UNION ALL SELECT 'a\\t' UNION ALL SELECT '10' UNION ALL"
            + " SELECT '9') x",
        "INSERT INTO t VALUES ('zest', 'a')",
        "CREATE TABLE u (id int, big bigint unsigned, raw varbinary(20))",
        "INSERT INTO u VALUES (10, 5, 0x61), (9, 18446744073709551615, 0x6100),"
            + " (NULL, 9223372036854775808, NULL), (-1, NULL, 0x41)",
        "CREATE TABLE w (name varchar(20) COLLATE utf8mb4_unicode_ci PRIMARY KEY)",
        "INSERT INTO w VALUES ('b'), ('A'), ('c')");
    assertThat(rows(address(database), Dataset.of("t"), scratch))
        .extracting(row -> row.value(1))
        .containsExactly("10", "9", "A", "a", "a\t", "b", "é", "한글", "ﬁ", "😀", "a");
    assertThat(rows(address(database), Dataset.of("u", "id"), scratch))
        .extracting(row -> row.value(0))
        .containsExactly(null, "-1", "9", "10");
    assertThat(rows(address(database), Dataset.of("u", "big"), scratch))
        .extracting(row -> row.value(1))
        .containsExactly(null, "5", "9223372036854775808", "18446744073709551615");
    assertThat(rows(address(database), Dataset.of("u", "raw"), scratch))
        .extracting(row -> row.value(2))
        .containsExactly(null, "\\x41", "\\x61", "\\x6100");
    assertThat(rows(address(database), Dataset.of("w"), scratch))
        .extracting(row -> row.value(0))
        .containsExactly("A", "b", "c");
  }

  @Test
  void manyRowsAreAllOfOneMomentAndNotHeld(SqlDatabase database) {
    execute(
        database,
        "CREATE TABLE t (id int PRIMARY KEY, filler varchar(2000))",
        "INSERT INTO t SELECT n, REPEAT('x', 2000) FROM " + THOUSAND,
        "INSERT INTO t SELECT m.n * 1000 + t.id, filler FROM t, "
            + THOUSAND.replace("numbers", "m")
            + " WHERE m.n BETWEEN 1 AND 99");
    long before = used();
    try (MysqlReader reader = MysqlReader.open(address(database));
        RowCursor rows = reader.open(Dataset.of("t"))) {
      assertThat(Objects.requireNonNull(rows.next()).value(0)).isEqualTo("0");
      assertThatThrownBy(() -> reader.open(Dataset.of("t")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("while another one");
      execute(database, "DELETE FROM t WHERE id > 10");
      long held = 0;
      for (int i = 1; i < 100_000; i++) {
        assertThat(rows.next()).isNotNull();
        if (i % 20_000 == 0) {
          held = Math.max(held, used() - before);
        }
      }
      assertThat(rows.next()).isNull();
      assertThat(rows.next()).isNull();
      // All rows are 200 MB.
      assertThat(held).isLessThan(40L << 20);
      try (RowCursor again = reader.open(Dataset.of("t"))) {
        assertThat(again.next()).isNotNull();
      }
      // A cursor that is given up does not cost the connection.
      assertThat(reader.tables()).containsExactly("t");
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void structureSaysCountersKeysAndSizes(SqlDatabase database) {
    execute(
        database,
        "CREATE TABLE p (id int AUTO_INCREMENT PRIMARY KEY, code varchar(10) UNIQUE)",
        "CREATE TABLE c (p int, big bigint unsigned NOT NULL, amount decimal(12,3), made"
            + " timestamp(3) NULL, body longtext, CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id),"
            + " INDEX two (big, p))",
        "INSERT INTO p VALUES (7, 'a')",
        "SET foreign_key_checks = 0",
        "INSERT INTO c (p, big) VALUES (7, 1), (8, 1), (NULL, 1)");
    try (MysqlReader reader = MysqlReader.open(address(database))) {
      Structure structure = reader.structure();
      assertThat(structure.sequences())
          .containsExactly(
              new Structure.Sequence(
                  "p auto_increment", "p", "id", 8, false, 1, OptionalLong.of(7)));
      assertThat(structure.foreignKeys())
          .containsExactly(new Structure.ForeignKey("c", List.of("p"), "p", List.of("id"), 1));
      assertThat(structure.uniqueKeys())
          .containsExactlyInAnyOrder(
              new Structure.UniqueKey("PRIMARY", "p", List.of("id")),
              new Structure.UniqueKey("code", "p", List.of("code")));
      assertThat(structure.indexes())
          .contains(new Structure.Index("two", "c", List.of("big", "p")));
      assertThat(structure.fields())
          .extracting(f -> "%s %b %s %s".formatted(f.name(), f.nullable(), f.size(), f.scale()))
          .containsExactly(
              "p true OptionalLong[32] OptionalLong.empty",
              "big false OptionalLong[65] OptionalLong.empty",
              "amount true OptionalLong[12] OptionalLong[3]",
              "made true OptionalLong.empty OptionalLong[3]",
              "body true OptionalLong[9223372036854775807] OptionalLong.empty",
              "id false OptionalLong[32] OptionalLong.empty",
              "code true OptionalLong[10] OptionalLong.empty");
    }
  }

  @Test
  void namesAreQuotedWhateverTheyHold(SqlDatabase database, @TempDir Path scratch) {
    execute(
        database,
        "CREATE TABLE `odd ``\"'` (`sel\"ect` int PRIMARY KEY, `한 글` int)",
        "INSERT INTO `odd ``\"'` VALUES (1, 2)",
        "CREATE VIEW v AS SELECT `한 글` AS n FROM `odd ``\"'`");
    assertThat(rows(address(database), Dataset.of("odd `\"'"), scratch))
        .containsExactly(Row.of("1", "2"));
    assertThat(rows(address(database), Dataset.of("v", "n"), scratch)).containsExactly(Row.of("2"));
    String schema = database.database() + ".v";
    assertThat(rows(address(database), Dataset.of(schema, "n"), scratch))
        .containsExactly(Row.of("2"));
  }

  @Test
  void whatIsWrongIsOneSentenceWithoutThePassword(SqlDatabase database, @TempDir Path scratch) {
    execute(database, "CREATE TABLE t (id int, doc json)", "INSERT INTO t VALUES (1, '{}')");
    MysqlAddress address = address(database);
    assertFails(address, Dataset.of("u", "id"), "has no table u", scratch);
    assertFails(address, Dataset.of("t", "no"), "has no column no", scratch);
    assertFails(address, Dataset.of("t"), "has no primary key", scratch);
    assertFails(address, Dataset.of("t", "doc"), "holds JSON, which has no order", scratch);
    MysqlAddress nowhere =
        new MysqlAddress(
            address.host(), address.port(), "nowhere", address.user(), address.password());
    assertFails(nowhere, Dataset.of("t"), "has no database nowhere", scratch);
    MysqlAddress wrong =
        new MysqlAddress(
            address.host(), address.port(), address.database(), address.user(), "wrong-one");
    assertFails(wrong, Dataset.of("t"), "rejected the password of user root", scratch);
    MysqlAddress closed = new MysqlAddress(address.host(), 1, "a", "b", "wrong-one");
    assertFails(closed, Dataset.of("t"), "cannot be reached", scratch);
    assertThat(address.toString()).doesNotContain(address.password());
  }

  private static void assertFails(
      MysqlAddress address, Dataset dataset, String message, Path scratch) {
    assertThatThrownBy(() -> rows(address, dataset, scratch))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(((StoreException) e).remedy()).endsWith("."))
        .hasMessageNotContaining(address.password());
  }

  @Test
  void aServerThatEndsItsConnectionIsTold(SqlDatabase database) {
    execute(
        database,
        "CREATE TABLE t (id int PRIMARY KEY, filler longtext)",
        "INSERT INTO t SELECT n, REPEAT('x', 100000) FROM " + THOUSAND);
    try (MysqlReader reader = MysqlReader.open(address(database))) {
      RowCursor rows = reader.open(Dataset.of("t"));
      assertThat(rows.next()).isNotNull();
      String id =
          SqlSession.execute(
                  address(database),
                  List.of(
                      "SELECT max(id) AS id FROM information_schema.processlist WHERE db = '"
                          + database.database()
                          + "' AND id <> connection_id()"))
              .rows()
              .get(0)
              .get("id")
              .asText();
      execute(database, "KILL " + id);
      assertThatThrownBy(
              () -> {
                while (rows.next() != null) {}
              })
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("stopped answering");
      assertThatThrownBy(() -> reader.tables()).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void aSessionReadsAndWritesInOneTransaction(SqlDatabase database) {
    execute(
        database,
        "CREATE TABLE boat (id bigint, afloat tinyint(1), tons decimal(6,2), seen timestamp(3),"
            + " raw varbinary(4))",
        "INSERT INTO boat VALUES (7, true, 12.50, '2026-01-02 03:04:00.005', 0x00ff)");
    assertThatThrownBy(() -> execute(database, "DELETE FROM boat", "SELECT * FROM crews"))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("MySQL refuses: Table '.*crews' doesn't exist");
    assertThat(SqlSession.execute(address(database), List.of("SELECT * FROM boat")).rows())
        .hasToString(
            "[{\"id\":7,\"afloat\":true,\"tons\":12.50,\"seen\":\"2026-01-02 03:04:00.005\","
                + "\"raw\":\"00ff\"}]");
  }

  static List<String> values(Row row) {
    return values(row, IntStream.range(0, row.size()).toArray());
  }

  private static List<String> values(Row row, int... columns) {
    List<String> values = new ArrayList<>();
    for (int column : columns) {
      values.add(String.valueOf(row.value(column)));
    }
    return values;
  }
}
