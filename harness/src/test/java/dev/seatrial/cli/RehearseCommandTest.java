package dev.seatrial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.ContainerSpec;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.plan.Cell;
import dev.seatrial.project.HandedData;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Service;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Rehearsals;
import dev.seatrial.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rehearsals on a data directory that a real older release wrote: healthy, without its journal, in
 * use, and of a release that no rehearsal begins with.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearseCommandTest {
  private static final Path REPOSITORY = Path.of(System.getProperty("basedir", ""), "..");
  private static final String SCENARIOS = REPOSITORY.resolve("scenarios").toString();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Map<String, String> LABELS = Map.of("dev.seatrial.test", "rehearsal");

  private final Engine engine = DockerEngine.connect();
  private final Path folder;
  private final Path healthy;
  private String whileRunning = "";

  RehearseCommandTest(@TempDir Path folder) {
    this.folder = folder;
    healthy = folder.resolve("var-lib-gpustack");
  }

  /** The old release makes its data on a folder of this machine, as an operator's does. */
  @BeforeAll
  void data() throws Exception {
    Files.createDirectories(healthy);
    Scenario scenario =
        Rehearsals.load(
                List.of(REPOSITORY.resolve("scenarios/gpustack/rehearsal.yaml")), new Diagnostics())
            .get(0);
    Cell cell =
        Rehearsals.cells(scenario).stream()
            .filter(it -> it.id().contains("[0.7.1..2.0.3"))
            .findFirst()
            .orElseThrow();
    Service old = Objects.requireNonNull(cell.services().get("old-server"));
    String image =
        new ImageResolver(
                engine,
                ImageResolver.Settings.of(
                    ImageResolver.Mode.ASSEMBLED, Optional.empty(), Trial.cacheDirectory()))
            .resolve(old.image(), old.build(), line -> {})
            .reference();
    Container server =
        engine.create(
            ContainerSpec.of(
                    "seatrial-test-" + Long.toHexString(System.nanoTime()),
                    image,
                    LABELS,
                    folder.resolve("server.log"))
                .command(
                    List.of(
                        "--disable-worker",
                        "--disable-update-check",
                        "--bootstrap-password=Of4n0perator!"))
                .binds(Map.of(healthy.toString(), "/var/lib/gpustack"))
                .build());
    try {
      server.start();
      String ask = "import urllib.request as r; r.urlopen('http://127.0.0.1/healthz', timeout=2)";
      await("the old release answers")
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(500))
          .until(
              () ->
                  server
                          .exec(List.of("python3", "-c", ask), Duration.ofSeconds(20))
                          .exitCode()
                          .orElse(-1)
                      == 0);
      whileRunning = told(1, healthy, "2.0.3");
      server.stop(Duration.ofSeconds(30));
    } finally {
      server.remove();
    }
  }

  @AfterAll
  void close() {
    engine.labelled("dev.seatrial.test", Optional.of("rehearsal")).forEach(engine::remove);
    engine.close();
  }

  @Test
  void healthyDataGiveAnAnswerAndStayAsTheyAre() throws IOException {
    HandedData whole = new HandedData(healthy, Set.of());
    String before = whole.digest();

    String said = told(0, healthy, "2.0.3");

    assertThat(said)
        .contains("GPUStack 0.7.1 to 2.0.3")
        .contains("Yes, it works, with changes that are meant.")
        .containsPattern("About [0-9.ms ]+ on this machine")
        .contains("What is lost or broken?\n  - Nothing.")
        .contains("before and after.")
        .contains("How do I go back?");
    assertThat(whole.digest()).isEqualTo(before);
    assertThat(folder.resolve("page/rehearsal.html")).exists();
    assertThat(Files.readString(folder.resolve("page/rehearsal.md")))
        .doesNotContain(healthy.toString());
  }

  @Test
  void dataWithoutTheirJournalAreIncomplete() throws IOException {
    Path copy = copied("without-journal");
    Files.delete(copy.resolve("database.db-wal"));

    assertThat(told(1, copy, "2.0.3"))
        .contains("Not yet: something has to be put right first.")
        .contains("database.db keeps its newest rows in database.db-wal, and that is not there")
        .contains("copy the whole folder again");
  }

  @Test
  void dataInUseAreLeftAlone() {
    assertThat(whileRunning)
        .contains("Not yet: something has to be put right first.")
        .containsPattern("The folder is in use: .* has database.db(-wal|-shm)? open");
  }

  @Test
  void dataOfAnotherReleaseAreNamedAsSuch() throws Exception {
    Path copy = copied("of-0.3.2");
    revision(copy, "0f7dde8b3c4b");

    assertThat(told(1, copy, "2.0.3"))
        .contains("data of GPUStack 0.3.2.")
        .contains("From 0.3.2 to 2.0.3 there is no rehearsal.")
        .contains("There are rehearsals to 2.0.3 from 0.4.1, 0.5.1, 0.6.2, 0.7.1.");
    revision(copy, "fffffffffff0");
    assertThat(told(1, copy, "2.0.3")).contains("which no release has that is known");
  }

  @Test
  void mistakesOfUsageAreSentences() {
    assertThat(told(2, healthy, "2.0.4")).contains("No rehearsal goes to 2.0.4; there are");
    assertThat(told(2, folder.resolve("nowhere"), "2.0.3")).contains("There is no file or folder");
    Typed typed =
        Typed.typed(
            "rehearse",
            "gpustak",
            "--data",
            healthy.toString(),
            "--to",
            "2.0.3",
            "--scenarios",
            SCENARIOS);
    assertThat(typed.err())
        .contains("No scenario of gpustak can be rehearsed")
        .contains("Did you mean gpustack?");
  }

  private String told(int code, Path data, String to) {
    Typed typed =
        Typed.typed(
            "rehearse",
            "gpustack",
            "--data",
            data.toString(),
            "--to",
            to,
            "--scenarios",
            SCENARIOS,
            "--images",
            "assembled",
            "--report",
            folder.resolve("page").toString());
    assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(code);
    return typed.out() + typed.err();
  }

  private Path copied(String name) throws IOException {
    Path copy = folder.resolve(name);
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(healthy)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  /** Says that it is of another one; the journal that belongs to it stays beside it. */
  private void revision(Path data, String revision) throws SQLException, IOException {
    Path changed = folder.resolve("changed");
    Files.createDirectories(changed);
    for (String file : List.of("database.db", "database.db-wal")) {
      Files.copy(data.resolve(file), changed.resolve(file));
    }
    try (Connection open =
            DriverManager.getConnection("jdbc:sqlite:" + changed.resolve("database.db"));
        Statement sql = open.createStatement()) {
      sql.execute("UPDATE alembic_version SET version_num = '" + revision + "'");
      for (String file : List.of("database.db", "database.db-wal")) {
        Files.write(data.resolve(file), Files.readAllBytes(changed.resolve(file)));
      }
    }
    PathUtils.deleteDirectory(changed);
  }
}
