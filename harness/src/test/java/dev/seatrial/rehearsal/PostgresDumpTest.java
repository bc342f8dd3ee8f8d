package dev.seatrial.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.scenario.Rehearsal.Complete;
import dev.seatrial.scenario.Rehearsal.Dump;
import dev.seatrial.scenario.Rehearsal.Product;
import dev.seatrial.scenario.Rehearsal.Recognised;
import dev.seatrial.scenario.Rehearsal.Teller;
import dev.seatrial.scenario.Release;
import dev.seatrial.verdict.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dump tells, and each way in which one is no good. */
class PostgresDumpTest {
  private static final Dump KIND = new Dump(Product.POSTGRESQL, 15, new Teller("version", "head"));
  private static final Rehearsal REHEARSAL =
      new Rehearsal(
          "dump",
          new Recognised(KIND, "schema"),
          List.of(new Complete("users", 1, "there is always somebody")),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());
  private static final List<Release> RELEASES =
      List.of(
          new Release("1.0", Map.of("schema", "aa")), new Release("2.0", Map.of("schema", "bb")));
  private static final String DUMP =
      """
      --
      -- PostgreSQL database dump
      --

      \\restrict 0ld

      -- Dumped from database version 15.13 (Debian 15.13-0+deb12u1)
      -- Dumped by pg_dump version 15.13 (Debian 15.13-0+deb12u1)

      SET client_encoding = 'UTF8';

      CREATE TABLE public.notes (
          id integer NOT NULL,
          text text
      );

      COPY public.notes (id, text) FROM stdin;
      1\tCOPY public.users (id) FROM stdin;
      2\t-- PostgreSQL database dump complete
      3\tINSERT INTO version VALUES ('bb')
      \\.


      COPY public.users (id, "last name") FROM stdin;
      1\tNoether
      2\t\\N
      \\.


      COPY public.version (note, head) FROM stdin;
      \\N\taa
      \\.


      --
      -- PostgreSQL database dump complete
      --

      \\unrestrict 0ld

      """;

  private final Path file;
  private final Path scratch;

  PostgresDumpTest(@TempDir Path folder) {
    file = folder.resolve("shop.sql");
    scratch = folder;
  }

  @Test
  void tellsItsReleaseAndItsRows() throws IOException {
    Files.writeString(file, DUMP);

    Examination found = examine();

    assertThat(found.sound()).isTrue();
    assertThat(found.releases()).containsExactly("1.0");
    assertThat(found.name()).isEqualTo("shop.sql");
    assertThat(found.files()).isEqualTo(1);
    assertThat(found.bytes()).isEqualTo(Files.size(file));
    assertThat(found.prerequisites())
        .extracting(Prerequisite::text)
        .contains(
            "The file can be read.",
            "The dump is whole: it ends as pg_dump ends one.",
            "Its schema is aa: data of Shop 1.0.");
    assertThat(read().rows("notes")).hasValue(3);
    assertThat(read().rows("users")).hasValue(2);
    assertThat(read().rows("carts")).isEmpty();
    assertThat(told("users", "last name")).hasValue("Noether");
    assertThat(told("version", "note")).isEmpty();
    assertThat(told("version", "other")).isEmpty();
    assertThat(told("carts", "id")).isEmpty();
  }

  @Test
  void isReadAlsoWhenCompressed() throws IOException {
    Files.write(file, gzip(DUMP));

    assertThat(read().bytes()).isEqualTo(DUMP.length());
    assertThat(examine().sound()).isTrue();
    assertThat(examine().releases()).containsExactly("1.0");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 700, 900, 1000})
  void oneThatIsCutOffIsRefused(int length) throws IOException {
    Files.writeString(
        file,
        DUMP.substring(
            0, Math.min(length, DUMP.indexOf("-- PostgreSQL database dump complete\n--"))));

    assertThat(wrong())
        .isEqualTo("shop.sql is cut off: the last line is missing that pg_dump writes.");
  }

  @Test
  void oneThatIsCutOffAndCompressedIsRefused() throws IOException {
    byte[] whole = gzip(DUMP);
    Files.write(file, Arrays.copyOf(whole, whole.length - 40));

    assertThat(wrong())
        .isEqualTo("shop.sql is cut off: the last line is missing that pg_dump writes.");
  }

  @Test
  void oneWhoseBytesHaveChangedIsRefused() throws IOException {
    byte[] whole = gzip(DUMP);
    whole[whole.length - 6] ^= 0x55;
    Files.write(file, whole);

    assertThat(wrong()).startsWith("shop.sql is damaged: ");
  }

  @Test
  void oneWithoutRowsIsIncomplete() throws IOException {
    Files.writeString(file, DUMP.replace("1\tNoether\n2\t\\N\n", ""));
    assertThat(wrong()).isEqualTo("The table users has 0 rows; there is always somebody.");

    Files.writeString(
        file, DUMP.replace("COPY public.users (id, \"", "COPY public.people (id, \""));
    assertThat(wrong()).isEqualTo("There is no table users; there is always somebody.");
  }

  @Test
  void otherFormatsAreNamed() throws IOException {
    Files.writeString(file, "PGDMP\u0001\u000e" + "x".repeat(2000), StandardCharsets.ISO_8859_1);
    assertThat(wrong()).isEqualTo("shop.sql is a dump in the custom format, and no SQL.");
    assertThat(only().remedy())
        .hasValue("Write it as SQL first: pg_restore --file=shop.sql.sql shop.sql");

    Files.writeString(file, "toc.dat" + "\0".repeat(250) + "ustar" + "x".repeat(2000));
    assertThat(wrong()).isEqualTo("shop.sql is a dump in the tar format, and no SQL.");

    Files.writeString(file, DUMP.replace("database dump", "database cluster dump"));
    assertThat(wrong()).isEqualTo("shop.sql is a dump of all databases of a server.");

    Files.writeString(file, "-- MySQL dump 10.13\nCREATE TABLE users (id int);\n");
    assertThat(wrong()).isEqualTo("shop.sql is no dump of PostgreSQL.");

    Files.writeString(file, "");
    assertThat(wrong()).isEqualTo("shop.sql is no dump of PostgreSQL.");
  }

  @Test
  void optionsThatLeaveSomethingOutAreNamed() throws IOException {
    Files.writeString(file, DUMP.replaceAll("(?s)COPY .*?\n\\\\\\.\n", ""));
    assertThat(wrong()).isEqualTo("shop.sql was made with --schema-only.");

    Files.writeString(file, DUMP.replace("CREATE TABLE", "ALTER TABLE"));
    assertThat(wrong()).isEqualTo("shop.sql was made with --data-only.");

    Files.writeString(file, DUMP.replace("SET client", "\\connect shop\nSET client"));
    assertThat(wrong()).isEqualTo("shop.sql was made with --create.");

    Files.writeString(
        file,
        DUMP.replaceAll(
            "(?s)COPY .*?\n\\\\\\.\n", "INSERT INTO public.users VALUES (1, 'Noether');\n"));
    assertThat(wrong()).isEqualTo("shop.sql was made with --inserts, which is not understood.");
  }

  @Test
  void oneOfANewerDatabaseIsTakenWithADoubt() throws IOException {
    Files.writeString(
        file, DUMP.replace("from database version 15.13", "from database version 17.2"));

    assertThat(examine().sound()).isTrue();
    assertThat(examine().prerequisites())
        .filteredOn(it -> it.what().equals("database"))
        .containsExactly(
            Prerequisite.unknown(
                "database",
                "The dump is of PostgreSQL 17, and is restored in PostgreSQL 15, which may not"
                    + " take it."));
  }

  @Test
  void oneThatIsStillWrittenIsInUse() throws IOException {
    Files.writeString(file, DUMP);
    Process writer =
        new ProcessBuilder("tail", "-f", file.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Awaitility.await("tail has the file open")
          .atMost(10, TimeUnit.SECONDS)
          .until(() -> !examine().sound());
      assertThat(only().text()).startsWith("The file is in use: tail (process ");
    } finally {
      writer.destroy();
    }
  }

  @Test
  void linesOfAnyLengthAreRead() throws IOException {
    Files.writeString(file, DUMP.replace("Noether", "N".repeat(3_000_000)));

    assertThat(read().rows("users")).hasValue(2);
    assertThat(examine().sound()).isTrue();
  }

  private PostgresDump read() throws IOException {
    return PostgresDump.read(file, KIND, "shop.sql");
  }

  private Optional<String> told(String table, String column) throws IOException {
    Dump kind = new Dump(Product.POSTGRESQL, 15, new Teller(table, column));
    return PostgresDump.read(file, kind, "shop.sql").told();
  }

  private Examination examine() {
    return new Examiner(REHEARSAL, "Shop", RELEASES).examine(file, Map.of(), false, scratch);
  }

  private String wrong() {
    return only().text();
  }

  /** The one prerequisite that does not hold. */
  private Prerequisite only() {
    List<Prerequisite> wrong =
        examine().prerequisites().stream().filter(it -> it.status() == Status.FAIL).toList();
    assertThat(wrong).hasSize(1);
    return wrong.get(0);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
