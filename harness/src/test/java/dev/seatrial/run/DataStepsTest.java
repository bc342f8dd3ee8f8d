package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.Script;
import dev.seatrial.observation.Observation.SnapshotTaken;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.scenario.SqlCall;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Snapshot.Member;
import dev.seatrial.store.jdbc.SqliteFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL in a file on a volume, and copies, as far as an engine in memory can show them. */
class DataStepsTest {
  private static final String RENAME = "UPDATE boat SET name = 'fram'";

  private final Interpreted in;

  DataStepsTest(@TempDir Path directory) throws IOException {
    in = new Interpreted(directory.resolve("cell"));
    in.fake.engine.on("helper", Script.exits(0));
    Path boats =
        SqliteFile.create(
            directory.resolve("boats.sqlite"),
            "CREATE TABLE boat (id INTEGER, berth INTEGER, name TEXT, PRIMARY KEY (id, berth))",
            "INSERT INTO boat (id, berth, name) VALUES (1, 1, 'argo')",
            "CREATE TABLE crews (id INTEGER PRIMARY KEY)");
    in.fake.engine.writes("/tmp/files.tar", tar("db/boats.sqlite", Files.readAllBytes(boats)));
  }

  @Test
  void readingLeavesTheFileAsItIs() {
    StepFinished result =
        in.does(sql(Map.of("$[0].name", "argo"), Map.of("ids", "$[*].id"), "SELECT * FROM boat"));
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.OK);
    assertThat(in.fake.captures.values()).containsEntry("ids", "[1]");
    assertThat(in.fake.engine.calls()).noneMatch(c -> c.startsWith("copy /tmp/file "));
    assertThat(in.fake.context.privateDirectory()).isEmptyDirectory();
  }

  @Test
  void whatWasWrittenIsPutBack() {
    StepFinished result = in.does(sql(Map.of(), Map.of(), RENAME));
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.OK);
    assertThat(in.fake.engine.calls()).anyMatch(c -> c.startsWith("copy /tmp/file into "));
  }

  @Test
  void aFileThatAServiceHoldsIsNotWrittenTo() {
    in.fake.engine.on("socket-proxy", Script.runs("listening"));
    in.does(Interpreted.start("dock"));
    assertThat(in.finished("1").outcome()).isEqualTo(Outcome.OK);
    StepFinished result = in.does(sql(Map.of(), Map.of(), RENAME));
    assertThat(result.finding()).hasValue("store.in-use");
    assertThat(result.message())
        .hasValue("store file cannot be written to: dock runs on volume cargo; stop it first");
    assertThat(in.fake.engine.calls()).noneMatch(c -> c.startsWith("copy /tmp/file "));
  }

  @Test
  void snapshotsOfOneFileAtOnceHaveACopyEach() {
    StepFinished result =
        in.does(
            new Step.Snapshot(
                List.of(new Member("file", "one"), new Member("file", "other")), FakeCell.HERE));
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.OK);
    assertThat(in.fake.seen(SnapshotTaken.class))
        .extracting(SnapshotTaken::name)
        .containsExactlyInAnyOrder("one", "other");
    assertThat(in.fake.context.privateDirectory())
        .isDirectoryNotContaining(file -> !file.endsWith("snapshots"));
  }

  @Test
  void whatAStatementGetsWrongIsAFinding() {
    StepFinished result = in.does(sql(Map.of(), Map.of(), "SELECT * FROM anchors"));
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.finding()).hasValue("sql.unexpected");
    assertThat(result.message().orElse("")).contains("no such table");
  }

  @Test
  void aStoreWithoutItsFileOrItsServerIsAFinding() throws IOException {
    in.fake.engine.writes("/tmp/files.tar", tar("db/other", new byte[0]));
    StepFinished missing = in.does(sql(Map.of(), Map.of(), "SELECT 1"));
    assertThat(missing.message().orElse("")).endsWith("volume cargo has no db/boats.sqlite");

    Interpreted other = new Interpreted(in.fake.context.directory().resolve("other"));
    StepFinished silent =
        other.does(
            Interpreted.ask(
                new SqlCall("database", List.of("SELECT 1"), Map.of(), Map.of(), FakeCell.HERE)));
    assertThat(silent.message().orElse("")).endsWith("hold does not run");
  }

  @Test
  void aTextIsCopiedIntoAServiceWithItsReferencesResolved() {
    in.fake.captures.put("berth", "north");
    StepFinished result =
        in.does(
            Interpreted.start("quay"),
            new Step.Copy(
                new Step.Copy.Content("berth=${berth}"),
                new Step.Copy.Target(
                    Optional.empty(),
                    Optional.of("quay"),
                    "/etc/quay/quay.conf",
                    Optional.empty(),
                    Optional.empty()),
                FakeCell.HERE));
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.OK);
    assertThat(in.container("quay").files().get("/etc/quay/quay.conf"))
        .asString()
        .isEqualTo("berth=north");
    assertThat(in.fake.context.privateDirectory().resolve("copying")).doesNotExist();
  }

  private static Step sql(
      Map<String, String> expect, Map<String, String> capture, String... statements) {
    return Interpreted.ask(
        new SqlCall("file", List.of(statements), FakeCell.texts(expect), capture, FakeCell.HERE));
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
