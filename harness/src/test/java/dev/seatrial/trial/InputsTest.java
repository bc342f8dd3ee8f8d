package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.observation.Observation.InputGiven;
import dev.seatrial.observation.Observation.PreparedState;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.GivenFile;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanJson;
import dev.seatrial.plan.PlanPrinter;
import dev.seatrial.plan.Selection;
import dev.seatrial.plan.Target;
import dev.seatrial.report.CellReport;
import dev.seatrial.run.Ferry;
import dev.seatrial.scenario.CorpusFixtures;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell that needs a file of the user, on an engine in memory: without it, and with it. */
class InputsTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");

  private static final String NEEDED =
      "needs the file 'tool' (tool.py, a release asset that no package registry carries): hand it"
          + " over with --with tool=FILE";

  private final Path project;
  private final Path elsewhere;
  private final Ferry ferry;

  InputsTest(@TempDir Path folder) throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    elsewhere = Files.createDirectories(folder.resolve("home-of-somebody"));
    ferry = new Ferry(project);
    CorpusFixtures.copyTo(project);
    String sound = Files.readString(CORPUS.resolve("ferried.yaml"));
    Path scenario = Files.createDirectories(project.resolve("scenarios")).resolve("handed.yaml");
    Files.writeString(
        scenario,
        sound.replace(
            "before:\n",
            "inputs:\n"
                + "  tool: { title: tool.py, because: a release asset that no package registry"
                + " carries }\n"
                + "before:\n"
                + "  - copy: { from: { input: tool }, to: { volume: cargo, path: /tool.py } }\n"));
  }

  @AfterEach
  void close() {
    ferry.close();
  }

  @Test
  void withoutItTheCellIsNotRunAndSaysHowToHandItOver() throws IOException {
    Plan plan = plan(Given.NOTHING);
    assertThat(PlanPrinter.print(plan)).contains("\n  not run: " + NEEDED + "\n");
    assertThat(PlanJson.print(plan)).contains("\"notRun\" : \"" + NEEDED + "\"");

    Trial.Result result = run(plan, Optional.empty());
    CellReport cell = cell(result);
    assertThat(cell.verdict().status()).isEqualTo(Status.NOT_RUN);
    assertThat(cell.verdict().reason()).isEqualTo("migration: " + NEEDED);
    assertThat(cell.repro()).contains(" --with tool=FILE --seed 1 --like plan=");
    assertThat(ferry.engine.calls())
        .noneMatch(call -> call.startsWith("create ") || call.startsWith("network "));
  }

  @Test
  void withItTheCellRunsAndReportsTellWhichFileItWas() throws IOException {
    Path file = Files.writeString(elsewhere.resolve("tool-1.py"), "print('hello of somebody')");
    Given given = given(file);
    Plan plan = plan(given);
    String sha256 = digest(Files.readAllBytes(file));
    assertThat(PlanPrinter.print(plan))
        .contains("\n  given tool: tool-1.py, 26 bytes, sha256:" + sha256 + "\n")
        .contains("copy the file 'tool' of the user to cargo:/tool.py")
        .doesNotContain("home-of-somebody");
    assertThat(PlanJson.print(plan)).contains(sha256).doesNotContain("home-of-somebody", "notRun");

    Trial.Result result = run(plan, Optional.empty());
    CellReport cell = cell(result);
    assertThat(cell.verdict().status()).isEqualTo(Status.PASS);
    assertThat(cell.observations())
        .filteredOn(InputGiven.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            InputGiven.class,
            it -> {
              assertThat(it.input() + " " + it.file() + " " + it.bytes())
                  .isEqualTo("tool tool-1.py 26");
              assertThat(it.sha256()).isEqualTo(sha256);
            });
    assertThat(cell.repro())
        .contains(" --with 'tool=tool-1.py' --seed 1 ")
        .containsPattern(",with/tool=[0-9a-f]{12}(,|$)");
    String told = "tool: tool-1.py, 26 B, sha256:" + sha256;
    assertThat(result.directory().resolve("index.html")).content().contains(told);
    assertThat(result.directory().resolve("summary.md"))
        .content()
        .contains("File of the user: " + told, "file of the user");
    for (Path tellsOfIt : publicFiles(result.directory())) {
      assertThat(tellsOfIt).content().doesNotContain("home-of-somebody", "hello of somebody");
    }

    // Judged again without the file, it is the same; the saved plan still knows where it lies.
    Trial.Result again = Trial.report(result.directory(), new Diagnostics()).orElseThrow();
    assertThat(cell(again).verdict().status()).isEqualTo(Status.PASS);
    assertThat(SavedPlans.load(result.directory().resolve("private/plan.json"))).isEqualTo(plan);
  }

  @Test
  void itIsPartOfThePreparedState() throws IOException {
    Path file = Files.writeString(elsewhere.resolve("tool.py"), "one");
    assertThat(prepared(run(plan(given(file)), Optional.empty())).reused()).isFalse();
    assertThat(prepared(run(plan(given(file)), Optional.empty())).reused()).isTrue();
    Files.writeString(file, "two");
    assertThat(prepared(run(plan(given(file)), Optional.empty())).reused()).isFalse();
  }

  @Test
  void anotherFileThanWasPlannedWithIsNotTaken() throws IOException {
    Path file = Files.writeString(elsewhere.resolve("tool.py"), "one");
    Plan plan = plan(given(file));
    Files.writeString(file, "two");

    CellReport cell = cell(run(plan, Optional.empty()));
    assertThat(cell.verdict().status()).isEqualTo(Status.HARNESS_ERROR);
    assertThat(cell.verdict().reason())
        .contains("the file that was given for tool has changed since the run was planned");
  }

  @Test
  void aRunThatIsContinuedStillHasIt() throws IOException {
    Path file = Files.writeString(elsewhere.resolve("tool.py"), "one");
    Trial.Result first = run(plan(given(file)), Optional.empty());
    Files.delete(
        Runs.directory(first.directory())
            .cell(plan(Given.NOTHING).cells().get(0))
            .resolve("observations.jsonl"));

    Plan now = Runs.replan(first.directory(), new Diagnostics()).orElseThrow().plan();
    Trial.Result second = run(now, Optional.of(first.directory()));
    assertThat(cell(second).verdict().status()).isEqualTo(Status.PASS);
  }

  @Test
  void whatOnlyASilentRegistryHasIsNotRunEither() throws IOException {
    ferry.engine.registry(
        name -> {
          throw new EngineException(Reason.REGISTRY_SILENT, "Could not pull " + name + ".", "No.");
        });
    Path file = Files.writeString(elsewhere.resolve("tool.py"), "one");

    CellReport cell = cell(run(plan(given(file)), Optional.empty()));
    assertThat(cell.verdict().status()).isEqualTo(Status.NOT_RUN);
    assertThat(cell.verdict().reason())
        .isEqualTo("migration: no registry answers for postgres:13, and no recipe assembles it");
    assertThat(ferry.engine.calls())
        .noneMatch(call -> call.startsWith("build ") || call.startsWith("create "));
  }

  private Plan plan(Given given) {
    Diagnostics diagnostics = new Diagnostics();
    Path scenario = project.resolve("scenarios/handed.yaml");
    Plan plan =
        Trial.plan(Trial.load(List.of(scenario), given, diagnostics), Selection.ALL, 1, given);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    return plan;
  }

  private static Given given(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    GivenFile handed =
        new GivenFile(
            Optional.of(file), String.valueOf(file.getFileName()), content.length, digest(content));
    return new Given(Map.of(), Target.RELEASED, Map.of("tool", handed));
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> publicFiles(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files
          .filter(Files::isRegularFile)
          .filter(it -> !it.startsWith(run.resolve("private")))
          .toList();
    }
  }

  private static PreparedState prepared(Trial.Result result) {
    return cell(result).observations().stream()
        .filter(PreparedState.class::isInstance)
        .map(PreparedState.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static CellReport cell(Trial.Result result) {
    return result.report().cells().get(0);
  }

  private Trial.Result run(Plan plan, Optional<Path> resume) {
    return Trial.run(
        plan,
        ferry.engine,
        new Trial.Options(ImageResolver.Mode.AUTO, Optional.empty(), false, true, false, resume),
        TrialListener.SILENT,
        project.resolve("cache"));
  }
}
