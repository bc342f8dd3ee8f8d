package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.integrity.SnapshotWriter;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.jdbc.SqliteFile;
import dev.seatrial.store.jdbc.SqliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final String USERS =
      "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, password TEXT, seen TEXT)";
  private static final String ROWS =
      "INSERT INTO users VALUES (1, 'Ada', 'a', '2024-01-01 00:00:00'),"
          + " (2, 'Grace', 'b', '2024-01-02 00:00:00'), (3, 'Zoë', 'c', '2024-01-03 00:00:00')";

  private final Path folder;

  CompareCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String db(String name, String... more) {
    String[] statements = new String[more.length + 2];
    statements[0] = USERS;
    statements[1] = ROWS;
    System.arraycopy(more, 0, statements, 2, more.length);
    return SqliteFile.create(folder.resolve(name), statements).toString();
  }

  private String mapping(String yaml) throws IOException {
    Path file = folder.resolve("mapping.yaml");
    Files.writeString(file, "apiVersion: seatrial.dev/v1\nkind: Comparison\n" + yaml);
    return file.toString();
  }

  @Test
  void storesThatHoldTheSameAreEqual() {
    Typed compared = typed("compare", db("old.db"), "sqlite:" + db("new.db"));

    assertThat(compared.err()).isEmpty();
    assertThat(compared.code()).isZero();
    assertThat(compared.out())
        .contains("dataset  before  after  lost  extra  changed  allowed")
        .contains("users         3      3     0      0        0        0")
        .contains("pass  3 rows in 1 datasets compared: nothing lost or changed");
  }

  @Test
  void whatDiffersIsShownWithBothValues() throws IOException {
    String after =
        db(
            "new.db",
            "DELETE FROM users WHERE id = 1",
            "UPDATE users SET name = 'Hopper', password = 'secret!' WHERE id = 2",
            "CREATE TABLE logs (id INTEGER PRIMARY KEY)");
    Path all = folder.resolve("all.jsonl");
    Typed compared =
        typed(
            "compare",
            db("old.db"),
            after,
            "--secret",
            "password",
            "--differences",
            all.toString());

    assertThat(compared.code()).isEqualTo(1);
    assertThat(compared.out())
        .contains("lost users id=1", "name: 'Ada'", "name 'Grace' became 'Hopper'", "logs is new")
        .doesNotContain("secret!");
    assertThat(Files.readAllLines(all)).hasSize(2).noneMatch(line -> line.contains("secret!"));
  }

  @Test
  void machinesGetNumbersAndEvidence() throws IOException {
    String after = db("new.db", "UPDATE users SET name = upper(name)");
    Typed compared = typed("compare", db("old.db"), after, "--format", "json", "--first", "1");
    JsonNode json = new ObjectMapper().readTree(compared.out());

    assertThat(compared.code()).isEqualTo(1);
    assertThat(json.get("equal").asBoolean()).isFalse();
    assertThat(json.at("/datasets/0/changedRows").asInt()).isEqualTo(3);
    assertThat(json.at("/datasets/0/first")).hasSize(1);
    assertThat(json.at("/checks/0/counts/integrity.changed").asInt()).isEqualTo(3);
    assertThat(json.at("/checks/0/status").asText()).isEqualTo("fail");
  }

  @Test
  void aMappingPairsDatasetsAndSaysWhatMayDiffer() throws IOException {
    String after =
        db(
            "new.db",
            "ALTER TABLE users RENAME COLUMN name TO full_name",
            "ALTER TABLE users ADD COLUMN tenant TEXT DEFAULT 'main'",
            "ALTER TABLE users RENAME TO accounts",
            "UPDATE accounts SET seen = '2024-01-01 00:00:01' WHERE id = 1");
    String mapping =
        mapping(
            """
            datasets:
              people:
                key: [id]
                kinds: { seen: timestamp }
                before: { table: users }
                after: { table: accounts }
            allow:
              - { dataset: people, column: name, renamed: full_name, because: of two parts }
              - { dataset: people, column: tenant, added: { value: main }, because: all are of one }
              - { dataset: people, column: seen, changed: { within: 2s }, because: rounded }
              - { dataset: people, lost: true, because: never happens }
            """);
    Typed compared = typed("compare", db("old.db"), after, "--mapping", mapping);

    assertThat(compared.err()).isEmpty();
    assertThat(compared.code()).isZero();
    assertThat(compared.out())
        .contains("pass with allowances", "people.seen: 1 allowed, because rounded")
        .contains("an allowance matched nothing (", "mapping.yaml:13:5): people, never happens");
  }

  @Test
  void valuesThatHaveMovedAreLookedForThere() throws IOException {
    String after = db("new.db", "ALTER TABLE users DROP COLUMN password");
    String cache =
        SqliteFile.create(
                folder.resolve("cache.db"),
                "CREATE TABLE keys (k TEXT PRIMARY KEY, v TEXT)",
                "INSERT INTO keys VALUES ('user.1', 'a'), ('user.2', 'b'), ('user.3', 'x')")
            .toString();
    String mapping =
        mapping(
            """
            allow:
              - dataset: users
                column: password
                moved: { snapshot: cache, dataset: keys, key: "user.${id}", column: v }
                because: they are kept apart
            """);
    Typed compared =
        typed("compare", db("old.db"), after, "--mapping", mapping, "--other", "cache=" + cache);
    Typed unnamed = typed("compare", db("old2.db"), after, "--mapping", mapping);

    assertThat(compared.code()).isEqualTo(1);
    assertThat(compared.out()).contains("users.password in cache", "'c' became 'x'");
    assertThat(unnamed.code()).isEqualTo(2);
    assertThat(unnamed.err()).contains("--other cache=URL");
  }

  @Test
  void mistakesOfAMappingAreShownWhereTheyStand() throws IOException {
    String mapping =
        mapping(
            """
            datasets:
              people: { index: users }
            allow:
              - { dataset: peeple, lost: true, because: "${why}" }
              - { dataset: people, column: a, changed: { map: { x: "${y}" } }, because: b }
            """);
    Typed compared = typed("compare", db("old.db"), db("new.db"), "--mapping", mapping);

    assertThat(compared.code()).isEqualTo(2);
    assertThat(compared.err())
        .contains("error[dataset.word]", "write table: users")
        .contains("error[dataset.unknown]: there is no dataset peeple", "did you mean people?")
        .contains("error[reference.unknown]: nothing is called ${y} here")
        .contains("mapping.yaml:4:");
  }

  @Test
  void aScenarioIsNoMapping() {
    Typed compared =
        typed("compare", db("old.db"), db("new.db"), "--mapping", folder + "/none.yaml");

    assertThat(compared.code()).isEqualTo(2);
    assertThat(compared.err()).contains("file.missing");
  }

  @Test
  void namesThatAreMistypedCompareNothing() {
    Typed dataset = typed("compare", db("old.db"), db("new.db"), "--dataset", "user");
    Typed key = typed("compare", db("old2.db"), db("new2.db"), "--key", "uses=id");
    Typed nothing = typed("compare", folder + "/none", db("new3.db"));

    assertThat(dataset.code()).isEqualTo(2);
    assertThat(dataset.err()).contains("there is no dataset user; did you mean users?");
    assertThat(key.code()).isEqualTo(2);
    assertThat(key.err()).contains("there is no dataset uses");
    assertThat(nothing.code()).isEqualTo(2);
  }

  @Test
  void aStoreThatCannotBeReadIsToldWithoutItsPassword() {
    Typed refused = typed("compare", "postgresql://app:ge%40heim@127.0.0.1:1/app", db("new.db"));
    Typed missing = typed("compare", "sqlite:" + folder.resolve("none.db"), db("new2.db"));
    Typed malformed = typed("compare", "postgresql://app:ge heim@host/app", db("new3.db"));

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("127.0.0.1:1").doesNotContain("heim");
    assertThat(missing.code()).isEqualTo(3);
    assertThat(malformed.code()).isEqualTo(2);
    assertThat(malformed.err()).contains("cannot be understood").doesNotContain("heim");
  }

  @Test
  void whatIsComparedIsNotTouched() throws IOException {
    Path live = Files.createDirectory(folder.resolve("live"));
    Path file = SqliteFile.createWithLog(live, USERS, ROWS);
    Files.delete(live.resolve("live.db"));
    Map<String, String> before = state(live);

    Typed compared = typed("compare", file.toString(), db("new.db"), "--structure");

    assertThat(compared.code()).isZero();
    assertThat(compared.out()).contains("3      3");
    assertThat(state(live)).isEqualTo(before).hasSize(2);
  }

  /** Name to time and content of every file. */
  private static Map<String, String> state(Path folder) throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        state.put(
            file.getFileName().toString(),
            Files.getLastModifiedTime(file)
                + " "
                + java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return state;
  }

  @Test
  void aTableWithoutAKeyDoesNotStopTheOthers() {
    String loose = "CREATE TABLE loose (a TEXT)";
    String before = db("old.db", loose);
    String after = db("new.db", loose);

    Typed without = typed("compare", before, after);
    Typed with = typed("compare", before, after, "--key", "loose=a");
    Typed alone = typed("compare", before, after, "--dataset", "loose");

    assertThat(without.code()).isEqualTo(3);
    assertThat(without.out()).contains("users         3      3");
    assertThat(without.err()).contains("not compared: loose: ", "no primary key");
    assertThat(with.code()).isZero();
    assertThat(with.out()).contains("loose");
    assertThat(alone.code()).isEqualTo(3);
  }

  @Test
  void whatTheStructureLosesIsAFindingWhenItIsAskedFor() {
    String index = "CREATE UNIQUE INDEX by_name ON users (name)";
    String before = db("old.db", index);
    String after = db("new.db");

    Typed rows = typed("compare", before, after);
    Typed all = typed("compare", before, after, "--structure");

    assertThat(rows.code()).isZero();
    assertThat(all.code()).isEqualTo(1);
    assertThat(all.out()).contains("users").containsPattern("(?i)unique");
  }

  @Test
  void foldersAreComparedFileByFile() throws IOException {
    Path before = Files.createDirectory(folder.resolve("before"));
    Path after = Files.createDirectory(folder.resolve("after"));
    for (Path side : List.of(before, after)) {
      Files.writeString(side.resolve("same"), "same");
      Files.writeString(side.resolve("other"), "in " + side.getFileName());
    }
    Files.createSymbolicLink(before.resolve("link"), Path.of("same"));
    String mapping =
        mapping(
            """
            datasets:
              tree: { path: . }
            allow:
              - { dataset: tree, column: [mtime, size], changed: true, because: copied }
            """);

    Typed compared = typed("compare", before.toString(), "file:" + after, "--mapping", mapping);

    assertThat(compared.code()).isEqualTo(1);
    assertThat(compared.out())
        .contains("lost tree path='link'")
        .contains("changed tree path='other': sha256 ")
        .doesNotContain("path='same'");
  }

  @Test
  void aTarArchiveIsComparedWithTheFolderItWasMadeOf() throws Exception {
    assumeThat(Files.getAttribute(folder, "unix:uid")).as("owners need root").isEqualTo(0);
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("file"), "content");
    Files.setAttribute(tree.resolve("file"), "unix:uid", 1234);
    Files.createSymbolicLink(tree.resolve("link"), Path.of("file"));
    Path archive = folder.resolve("tree.tar.gz");
    Process tar =
        new ProcessBuilder(
                "tar", "--format=posix", "-czf", archive.toString(), "-C", tree.toString(), ".")
            .start();
    assertThat(tar.onExit().get(1, TimeUnit.MINUTES).exitValue()).isZero();

    Typed same = typed("compare", tree.toString(), "tar:" + archive);
    Files.writeString(tree.resolve("file"), "CONTENT");
    Typed other = typed("compare", tree.toString(), "tar:" + archive);
    Typed none = typed("compare", tree.toString(), "tar:" + tree.resolve("file"));

    assertThat(same.out()).contains("nothing lost or changed");
    assertThat(same.code()).isZero();
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.out()).contains("path='file': ", "sha256 ").doesNotContain("path='link'");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("cannot be unpacked");
  }

  @Test
  void aSnapshotIsComparedWithAStore() {
    Path file = SqliteFile.create(folder.resolve("old.db"), USERS, ROWS);
    try (SqliteReader reader = SqliteReader.open(file)) {
      SnapshotWriter.write(folder, "taken", reader, List.of(Dataset.of("users", "id")));
    }
    String after = db("new.db", "DELETE FROM users WHERE id = 3");

    Typed compared = typed("compare", folder.resolve("taken").toString(), after);

    assertThat(compared.code()).isEqualTo(1);
    assertThat(compared.out()).contains("lost users id=3", "name: 'Zoë'");
  }
}
