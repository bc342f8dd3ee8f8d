package dev.seatrial.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.seatrial.scenario.CorpusFixtures;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SeatrialTestEngineTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");
  private static final UniqueId ENGINE = UniqueId.forEngine("seatrial");
  private static final String JUDGED = "harbour/judged[1.0..2.0,external,cpu]";
  private static final String FERRIED = "harbour/ferried[1.0..2.0,embedded,cpu]";

  @Test
  void aFileIsAClassAndACellIsATest() {
    TestDescriptor root = discover(ENGINE, selectFile(file("judged.yaml").toFile()));
    TestDescriptor scenario = only(root);
    TestDescriptor cell = only(scenario);

    assertThat(scenario.getDisplayName()).isEqualTo("harbour/judged");
    assertThat(scenario.isContainer()).isTrue();
    assertThat(cell.getDisplayName()).isEqualTo(JUDGED);
    assertThat(cell.isTest()).isTrue();
    assertThat(cell.getTags())
        .containsExactlyInAnyOrder(tag("smoke"), tag("pr"), tag("nightly"), tag("full"));
    assertThat(cell.getSource())
        .hasValueSatisfying(
            source -> {
              FileSource place = (FileSource) source;
              assertThat(place.getFile()).hasName("judged.yaml");
              assertThat(place.getPosition()).isPresent();
            });
  }

  @Test
  void aDirectoryIsSearchedForScenarios(@TempDir Path project) throws IOException {
    CorpusFixtures.copyTo(project);
    Files.createDirectories(project.resolve("scenarios/harbour"));
    for (String name : List.of("judged.yaml", "ferried.yaml")) {
      Files.copy(file(name), project.resolve("scenarios/harbour").resolve(name));
    }

    TestDescriptor root = discover(ENGINE, selectDirectory(project.resolve("scenarios").toFile()));
    assertThat(cells(root)).containsExactly(FERRIED, JUDGED);
  }

  @Test
  void anIdFindsWhatItNamed() {
    TestDescriptor root = discover(ENGINE, selectFile(file("judged.yaml").toFile()));
    TestDescriptor scenario = only(root);
    UniqueId cell = only(scenario).getUniqueId();

    // As a tool keeps it.
    UniqueId parsed = UniqueId.parse(cell.toString());
    assertThat(cells(discover(ENGINE, selectUniqueId(parsed)))).containsExactly(JUDGED);
    assertThat(cells(discover(ENGINE, selectUniqueId(scenario.getUniqueId()))))
        .containsExactly(JUDGED);
    UniqueId none = scenario.getUniqueId().append(SeatrialTestEngine.CELL, "none");
    assertThat(cells(discover(ENGINE, selectUniqueId(none)))).isEmpty();
  }

  @Test
  void aCellOfOneFileAndAllOfAnother() {
    UniqueId judged =
        only(only(discover(ENGINE, selectFile(file("judged.yaml").toFile())))).getUniqueId();

    assertThat(
            cells(
                discover(
                    ENGINE, selectUniqueId(judged), selectFile(file("ferried.yaml").toFile()))))
        .containsExactlyInAnyOrder(JUDGED, FERRIED);
  }

  @Test
  void insideASuiteIdsAreLonger() {
    UniqueId suite =
        UniqueId.forEngine("junit-platform-suite")
            .append("suite", "S")
            .append("engine", "seatrial");
    UniqueId cell =
        only(only(discover(suite, selectFile(file("judged.yaml").toFile())))).getUniqueId();

    assertThat(cell.hasPrefix(suite)).isTrue();
    assertThat(cells(discover(suite, selectUniqueId(cell)))).containsExactly(JUDGED);
    assertThat(cells(discover(ENGINE, selectUniqueId(cell)))).isEmpty();
  }

  @Test
  void classesAreNotOurs() {
    assertThat(discover(ENGINE, selectClass(SeatrialTestEngineTest.class)).getChildren()).isEmpty();
  }

  @Test
  void theEngineIsRegistered() {
    assertThat(EngineTestKit.engine("seatrial").execute().allEvents().count()).isPositive();
  }

  @Test
  void aScenarioWithMistakesIsOneFailingTest() {
    EngineExecutionResults results =
        EngineTestKit.engine(new SeatrialTestEngine())
            .selectors(selectFile(file("step-unknown.yaml").toFile()))
            .execute();

    results.testEvents().assertStatistics(s -> s.started(1).failed(1).succeeded(0));
    assertThat(failures(results).get(0))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("the scenario has mistakes")
        .hasMessageContaining("step-unknown.yaml:11:5: error[key.unknown]: strat is not a step")
        .hasMessageContaining("^^^^^");
  }

  @Test
  void aFileThatIsGoneIsAFailingTestToo() {
    EngineExecutionResults results =
        EngineTestKit.engine(new SeatrialTestEngine())
            .selectors(
                selectUniqueId(
                    ENGINE.append(SeatrialTestEngine.SCENARIO, file("gone.yaml").toString())))
            .execute();

    results.testEvents().assertStatistics(s -> s.started(1).failed(1));
    assertThat(failures(results).get(0)).hasMessageContaining("gone.yaml");
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void aVerdictIsAnOutcome(Status status) {
    CellVerdict verdict = new CellVerdict("c", status, "it is so", List.of(), Map.of());
    Path report = Path.of("runs", "r1", "index.html");

    switch (status) {
      case PASS, PASS_WITH_ALLOWANCES ->
          assertThatCode(() -> CellDescriptor.outcome(verdict, report)).doesNotThrowAnyException();
      case FAIL -> assertThat(thrown(verdict, report)).isInstanceOf(AssertionFailedError.class);
      case HARNESS_ERROR ->
          assertThat(thrown(verdict, report)).isExactlyInstanceOf(IllegalStateException.class);
      case INCONCLUSIVE, KNOWN_ISSUE, NOT_RUN ->
          assertThat(thrown(verdict, report)).isInstanceOf(TestAbortedException.class);
    }
    if (!status.green()) {
      assertThat(thrown(verdict, report))
          .hasMessage(status.words() + ": it is so\nreport: " + report);
    }
  }

  private static Throwable thrown(CellVerdict verdict, Path report) {
    return catchThrowable(() -> CellDescriptor.outcome(verdict, report));
  }

  private static TestDescriptor discover(UniqueId id, DiscoverySelector... selectors) {
    return new SeatrialTestEngine()
        .discover(LauncherDiscoveryRequestBuilder.request().selectors(selectors).build(), id);
  }

  private static List<Throwable> failures(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }

  private static List<String> cells(TestDescriptor root) {
    return root.getDescendants().stream()
        .filter(CellDescriptor.class::isInstance)
        .map(TestDescriptor::getDisplayName)
        .toList();
  }

  private static TestDescriptor only(TestDescriptor parent) {
    assertThat(parent.getChildren()).hasSize(1);
    return parent.getChildren().iterator().next();
  }

  private static TestTag tag(String name) {
    return TestTag.create(name);
  }

  private static Path file(String name) {
    return CORPUS.resolve(name);
  }
}
