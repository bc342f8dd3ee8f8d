package dev.seatrial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rehearsals of a dump that pg_dump wrote of a real older release's database. */
@Tag("engine")
class RehearseDumpTest {
  private static final Path REPOSITORY = Path.of(System.getProperty("basedir", ""), "..");
  private static final String END = "--\n-- PostgreSQL database dump complete";

  private final Path folder;
  private final String dump;

  RehearseDumpTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    try (var in = getClass().getResourceAsStream("/dumps/miniflux-2.2.6.sql")) {
      dump = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aHealthyDumpGivesAnAnswerAndStaysAsItIs() throws IOException {
    Path file = folder.resolve("backup.sql.gz");
    // Compressed, and of an owner whom the rehearsal's database does not know.
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(
          dump.replace("OWNER TO miniflux", "OWNER TO harbour").getBytes(StandardCharsets.UTF_8));
    }
    byte[] before = Files.readAllBytes(file);

    String said = told(0, file);

    assertThat(said)
        .contains("Miniflux 2.2.6 to 2.3.4")
        .contains("Yes, it works, with changes that are meant.")
        .contains("What is lost or broken?\n  - Nothing.")
        .contains("A copy of backup.sql.gz: ")
        .contains("before and after.");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(Files.readString(folder.resolve("page/rehearsal.md")))
        .doesNotContain("Kyiv")
        .doesNotContain(folder.toString());
  }

  @Test
  void aDumpWhoseUpgradeFailsSaysSo() throws IOException {
    // The old release serves without it; the new one's migration does not find it.
    Path file = written(dump.replace(END, "DROP TABLE public.webauthn_credentials;\n\n" + END));

    assertThat(told(1, file))
        .contains("No, it breaks.")
        .contains("webauthn_credentials")
        .contains("How do I go back?");
  }

  @Test
  void aDumpThatIsNoGoodIsNotTried() throws IOException {
    assertThat(told(1, written(dump.substring(0, dump.length() / 2))))
        .contains("Not yet: something has to be put right first.")
        .contains("backup.sql is cut off: the last line is missing that pg_dump writes.")
        .contains("see that pg_dump ends without an error");
    assertThat(told(1, written(dump.replace("stdin;\n104\n", "stdin;\n7\n"))))
        .contains("Its schema is 7, which no release has that is known.");
    assertThat(told(1, written("PGDMP" + dump))).contains("pg_restore --file=backup.sql.sql");
  }

  @Test
  void aFolderIsNoDump() {
    assertThat(told(2, folder)).contains("is a folder: name a dump of the old release's database");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("backup.sql"), text);
  }

  private String told(int code, Path data) {
    Typed typed =
        Typed.typed(
            "rehearse",
            "miniflux",
            "--data",
            data.toString(),
            "--to",
            "2.3.4",
            "--scenarios",
            REPOSITORY.resolve("scenarios").toString(),
            "--images",
            "assembled",
            "--report",
            folder.resolve("page").toString());
    assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(code);
    return typed.out() + typed.err();
  }
}
