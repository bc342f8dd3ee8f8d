package dev.seatrial.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.integrity.DatasetResult.ColumnPattern;
import dev.seatrial.integrity.DatasetResult.Presence;
import dev.seatrial.integrity.Difference.Change;
import dev.seatrial.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private final Path directory;
  private final SnapshotPair pair;

  ComparisonTest(@TempDir Path directory) {
    this.directory = directory;
    this.pair = new SnapshotPair(directory);
  }

  @Test
  void anIdenticalPairHasNoDifferences() {
    IntegrityResult result = pair.compare(List.of());
    assertThat(result.clean()).isTrue();
    assertThat(result.before()).isEqualTo("before");
    DatasetResult people = result.datasets().get(0);
    assertThat(people.rowsBefore()).isEqualTo(7);
    assertThat(people.rowsAfter()).isEqualTo(7);
    assertThat(people.first()).isEmpty();
    assertThat(people.patterns()).isEmpty();
  }

  @Test
  void otherFormsOfTheSameValuesAreNoDifference() {
    IntegrityResult result =
        pair.compare(
            List.of(),
            "UPDATE people SET created_at = replace(created_at, ' ', 'T') || '+00:00'",
            "UPDATE people SET doc = '{\"tags\":[],\"rank\":' || id || '.0}'",
            "UPDATE people SET active = CASE active WHEN 1 THEN 'true' ELSE 'false' END");
    assertThat(result.clean()).isTrue();
  }

  @Test
  void aLostRowIsShownWhole() {
    DatasetResult people = people("DELETE FROM people WHERE id = 4");
    assertThat(people.lost()).isEqualTo(1);
    assertThat(people.differences()).isEqualTo(1);
    Difference lost = people.first().get(0);
    assertThat(lost.kind()).isEqualTo(Difference.Kind.LOST);
    assertThat(lost.key()).isEqualTo("id=4");
    assertThat(lost.before())
        .containsEntry("name", "'person number 4'")
        .containsEntry("created_at", "2026-11-20T13:30:04.123456Z")
        .containsEntry("active", "false");
    assertThat(lost.after()).isEmpty();
  }

  @Test
  void extraRowsAreCountedAndTheFirstAreKept() {
    DatasetResult people =
        people("INSERT INTO people SELECT id + 100, '', '', 0, '', 0, '' FROM people");
    assertThat(people.extra()).isEqualTo(7);
    assertThat(people.rowsAfter()).isEqualTo(14);
    assertThat(people.first())
        .extracting(Difference::key)
        .containsExactly("id=101", "id=102", "id=103");
  }

  @Test
  void aSwappedKeyIsALostAndAnExtraRow() {
    DatasetResult people = people("UPDATE people SET id = 70 WHERE id = 7");
    assertThat(people.lost()).isEqualTo(1);
    assertThat(people.extra()).isEqualTo(1);
    assertThat(people.changedRows()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "name       ; name = substr(name, 1, 6)                ; all 7 name cut to 6 characters",
        "name       ; name = NULL                              ; all 7 name became NULL",
        "name       ; name = name || ' '" + " ; all 7 name: got white space at its end",
        "created_at ; created_at = datetime(created_at, '+8 hours') || '.123456'"
            + " ; all 7 created_at moved by +8 h",
        "created_at ; created_at = substr(created_at, 1, 19)"
            + " ; all 7 created_at: lost its fraction of a second",
        "active     ; active = 1 - active" + " ; all 7 active: inverted",
        "score      ; score = score - 0.5                      ; all 7 score moved by -0.5",
        "doc        ; doc = json_remove(doc, '$.tags')         ; all 7 doc.tags: [] became NULL",
        "doc        ; doc = json_set(doc, '$.rank', '' || id)"
            + " ; all 7 doc.rank: became a string in JSON",
        "doc        ; doc = NULL                               ; all 7 doc became NULL",
        "doc        ; doc = 'null'                             ; all 7 doc became null",
      })
  void changedValuesAreCountedAndWhatTheyShareIsSaid(String column, String set, String pattern) {
    DatasetResult people = people("UPDATE people SET " + set);
    assertThat(people.changedRows()).isEqualTo(7);
    assertThat(people.changedValues()).isEqualTo(Map.of(column, 7L));
    assertThat(people.lost() + people.extra()).isZero();
    assertThat(people.patterns()).extracting(ColumnPattern::text).containsExactly(pattern);
  }

  @Test
  void oneOddValueOutEndsThePattern() {
    DatasetResult people =
        people(
            "UPDATE people SET created_at = datetime(created_at, '+8 hours') || '.123456'",
            "UPDATE people SET created_at = datetime(created_at, '+1 hours') WHERE id = 7");
    assertThat(people.changedValues()).isEqualTo(Map.of("created_at", 7L));
    assertThat(people.patterns()).isEmpty();
  }

  @Test
  void nullIsNotEmptyTextAndEvidenceShowsBoth() {
    DatasetResult people =
        people(
            "UPDATE people SET name = '' WHERE id = 2",
            "UPDATE people SET name = NULL WHERE id = 5");
    assertThat(people.changedRows()).isEqualTo(2);
    assertThat(people.first())
        .flatExtracting(Difference::changes)
        .containsExactly(
            new Change("name", "'person number 2'", "''"),
            new Change("name", "'person number 5'", "NULL"));
    assertThat(people.first().get(0).after()).containsEntry("name", "''").containsEntry("id", "2");
  }

  @Test
  void aRowWithTwoChangedValuesIsOneRow() {
    DatasetResult people = people("UPDATE people SET name = 'x', active = 1 - active WHERE id = 3");
    assertThat(people.changedRows()).isEqualTo(1);
    assertThat(people.changedValues()).isEqualTo(Map.of("name", 1L, "active", 1L));
  }

  @Test
  void secretsAreMaskedButTellWhetherTheyAreEqual() {
    IntegrityResult result =
        pair.compare(
            List.of(),
            "UPDATE people SET password = 'open' WHERE id = 1",
            "UPDATE people SET name = 'x' WHERE id = 2");
    DatasetResult people = result.datasets().get(0);
    assertThat(result.toString()).doesNotContain("open").doesNotContain("secret-");
    Change change = people.first().get(0).changes().get(0);
    assertThat(change.before()).matches("‹masked:[0-9a-f]{8}›").isNotEqualTo(change.after());
    Difference renamed = people.first().get(1);
    assertThat(renamed.before().get("password"))
        .matches("‹masked:[0-9a-f]{8}›")
        .isEqualTo(renamed.after().get("password"));
  }

  @Test
  void columnsOnOneSideAreOneDifferenceEach() {
    DatasetResult people =
        people(
            "ALTER TABLE people DROP COLUMN score",
            "ALTER TABLE people ADD COLUMN cluster INTEGER DEFAULT 1");
    assertThat(people.differences()).isEqualTo(2);
    assertThat(people.changedRows()).isZero();
    assertThat(people.columns())
        .containsExactly(
            new DatasetResult.ColumnDifference("score", Presence.ONLY_BEFORE, ""),
            new DatasetResult.ColumnDifference("cluster", Presence.ONLY_AFTER, ""));
  }

  @Test
  void columnsOfOtherKindsAreHarmonised() {
    Path before = pair.snapshot("before", SnapshotPair.TABLE, SnapshotPair.ROWS);
    Path after =
        pair.snapshot(
            "after",
            SnapshotPair.TABLE
                .replace("DATETIME", "TEXT")
                .replace("BOOLEAN", "INTEGER")
                .replace("JSON", "TEXT")
                .replace("NUMERIC", "FLOAT"),
            SnapshotPair.ROWS,
            "UPDATE people SET doc = replace(doc, ' ', '') WHERE id < 7",
            "UPDATE people SET active = 2 WHERE id = 1");
    DatasetResult people = SnapshotPair.compare(before, after, List.of()).datasets().get(0);
    assertThat(people.changedValues()).isEqualTo(Map.of("active", 1L));
    assertThat(people.first().get(0).changes()).containsExactly(new Change("active", "true", "2"));
  }

  @Test
  void aKeyThatIsOrderedDifferentlyIsSorted() {
    String twelve = SnapshotPair.ROWS.replace("LIMIT 7", "LIMIT 12");
    Path before = pair.snapshot("before", SnapshotPair.TABLE, twelve);
    Path after =
        pair.snapshot(
            "after",
            SnapshotPair.TABLE.replace("id INTEGER", "id TEXT"),
            twelve,
            "UPDATE people SET name = 'x' WHERE id = '10'");
    DatasetResult people = SnapshotPair.compare(before, after, List.of()).datasets().get(0);
    assertThat(people.differences()).isEqualTo(1);
    assertThat(people.first().get(0).key()).isEqualTo("id=10");
  }

  @Test
  void aDoubledRowIsExtraAndRowsOfOneKeyArePairedByWhatTheyHold() {
    String loose = SnapshotPair.TABLE.replace("id INTEGER PRIMARY KEY", "id INTEGER");
    String twice = "INSERT INTO people SELECT * FROM people WHERE id IN (2, 3)";
    Path before = pair.snapshot("before", loose, SnapshotPair.ROWS);
    Path after = pair.snapshot("after", loose, SnapshotPair.ROWS, twice);
    DatasetResult doubled = SnapshotPair.compare(before, after, List.of()).datasets().get(0);
    assertThat(doubled.extra()).isEqualTo(2);
    assertThat(doubled.first()).extracting(Difference::key).containsExactly("id=2", "id=3");

    Path more =
        pair.snapshot(
            "more",
            loose,
            "INSERT INTO people (id, name) VALUES (1, 'b'), (1, 'a'), (1, 'c'), (2, 'd')");
    Path less =
        pair.snapshot(
            "less", loose, "INSERT INTO people (id, name) VALUES (2, 'd'), (1, 'c'), (1, 'a')");
    DatasetResult one = SnapshotPair.compare(more, less, List.of()).datasets().get(0);
    assertThat(one.lost()).isEqualTo(1);
    assertThat(one.changedRows()).isZero();
    assertThat(one.first().get(0).before()).containsEntry("name", "'b'");
  }

  @Test
  void aMissingSnapshotIsSaid() {
    Path before = pair.snapshot("before", SnapshotPair.TABLE);
    assertThatThrownBy(() -> SnapshotPair.compare(before, directory.resolve("none"), List.of()))
        .isInstanceOf(StoreException.class)
        .hasMessage("There is no snapshot none.");
  }

  private DatasetResult people(String... planted) {
    return pair.compare(List.of(), planted).datasets().get(0);
  }
}
