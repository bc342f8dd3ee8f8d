package dev.seatrial.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  private static final Path REPOSITORY =
      Path.of(System.getProperty("basedir", ""), "..").toAbsolutePath().normalize();

  private final Path folder;

  ProjectTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void itsRootHoldsFixturesOrIsTheFolderItself() throws IOException {
    Path scenarios = Files.createDirectories(folder.resolve("shop/scenarios/deep"));
    assertThat(Project.around(scenarios).root()).isEqualTo(scenarios);
    assertThat(Project.above(scenarios)).isEmpty();

    Files.createDirectories(folder.resolve("shop/fixtures"));
    assertThat(Project.around(scenarios).root()).isEqualTo(folder.resolve("shop"));
    assertThat(Project.above(scenarios)).contains(new Project(folder.resolve("shop")));
  }

  @Test
  void itsOwnFixturesComeFirst() throws IOException {
    Project project = new Project(folder);
    Path bundled = BundledFixtures.directory().orElseThrow();
    assertThat(project.fixture("shared/images/helper"))
        .contains(bundled.resolve("shared/images/helper"));
    assertThat(project.fixture("shared/images/none")).isEmpty();

    Path own = Files.createDirectories(folder.resolve("fixtures/shared/images/helper"));
    assertThat(project.fixture("shared/images/helper")).contains(own);
  }

  @Test
  void aBuildContextIsItsOwnOrABundledOne() throws IOException {
    Project project = new Project(folder);
    Path bundled = BundledFixtures.directory().orElseThrow().resolve("shared/images/postgresql");
    Path own = folder.resolve("fixtures/shared/images/postgresql");
    Path asWritten = folder.resolve("fixtures/shop/../shared/images/postgresql");

    assertThat(project.override(asWritten)).isEqualTo(bundled);
    assertThat(project.override(bundled)).isEqualTo(bundled);
    Files.createDirectories(own);
    assertThat(project.override(asWritten)).isEqualTo(own);
    assertThat(project.override(bundled)).isEqualTo(own);
    assertThat(project.override(folder.resolve("elsewhere")))
        .isEqualTo(folder.resolve("elsewhere"));
    assertThat(project.override(folder.resolve("fixtures/shop/none")))
        .isEqualTo(folder.resolve("fixtures/shop/none"));
  }

  /** The copies on the class path, as they get into the jar. */
  @Test
  void allFixturesComeWithTheProgram() throws IOException {
    Path copies = REPOSITORY.resolve("harness/target/classes/dev/seatrial/fixtures");
    Map<String, byte[]> bundled = BundledFixtures.read(copies);
    Map<String, byte[]> written = BundledFixtures.read(REPOSITORY.resolve("fixtures"));
    // What a build by hand leaves beside them is nobody's fixture.
    written
        .keySet()
        .removeIf(
            path ->
                path.endsWith(".gitignore")
                    || path.contains("/.seatrial/")
                    || path.contains("/__pycache__/"));

    assertThat(bundled.keySet()).containsAll(written.keySet());
    assertThat(written.keySet()).contains("shared/images/helper/Dockerfile");
    assertThat(written)
        .allSatisfy((path, content) -> assertThat(bundled.get(path)).as(path).isEqualTo(content));
  }

  /** A jar does not keep modes: a file that must be executable says so itself. */
  @Test
  void whatIsExecutableIsAScript() throws IOException {
    Path fixtures = REPOSITORY.resolve("fixtures");
    BundledFixtures.read(fixtures)
        .forEach(
            (path, content) ->
                assertThat(Files.isExecutable(fixtures.resolve(path)))
                    .as(path)
                    .isEqualTo(BundledFixtures.script(content)));
  }
}
