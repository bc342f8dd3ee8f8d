package dev.seatrial.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.seatrial.integrity.DatasetResult.Allowed;
import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Allowance.Where;
import dev.seatrial.scenario.Glob;
import dev.seatrial.source.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowanceTest {
  private static final String BECAUSE = "because of a test";
  private static final Location HERE = Location.ofFile("test.yaml");

  private final SnapshotPair pair;

  AllowanceTest(@TempDir Path directory) {
    this.pair = new SnapshotPair(directory);
  }

  @Test
  void extraRowsAreAllowedWhereTheyMatch() {
    IntegrityResult result =
        pair.compare(
            List.of(extra("people", Map.of("name", "system/*"))),
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
            List.of(lost("*", Map.of("id", "?", "active", "true"))),
            "DELETE FROM people WHERE id IN (1, 2, 3)");
    assertThat(result.lost()).isEqualTo(1);
    assertThat(result.datasets().get(0).allowed().lost()).isEqualTo(2);
  }

  @Test
  void onlyMappedValuesAreAllowed() {
    IntegrityResult result =
        pair.compare(
            List.of(
                changed("active", Map.of(), Map.of("1", "0")),
                changed("name", Map.of(), Map.of("person number 2", "two")),
                changed("score", Map.of(), Map.of("1.50", "null"))),
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
                changed("name", Map.of("name", "person number 2"), Map.of()),
                changed("name", Map.of("name", "null"), Map.of())),
            "UPDATE people SET name = 'x' WHERE id IN (2, 3)",
            "UPDATE people SET name = NULL WHERE id = 4");
    assertThat(result.datasets().get(0).changedRows()).isEqualTo(1);
    assertThat(result.datasets().get(0).first().get(0).key()).isEqualTo("id=3");
  }

  @Test
  void changesOfAnyColumnAreAllowedWhenNoneIsNamed() {
    IntegrityResult result =
        pair.compare(
            List.of(changed(null, Map.of(), Map.of())),
            "UPDATE people SET name = 'x', active = 1 - active");
    assertThat(result.clean()).isTrue();
    assertThat(result.allowed()).isEqualTo(14);
  }

  @Test
  void columnsOnOneSideAreAllowedByName() {
    IntegrityResult result =
        pair.compare(
            List.of(
                new Allowance.ColumnDropped("people", "score", BECAUSE, HERE),
                new Allowance.ColumnAdded("people", "cluster", Optional.empty(), BECAUSE, HERE)),
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
            extra("people", Map.of()),
            lost("pets", Map.of()),
            changed("active", Map.of(), Map.of()),
            lost("people", Map.of("no-such-column", "*")));
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
    assertThat(Glob.matches("system/*", "system/cluster-1")).isTrue();
    assertThat(Glob.matches("*-?", "worker-1")).isTrue();
    assertThat(Glob.matches("*a*b", "xaxbxb")).isTrue();
    assertThat(Glob.matches("*a*b", "xaxbxc")).isFalse();
    assertThat(Glob.matches("", "a")).isFalse();
    assertThat(Glob.matches("*", "")).isTrue();
    assertThat(Glob.matches("a.c", "abc")).isFalse();
  }

  private static Allowance lost(String dataset, Map<String, String> where) {
    return new Allowance.Lost(dataset, where(where), BECAUSE, HERE);
  }

  private static Allowance extra(String dataset, Map<String, String> where) {
    return new Allowance.Extra(dataset, where(where), BECAUSE, HERE);
  }

  private static Allowance changed(
      @Nullable String column, Map<String, String> where, Map<String, String> map) {
    return new Allowance.Changed(
        "people", Optional.ofNullable(column), where(where), map, Optional.empty(), BECAUSE, HERE);
  }

  private static Optional<Where> where(Map<String, String> columns) {
    return columns.isEmpty() ? Optional.empty() : Optional.of(new Where(columns));
  }
}
