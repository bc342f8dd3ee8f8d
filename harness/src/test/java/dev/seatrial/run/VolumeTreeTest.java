package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.ContainerSpec.Mount;
import dev.seatrial.engine.ExecSpec;
import dev.seatrial.image.EngineFixture;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.scenario.Build;
import dev.seatrial.store.Dataset;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import dev.seatrial.store.StoreException;
import dev.seatrial.store.files.FilesReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A volume as a tree of files, on the real engine. */
@Tag("engine")
@TestInstance(Lifecycle.PER_CLASS)
class VolumeTreeTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Path CONTEXT =
      Path.of(System.getProperty("basedir", ""), "../fixtures/shared/images/helper")
          .toAbsolutePath()
          .normalize();

  private final EngineFixture made = new EngineFixture();
  private final Container helper;

  VolumeTreeTest(@TempDir Path folder) {
    String image =
        new ImageResolver(
                made.engine(),
                ImageResolver.Settings.of(
                    ImageResolver.Mode.ASSEMBLED, Optional.empty(), EngineFixture.cache()))
            .resolve(
                Optional.empty(),
                Optional.of(new Build(CONTEXT, "Dockerfile", Optional.empty(), Map.of())),
                line -> {})
            .id();
    String volume = made.engine().createVolume(made.name("tree"), made.labels());
    helper =
        made.engine()
            .create(
                ContainerSpec.of(
                        made.name("files"), image, made.labels(), folder.resolve("files.log"))
                    .mounts(List.of(new Mount(volume, "/srv/data", false)))
                    .command(List.of("sleep", "600"))
                    .build());
  }

  @BeforeAll
  void aTree() {
    helper.start();
    Container.ExecResult result =
        helper.exec(
            List.of(
                "bash",
                "-ec",
                """
                cd /srv/data
                printf ahoy > cargo && chown 1000:1001 cargo && chmod 2750 cargo
                touch -d 2026-01-02T03:04:05.123456Z cargo
                setfattr -n user.mark -v fragile cargo && setfacl -m u:7:r cargo
                setfattr -n security.capability -v 0sAQAAAgAgAAAAAAAAAAAAAAAAAAA= cargo
                mkdir -p deck/cabin && ln cargo deck/cabin/cargo
                ln -s /srv/data/cargo inside && ln -s /srv/other/cargo outside
                printf x > $'not\\377utf8' && mkfifo pipe
                perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => "socket", Listen => 1)'
                chmod 755 socket && chown 5:6 socket && touch -d 2026-01-02T03:04:05Z socket
                """),
            SOON);
    assertThat(result.output()).isEmpty();
    assertThat(result.exitCode()).hasValue(0);
  }

  @AfterAll
  void nothingIsLeft() {
    helper.remove();
    made.engine().removeVolume(made.name("tree"));
    made.close();
  }

  private FilesReader reader() {
    return FilesReader.of(new HelperStreams(helper, "volume tree", "/srv/data"));
  }

  private Map<String, String> rows(String directory) {
    Map<String, String> all = new TreeMap<>();
    try (RowCursor rows = reader().open(Dataset.of(directory))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < row.size(); i++) {
          String value = row.value(i);
          text.append(value == null ? "" : value).append('|');
        }
        all.put(String.valueOf(row.value(0)), text.toString());
      }
    }
    return all;
  }

  @Test
  void everythingIsReadOfAVolume() {
    Map<String, String> rows = rows(".");
    String sha256 = "2355f39e9d5f0c96c668f4d8e83fe9e76246caa8c85bd888b8d80826968e7b31";
    assertThat(rows)
        .containsOnlyKeys(
            ".",
            "\\x6e6f74ff75746638",
            "cargo",
            "deck",
            "deck/cabin",
            "deck/cabin/cargo",
            "inside",
            "outside",
            "pipe",
            "socket");
    assertThat(rows.get("cargo"))
        .startsWith("file|2750|1000|1001|4|2026-01-02T03:04:05.123456Z|" + sha256 + "|||cargo|{")
        .contains("\"user.mark\":\"fragile\"")
        .contains("\"security.capability\":{\"base64\":\"AQAAAgAgAAAAAAAAAAAAAAAAAAA=\"}")
        .contains("\"system.posix_acl_access\":{\"base64\":\"");
    assertThat(rows.get("deck/cabin/cargo")).isEqualTo(rows.get("cargo"));
    assertThat(rows.get("socket")).isEqualTo("socket|0755|5|6||2026-01-02T03:04:05.000000Z|||||||");
    assertThat(rows("deck/cabin")).containsOnlyKeys(".", "cargo");
  }

  @Test
  void absoluteLinksAreTriedWhereTheSystemMountsIt() {
    assertThat(rows(".").get("inside")).contains("|/srv/data/cargo|true|");
    assertThat(rows(".").get("outside")).contains("|/srv/other/cargo|false|");
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> reader().open(Dataset.of("nowhere")))
        .isInstanceOf(StoreException.class)
        .hasMessage("There is no directory nowhere in volume tree.");
  }

  @Test
  void aStreamEndsAsItsCommandDoes() throws IOException {
    try (InputStream stream = stream("head -c 5000000 /dev/zero; echo end")) {
      assertThat(stream.readNBytes(5_000_000)).containsOnly(0);
      assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("end\n");
    }
    try (InputStream stream = stream("echo some; echo trouble >&2; exit 3")) {
      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessage("sh exited 3: trouble");
    }
    try (InputStream stream = stream("echo some; sleep 30", Duration.ofSeconds(1))) {
      assertThatThrownBy(stream::readAllBytes).hasMessage("nothing came for 1 s");
    }
  }

  @Test
  void aStreamThatIsNotReadMakesItsCommandWaitAndEndsIt() throws IOException {
    try (InputStream stream = stream("cat /dev/zero; echo more")) {
      assertThat(stream.read()).isZero();
    }
    assertThat(helper.exec(List.of("true"), SOON).exitCode()).hasValue(0);
  }

  private InputStream stream(String script) {
    return stream(script, SOON);
  }

  private InputStream stream(String script, Duration silence) {
    return helper.stream(ExecSpec.of(List.of("sh", "-c", script), silence));
  }
}
