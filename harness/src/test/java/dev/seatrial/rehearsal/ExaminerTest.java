package dev.seatrial.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.scenario.Rehearsal.Complete;
import dev.seatrial.scenario.Rehearsal.Disk;
import dev.seatrial.scenario.Rehearsal.Reasoned;
import dev.seatrial.scenario.Rehearsal.Recognised;
import dev.seatrial.scenario.Rehearsal.SqliteFile;
import dev.seatrial.scenario.Rehearsal.Teller;
import dev.seatrial.scenario.Release;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each prerequisite is broken once, and nothing else is said to be wrong then. */
class ExaminerTest {
  private static final Rehearsal REHEARSAL =
      new Rehearsal(
          "data",
          new Recognised(new SqliteFile("db/shop.db", new Teller("version", "head")), "schema"),
          List.of(new Complete("users", 1, "there is always somebody")),
          List.of(new Reasoned("cache", "nobody reads it")),
          Optional.of(1_000_000_000L),
          Optional.of(new Disk(2, 1_000_000L)),
          List.of(),
          List.of(),
          List.of());
  private static final List<Release> RELEASES =
      List.of(
          new Release("1.0", Map.of("schema", "aa")),
          new Release("1.1", Map.of("schema", "aa")),
          new Release("2.0", Map.of("schema", "bb")));
  private static final Map<String, String> HOST =
      Map.of("freeBytes", "9000000000", "memoryBytes", "9000000000");

  private final Path data;
  private final Path scratch;

  ExaminerTest(@TempDir Path data, @TempDir Path scratch) {
    this.data = data;
    this.scratch = scratch;
  }

  @BeforeEach
  void shop() throws Exception {
    Files.createDirectories(data.resolve("db"));
    Files.createDirectories(data.resolve("cache"));
    Files.writeString(data.resolve("cache/large"), "x".repeat(5000));
    Files.writeString(data.resolve("key"), "secret");
    Path made = scratch.resolve("made.db");
    // Copied while it is open: a database that is closed has no journal any more.
    try (Connection open = connect(made);
        Statement sql = open.createStatement()) {
      sql.execute("PRAGMA journal_mode=WAL");
      sql.execute("CREATE TABLE version (head TEXT)");
      sql.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)");
      sql.execute("INSERT INTO version VALUES ('aa')");
      sql.execute("INSERT INTO users VALUES (1, 'Ada')");
      sql.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      sql.execute("INSERT INTO users VALUES (2, 'Ines')");
      Files.copy(made, database());
      Files.copy(scratch.resolve("made.db-wal"), journal());
    }
  }

  @Test
  void soundDataAreRecognised() throws IOException {
    byte[] before = Files.readAllBytes(database());

    Examination found = examine();

    assertThat(found.sound()).isTrue();
    assertThat(found.prerequisites()).extracting(Prerequisite::status).containsOnly(Status.PASS);
    assertThat(found.releases()).containsExactly("1.0", "1.1");
    assertThat(found.leftOut()).extracting(Reasoned::what).containsExactly("cache");
    // The folder, db, its two files, key; what is left out does not count.
    assertThat(found.files()).isEqualTo(5);
    assertThat(found.bytes())
        .isEqualTo(Files.size(database()) + Files.size(journal()) + "secret".length());
    assertThat(Files.readAllBytes(database())).isEqualTo(before);
    assertThat(data.resolve("db/shop.db-shm")).doesNotExist();
    assertThat(scratch.toFile().list()).noneMatch(name -> name.startsWith("asked-"));
  }

  @Test
  void aMissingJournalIsMissedThoughRowsAreThere() throws IOException {
    Files.delete(journal());

    assertThat(only(examine(), "complete").text())
        .isEqualTo(
            "Rows may be missing: db/shop.db keeps its newest rows in db/shop.db-wal, and that is"
                + " not there.");
    assertThat(new Examiner(REHEARSAL, "Shop", RELEASES).examine(data, HOST, true, scratch).sound())
        .isTrue();
  }

  @Test
  void aCopyWithoutItsRowsIsIncomplete() throws Exception {
    change("DELETE FROM users");

    assertThat(only(examine(), "complete").text())
        .isEqualTo("The table users has 0 rows; there is always somebody.");
  }

  @Test
  void aTableThatIsNotThereIsToldAsSuch() throws Exception {
    change("DROP TABLE users");

    assertThat(only(examine(), "complete").text())
        .isEqualTo("There is no table users; there is always somebody.");
  }

  @Test
  void dataInUseAreRefused() throws Exception {
    Process reader =
        new ProcessBuilder("tail", "-f", database().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      org.awaitility.Awaitility.await("tail has the file open")
          .atMost(10, TimeUnit.SECONDS)
          .until(() -> !examine().sound());
      assertThat(only(examine(), "not in use").text())
          .isEqualTo(
              "The folder is in use: tail (process " + reader.pid() + ") has db/shop.db open.");
    } finally {
      reader.destroy();
    }
  }

  @Test
  void dataOfAnUnknownReleaseAreRefused() throws Exception {
    change("UPDATE version SET head = 'cc'");

    assertThat(only(examine(), "release").text())
        .isEqualTo("Its schema is cc, which no release has that is known.");
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    Files.delete(journal());
    Files.write(database(), "not a database at all".repeat(50).getBytes(StandardCharsets.UTF_8));

    assertThat(only(examine(), "complete").text()).startsWith("It cannot be read as a database: ");
  }

  @Test
  void pagesThatAreGoneAreDamage() throws Exception {
    change("PRAGMA journal_mode=DELETE");
    Files.deleteIfExists(journal());
    byte[] file = Files.readAllBytes(database());
    for (int i = 4096; i < 8192; i++) {
      file[i] = 0x5a;
    }
    Files.write(database(), file, StandardOpenOption.TRUNCATE_EXISTING);

    assertThat(examine().prerequisites())
        .filteredOn(it -> it.status() == Status.FAIL)
        .extracting(Prerequisite::what)
        .contains("complete");
  }

  @Test
  void anotherFolderIsNotRecognised() throws IOException {
    Files.delete(journal());
    Files.delete(database());

    assertThat(only(examine(), "recognised").text())
        .isEqualTo("This is no data of Shop: there is no file db/shop.db.");
    assertThat(Examiner.recognises(data, REHEARSAL)).isFalse();
  }

  @Test
  void diskAndMemoryAreComparedWithWhatIsNeeded() {
    Map<String, String> small = Map.of("freeBytes", "1000", "memoryBytes", "900000000");

    Examination found =
        new Examiner(REHEARSAL, "Shop", RELEASES).examine(data, small, false, scratch);

    assertThat(found.prerequisites())
        .filteredOn(it -> it.status() == Status.FAIL)
        .extracting(Prerequisite::text)
        .containsExactly(
            "0.0 GB of free disk are needed, 0.0 GB are there.",
            "1.0 GB of memory are needed, 0.9 GB are there.");
  }

  @Test
  void whatCannotBeToldIsNotGood() {
    Examination found =
        new Examiner(REHEARSAL, "Shop", RELEASES, new OpenFiles(data.resolve("nowhere")))
            .examine(data, Map.of(), false, scratch);

    assertThat(found.prerequisites())
        .filteredOn(it -> it.status() == Status.NOT_RUN)
        .extracting(Prerequisite::what)
        .containsExactly("not in use", "disk", "memory");
    assertThat(found.sound()).isTrue();
  }

  private Examination examine() {
    return new Examiner(REHEARSAL, "Shop", RELEASES).examine(data, HOST, false, scratch);
  }

  private static Prerequisite only(Examination found, String what) {
    List<Prerequisite> wrong =
        found.prerequisites().stream().filter(it -> it.status() == Status.FAIL).toList();
    assertThat(wrong).extracting(Prerequisite::what).containsOnlyOnce(what);
    assertThat(wrong).extracting(Prerequisite::what).isSubsetOf(what, "release");
    assertThat(wrong).allSatisfy(it -> assertThat(it.remedy()).isPresent());
    return wrong.stream().filter(it -> it.what().equals(what)).findFirst().orElseThrow();
  }

  /** Changes the database, and leaves a journal behind as the old release does. */
  private void change(String statement) throws SQLException, IOException {
    try (Connection open = connect(database());
        Statement sql = open.createStatement()) {
      sql.execute(statement);
      for (String journal : List.of("", "-wal")) {
        Path file = data.resolve("db/shop.db" + journal);
        if (Files.exists(file)) {
          Files.copy(file, scratch.resolve("changed" + journal));
        }
      }
    }
    Files.deleteIfExists(journal());
    for (String journal : List.of("", "-wal")) {
      Path changed = scratch.resolve("changed" + journal);
      if (Files.exists(changed)) {
        Files.write(data.resolve("db/shop.db" + journal), Files.readAllBytes(changed));
      }
    }
  }

  private static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private Path database() {
    return data.resolve("db/shop.db");
  }

  private Path journal() {
    return data.resolve("db/shop.db-wal");
  }
}
