package dev.seatrial.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.integrity.DatasetResult.ColumnPattern;
import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Allowance.Destination;
import dev.seatrial.scenario.Allowance.Tolerance;
import dev.seatrial.source.Location;
import dev.seatrial.store.Column;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowBuilder;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.Structure;
import dev.seatrial.store.ValueKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be different between two stores besides rows and values. */
class ExpectationTest {
  private static final String BECAUSE = "because of a test";
  private static final Location HERE = Location.ofFile("test.yaml");
  private static final List<Column> USERS =
      List.of(
          new Column("id", ValueKind.INTEGER),
          new Column("name", ValueKind.TEXT),
          new Column("seen", ValueKind.TIMESTAMP),
          new Column("doc", ValueKind.JSON));
  private static final List<Column> USERS_OF_A_TENANT =
      Stream.concat(USERS.stream(), Stream.of(new Column("t", ValueKind.TEXT))).toList();

  private final Path directory;

  ExpectationTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void aDatasetAndAColumnMayHaveOtherNames() {
    List<Column> renamed =
        List.of(
            new Column("full_name", ValueKind.TEXT),
            new Column("id", ValueKind.INTEGER),
            USERS.get(2),
            USERS.get(3));
    Side after =
        side(
            "accounts",
            renamed,
            i -> row().text("n" + i).integer(i).timestamp(i).json("{}").build());
    IntegrityResult result =
        compare(
            side("users", USERS, ExpectationTest::plain),
            after,
            new Allowance.DatasetRenamed("users", "accounts", BECAUSE, HERE),
            new Allowance.ColumnRenamed("users", "name", "full_name", BECAUSE, HERE),
            new Allowance.ColumnRenamed("users", "nick", "handle", BECAUSE, HERE));
    assertThat(result.clean()).isTrue();
    assertThat(result.datasets()).extracting(DatasetResult::dataset).containsExactly("users");
    assertThat(result.allowances())
        .extracting(IntegrityResult.Use::matched)
        .containsExactly(1L, 1L, 0L);
  }

  @Test
  void anAddedColumnHoldsWhatWasDeclaredInEveryEarlierRow() {
    Side after = ofTenants(i -> i == 3 ? "other" : "default");
    DatasetResult users =
        compare(
                side("users", USERS, ExpectationTest::plain),
                after,
                new Allowance.ColumnAdded("users", "t", Optional.of("default"), BECAUSE, HERE))
            .datasets()
            .get(0);
    assertThat(users.changedValues()).isEqualTo(Map.of("t", 1L));
    assertThat(users.first().get(0).changes())
        .containsExactly(new Difference.Change("t", "'default'", "'other'"));
  }

  @Test
  void aRowThatHasAnotherValueThanAnAddedColumnIsSaidToHaveMayBeAllowed() {
    Side after = ofTenants(i -> i == 3 ? "other" : i == 2 ? "third" : "default");
    DatasetResult users =
        compare(
                side("users", USERS, ExpectationTest::plain),
                after,
                new Allowance.ColumnAdded("users", "t", Optional.of("default"), BECAUSE, HERE),
                new Allowance.Changed(
                    "users",
                    Optional.of("t"),
                    Optional.of(new Allowance.Where(Map.of("id", "3"))),
                    Map.of("default", "other"),
                    Optional.empty(),
                    BECAUSE,
                    HERE))
            .datasets()
            .get(0);
    assertThat(users.changedValues()).isEqualTo(Map.of("t", 1L));
    assertThat(users.changedRows()).isEqualTo(1);
    assertThat(users.allowed().changedValues()).isEqualTo(1);
  }

  @Test
  void valuesMayBeApartByAToleranceAndNoMore() {
    Side after =
        side(
            "users",
            USERS,
            i -> row().integer(i).text("n" + i).timestamp(i + 400_000L * i).json("{}").build());
    Allowance within =
        new Allowance.Changed(
            "users",
            Optional.of("seen"),
            Optional.empty(),
            Map.of(),
            Optional.of(new Tolerance.OfTime(Duration.ofSeconds(1))),
            BECAUSE,
            HERE);
    DatasetResult users =
        compare(side("users", USERS, ExpectationTest::plain), after, within).datasets().get(0);
    assertThat(users.allowed().changedValues()).isEqualTo(2);
    assertThat(users.changedRows()).isEqualTo(1);
    assertThat(
            Closeness.within(
                new Tolerance.OfNumber(new BigDecimal("0.01")), ValueKind.NUMERIC, "1.5", "1.51"))
        .isTrue();
    assertThat(
            Closeness.within(
                new Tolerance.OfNumber(new BigDecimal("0.01")), ValueKind.NUMERIC, "1.5", "1.511"))
        .isFalse();
    assertThat(Closeness.within(new Tolerance.OfNumber(BigDecimal.ONE), ValueKind.TEXT, "1", "1.5"))
        .isFalse();
  }

  @Test
  void differencesInsideJsonAreToldAndAllowedByTheirPath() {
    Side before =
        side("users", USERS, i -> document(i, "{\"a\": {\"n\": 1, \"gone\": true}, \"s\": \"x\"}"));
    Side after =
        side("users", USERS, i -> document(i, "{\"a\": {\"n\": 2}, \"s\": \"x\", \"new\": [1]}"));
    IntegrityResult open = compare(before, after);
    assertThat(open.datasets().get(0).changedValues()).isEqualTo(Map.of("doc", 4L));
    assertThat(open.datasets().get(0).patterns())
        .extracting(ColumnPattern::text)
        .containsExactly(
            "all 4 doc.a.gone: true became NULL",
            "all 4 doc.a.n moved by +1",
            "all 4 doc.new: NULL became [1]");

    IntegrityResult allowed =
        compare(
            before,
            after,
            new Allowance.ColumnDropped("users", "doc.a.gone", BECAUSE, HERE),
            new Allowance.ColumnAdded("users", "doc.new", Optional.of("[1]"), BECAUSE, HERE),
            new Allowance.Changed(
                "users",
                Optional.of("doc.a"),
                Optional.empty(),
                Map.of("1", "2"),
                Optional.empty(),
                BECAUSE,
                HERE));
    assertThat(allowed.clean()).isTrue();
    assertThat(allowed.unused()).isEmpty();
  }

  @Test
  void aColumnMayHaveMovedToAnotherStore() {
    List<Column> dropped = List.of(USERS.get(0), USERS.get(1), USERS.get(3));
    Side after = side("users", dropped, i -> row().integer(i).text("n" + i).json("{}").build());
    Allowance.Moved moved =
        new Allowance.Moved(
            "users",
            "seen",
            new Destination("cache", "times", "seen.${name}", "value"),
            BECAUSE,
            HERE);
    List<Column> keys =
        List.of(new Column("key", ValueKind.TEXT), new Column("value", ValueKind.TIMESTAMP));
    Side all = side("times", keys, i -> row().text("seen.n" + i).timestamp(i).build());
    Side wrong =
        side("times", keys, i -> row().text("seen.n" + i).timestamp(i == 1 ? 0 : i).build());
    Side before = side("users", USERS, ExpectationTest::plain);

    IntegrityResult good = compare(before, after, Map.of("cache", all), moved);
    assertThat(good.clean()).isTrue();
    assertThat(good.datasets())
        .extracting(DatasetResult::dataset)
        .containsExactly("users", "users.seen in cache");

    IntegrityResult bad = compare(before, after, Map.of("cache", wrong), moved);
    assertThat(bad.datasets().get(1).changedRows()).isEqualTo(1);
    assertThat(bad.datasets().get(1).first().get(0).key()).isEqualTo("key='seen.n1'");

    Side stray =
        side(
            "times",
            keys,
            i -> row().text(i == 3 ? "seen.stray" : "seen.n" + i).timestamp(i).build());
    for (Optional<Allowance.Where> where :
        List.of(
            Optional.<Allowance.Where>empty(),
            Optional.of(new Allowance.Where(Map.of("key", "*stray"))))) {
      Allowance extra = new Allowance.Extra("times", where, BECAUSE, HERE);
      DatasetResult there =
          compare(before, after, Map.of("cache", stray), moved, extra).datasets().get(1);
      assertThat(there.lost()).isEqualTo(1);
      assertThat(there.extra()).isEqualTo(where.isPresent() ? 0 : 1);
      assertThat(there.allowed().extra()).isEqualTo(where.isPresent() ? 1 : 0);
    }

    assertThatThrownBy(() -> compare(before, after, Map.of(), moved))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("There is no snapshot cache");
  }

  @Test
  void allDifferencesAreWrittenWhereThatIsAskedFor() throws IOException {
    Path file = directory.resolve("out/all.jsonl");
    try (DifferenceFile differences = DifferenceFile.create(file)) {
      Comparison.compare(
          side("users", USERS, ExpectationTest::plain),
          side("users", USERS, i -> row().integer(i).text("x").timestamp(i).json("{}").build()),
          name -> Optional.empty(),
          List.of(),
          new Comparison.Options(1, directory, Optional.of(differences)));
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(4);
    JsonNode line = new ObjectMapper().readTree(lines.get(2));
    assertThat(line.path("dataset").textValue()).isEqualTo("users");
    assertThat(line.path("kind").textValue()).isEqualTo("changed");
    assertThat(line.path("changes").get(0).path("before").textValue()).startsWith("‹masked:");
  }

  private IntegrityResult compare(Side before, Side after, Allowance... allowances) {
    return compare(before, after, Map.of(), allowances);
  }

  private IntegrityResult compare(
      Side before, Side after, Map<String, Side> others, Allowance... allowances) {
    return Comparison.compare(
        before,
        after,
        name -> Optional.ofNullable(others.get(name)),
        List.of(allowances),
        new Comparison.Options(3, directory, Optional.empty()));
  }

  private static Side ofTenants(IntFunction<String> tenant) {
    return side(
        "users",
        USERS_OF_A_TENANT,
        i -> row().integer(i).text("n" + i).timestamp(i).json("{}").text(tenant.apply(i)).build());
  }

  /** Four rows. */
  private static Side side(String dataset, List<Column> columns, IntFunction<Row> row) {
    String key = columns.get(0).name().equals("key") ? "key" : "id";
    return Side.of(
        dataset,
        new GeneratedReader(columns, 4, row, Structure.none()),
        List.of(new Dataset(dataset, dataset, List.of(key), Set.of("name"), Map.of())));
  }

  private static Row plain(int i) {
    return document(i, "{}");
  }

  private static Row document(int i, String json) {
    return row().integer(i).text("n" + i).timestamp(i).json(json).build();
  }

  private static RowBuilder row() {
    return new RowBuilder();
  }
}
