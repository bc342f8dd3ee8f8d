package dev.seatrial.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.seatrial.integrity.DatasetResult.Allowed;
import dev.seatrial.scenario.Check.Allowance;
import dev.seatrial.scenario.Check.Allowance.Kind;
import dev.seatrial.scenario.Check.Where;
import dev.seatrial.source.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowanceTest {
  private final SnapshotPair pair;

  AllowanceTest(@TempDir Path directory) {
    this.pair = new SnapshotPair(directory);
  }

  @Test
  void extraRowsAreAllowedWhereTheyMatch() {
    IntegrityResult result =
        pair.compare(
            List.of(allow("people", null, Kind.EXTRA, Map.of("name", "system/*"), Map.of())),
            "INSERT INTO people (id, name) VALUES (50, 'system/one'), (51, 'system/two')",
            "INSERT INTO people (id, name) VALUES (52, 'mallory')");
    DatasetResult people = result.datasets().get(0);
    assertThat(people.extra()).isEqualTo(1);
    assertThat(people.allowed()).isEqualTo(new Allowed(0, 2, 0));
    assertThat(result.allowances().get(0).matched()).isEqualTo(2);
    assertThat(people.first())
        .extracting(Difference::kind, Difference::key, Difference::because)
        .containsExactly(
            tuple(Difference.Kind.EXTRA, "id=52", ""),
            tuple(Difference.Kind.ALLOWED, "id=50", "because of a test"),
            tuple(Difference.Kind.ALLOWED, "id=51", "because of a test"));
  }

  @Test
  void lostRowsAreAllowedInAnyDataset() {
    IntegrityResult result =
        pair.compare(
            List.of(allow("*", null, Kind.LOST, Map.of("id", "?", "active", "true"), Map.of())),
            "DELETE FROM people WHERE id IN (1, 2, 3)");
    assertThat(result.lost()).isEqualTo(1);
    assertThat(result.datasets().get(0).allowed().lost()).isEqualTo(2);
  }

  @Test
  void onlyMappedValuesAreAllowed() {
    IntegrityResult result =
        pair.compare(
            List.of(
                allow("people", "active", Kind.CHANGED, Map.of(), Map.of("1", "0")),
                allow("people", "name", Kind.CHANGED, Map.of(), Map.of("person number 2", "two")),
                allow("people", "score", Kind.CHANGED, Map.of(), Map.of("1.50", "null"))),
            "UPDATE people SET active = 1 - active",
            "UPDATE people SET name = 'two' WHERE id IN (2, 3)",
            "UPDATE people SET score = NULL WHERE id = 1");
    DatasetResult people = result.datasets().get(0);
    assertThat(people.changedValues()).isEqualTo(Map.of("active", 3L, "name", 1L));
    assertThat(people.allowed().changedValues()).isEqualTo(4 + 1 + 1);
    assertThat(result.allowances())
        .extracting(IntegrityResult.Use::matched)
        .containsExactly(4L, 1L, 1L);
    assertThat(people.changedRows()).isEqualTo(4);
  }

  @Test
  void aPredicateOfAChangeSeesTheEarlierRowOrTheLater() {
    IntegrityResult result =
        pair.compare(
            List.of(
                allow("people", "name", Kind.CHANGED, Map.of("name", "person number 2"), Map.of()),
                allow("people", "name", Kind.CHANGED, Map.of("name", "null"), Map.of())),
            "UPDATE people SET name = 'x' WHERE id IN (2, 3)",
            "UPDATE people SET name = NULL WHERE id = 4");
    assertThat(result.datasets().get(0).changedRows()).isEqualTo(1);
    assertThat(result.datasets().get(0).first().get(0).key()).isEqualTo("id=3");
  }

  @Test
  void changesOfAnyColumnAreAllowedWhenNoneIsNamed() {
    IntegrityResult result =
        pair.compare(
            List.of(allow("people", null, Kind.CHANGED, Map.of(), Map.of())),
            "UPDATE people SET name = 'x', active = 1 - active");
    assertThat(result.clean()).isTrue();
    assertThat(result.allowed()).isEqualTo(14);
  }

  @Test
  void columnsOnOneSideAreAllowedByName() {
    IntegrityResult result =
        pair.compare(
            List.of(
                allow("people", "score", Kind.COLUMN_DROPPED, Map.of(), Map.of()),
                allow("people", "cluster", Kind.COLUMN_ADDED, Map.of(), Map.of())),
            "ALTER TABLE people DROP COLUMN score",
            "ALTER TABLE people ADD COLUMN cluster INTEGER DEFAULT 1",
            "ALTER TABLE people ADD COLUMN owner INTEGER DEFAULT 1");
    assertThat(result.differences()).isEqualTo(1);
    assertThat(result.datasets().get(0).columns())
        .filteredOn(column -> !column.allowed())
        .extracting(DatasetResult.ColumnDifference::column)
        .containsExactly("owner");
  }

  @Test
  void anAllowanceOfAnotherKindDatasetOrColumnDoesNotApplyAndIsReportedUnused() {
    List<Allowance> allowances =
        List.of(
            allow("people", null, Kind.EXTRA, Map.of(), Map.of()),
            allow("pets", null, Kind.LOST, Map.of(), Map.of()),
            allow("people", "active", Kind.CHANGED, Map.of(), Map.of()),
            allow("people", null, Kind.LOST, Map.of("no-such-column", "*"), Map.of()));
    IntegrityResult result =
        pair.compare(
            allowances,
            "DELETE FROM people WHERE id = 1",
            "UPDATE people SET name = 'x' WHERE id = 2");
    assertThat(result.differences()).isEqualTo(2);
    assertThat(result.unused()).isEqualTo(allowances);
  }

  @Test
  void globs() {
    assertThat(Predicate.glob("system/*", "system/cluster-1")).isTrue();
    assertThat(Predicate.glob("*-?", "worker-1")).isTrue();
    assertThat(Predicate.glob("*a*b", "xaxbxb")).isTrue();
    assertThat(Predicate.glob("*a*b", "xaxbxc")).isFalse();
    assertThat(Predicate.glob("", "a")).isFalse();
    assertThat(Predicate.glob("*", "")).isTrue();
    assertThat(Predicate.glob("a.c", "abc")).isFalse();
  }

  private static Allowance allow(
      String dataset,
      @Nullable String column,
      Kind kind,
      Map<String, String> where,
      Map<String, String> map) {
    return new Allowance(
        dataset,
        Optional.ofNullable(column),
        kind,
        where.isEmpty() ? Optional.empty() : Optional.of(new Where(where)),
        map,
        "because of a test",
        Location.ofFile("test.yaml"));
  }
}
