package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type and get; all of it without a container engine. */
class MainTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");
  private static final String SOUND = CORPUS.resolve("judged.yaml").toString();
  private static final String CELL = "harbour/judged[1.0..2.0,external,cpu]";

  @Test
  void helpTeaches() {
    Typed help = typed("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Examples:", "seatrial run scenarios", "Exit codes: 0 nothing failed")
        .contains("run", "plan", "lint", "list", "report", "doctor", "clean");
    assertThat(help.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run", "plan", "lint", "list", "explain", "report", "init", "doctor", "shell", "bundle",
        "clean"
      })
  void everyCommandExplainsItself(String command) {
    Typed help = typed(command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .startsWith("Usage: seatrial " + command)
        .hasLineCount(help.out().split("\n").length);
    assertThat(help.out().lines().filter(l -> !l.isBlank()).count()).isGreaterThan(3);
  }

  @Test
  void versionIsTold() {
    assertThat(typed("--version").out()).startsWith("seatrial ");
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheNearest() {
    Typed mistyped = typed("lnt");

    assertThat(mistyped.code()).isEqualTo(2);
    assertThat(mistyped.err())
        .contains("there is no command lnt; did you mean lint?", "`seatrial --help`");
    assertThat(mistyped.out()).isEmpty();
  }

  @Test
  void aMistypedOptionIsAnsweredWithTheNearest() {
    Typed mistyped = typed("plan", "--teir", "smoke", SOUND);

    assertThat(mistyped.code()).isEqualTo(2);
    assertThat(mistyped.err()).contains("there is no option --teir; did you mean --tier?");
    assertThat(mistyped.err().lines()).hasSize(2);
  }

  @Test
  void aSoundScenarioIsSaidToBe() {
    Typed lint = typed("lint", SOUND);

    assertThat(lint.code()).isZero();
    assertThat(lint.out()).isEqualTo("1 scenario is sound" + System.lineSeparator());
    assertThat(lint.err()).isEmpty();
  }

  @Test
  void mistakesAreShownWhereTheyAre() {
    Typed lint = typed("lint", CORPUS.resolve("step-unknown.yaml").toString());

    assertThat(lint.code()).isEqualTo(2);
    assertThat(lint.err())
        .contains("step-unknown.yaml:11:5: error[key.unknown]: strat is not a step")
        .contains(" 11 |   - strat: [dock]\n    |     ^^^^^\n  hint: did you mean start?")
        .contains("2 mistakes\nsee  seatrial explain key.unknown" + System.lineSeparator());
    assertThat(lint.out()).isEmpty();
  }

  @Test
  void aPlanIsATreeWithoutSecrets() {
    Typed plan = typed("plan", SOUND);

    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .contains("cell " + CELL, "    1.1  start dock", "      1.2.1  ", "1 cell, seed 1")
        .doesNotContain("anchor");
  }

  @Test
  void cellsAreListedWithTheirTiers() {
    Typed list = typed("list", SOUND);

    assertThat(list.code()).isZero();
    assertThat(list.out())
        .contains("harbour/judged  Boats move", "  " + CELL + "  ~", "full,nightly,pr,smoke");
  }

  @Test
  void anUnknownTierIsAnsweredWithThoseThereAre() {
    Typed plan = typed("plan", "--tier", "smokes", SOUND);

    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.err())
        .isEqualToIgnoringNewLines(
            "There is no tier smokes; there are full, nightly, pr, smoke. Did you mean smoke?");
  }

  @Test
  void cellsThatMatchNothingAreAnsweredWithThoseThereAre() {
    Typed plan = typed("plan", "--cell", "nothing", SOUND);

    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.err()).contains("No cell matches [nothing]. There are:\n  " + CELL);
    assertThat(typed("plan", "--cell", "*cpu*", SOUND).code()).isZero();
    assertThat(typed("plan", "--cell", CELL, SOUND).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "plan", "list", "run"})
  void aPathThatIsNotThereIsAMistake(String command, @TempDir Path folder) {
    Typed missing = typed(command, folder.resolve("none.yaml").toString());

    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("none.yaml");
    assertThat(typed(command, folder.toString()).err()).startsWith("There is no scenario in ");
    assertThat(typed(command, folder.toString()).code()).isEqualTo(2);
  }

  @Test
  void aValueThatDoesNotFitIsAMistake() {
    assertThat(typed("plan", "--seed", "many", SOUND).code()).isEqualTo(2);
    Typed images = typed("run", "--images", "borrowed", SOUND);
    assertThat(images.code()).isEqualTo(2);
    assertThat(images.err()).contains("AUTO", "OFFICIAL", "ASSEMBLED");
    assertThat(typed("plan", "--seed", "many", SOUND).err()).contains("not a whole number");
  }

  @Test
  void aRunThatIsNotThereIsAMistake(@TempDir Path folder) throws IOException {
    assertThat(typed("report", folder.resolve("none").toString()).code()).isEqualTo(2);
    Files.writeString(folder.resolve("plan.txt"), "");
    Typed report = typed("report", folder.toString());
    assertThat(report.code()).isEqualTo(2);
    assertThat(report.err()).isEqualToIgnoringNewLines("There is no run in " + folder + ".");
  }

  @Test
  void aPlanIsPrintedForOtherPrograms() throws IOException {
    Typed plan = typed("plan", "--format", "json", SOUND);

    assertThat(plan.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(plan.out());
    assertThat(json.path("cells").path(0).path("id").asText()).isEqualTo(CELL);
    assertThat(typed("plan", "--format", "yaml", SOUND).code()).isEqualTo(2);
  }

  @Test
  void aPlanBecomesManifestsAndWhatDoesNotTranslateIsTold(@TempDir Path folder) throws IOException {
    Typed printed = typed("plan", "--format", "kubernetes", SOUND);

    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .startsWith("# 000-namespace.yaml\n---\n# made by Seatrial from " + CELL)
        .doesNotContain("anchor");
    assertThat(printed.err())
        .contains("judged.yaml:", ": note[kubernetes.step]: ", "see  seatrial explain kubernetes.");
    assertThat(printed.err()).doesNotContain("error[");

    Path output = folder.resolve("manifests");
    String[] words = {"plan", "--format", "kubernetes", "--output", output.toString(), SOUND};
    assertThat(typed(words).out()).contains("manifests of " + CELL + " and apply.sh are in ");
    assertThat(output.resolve("apply.sh")).isExecutable();
    assertThat(output.resolve("README.md")).content().contains("judged.yaml:");
    assertThat(typed(words).code()).isEqualTo(2);
    assertThat(typed(words).err()).contains(" is not empty: --output names a new folder.");
  }

  @Test
  void whatAClusterIsToldHasAForm() {
    assertThat(typed("plan", "--namespace", "x", SOUND).err()).contains("say --format kubernetes.");
    for (String[] words :
        List.of(
            new String[] {"--host-path", "cargo=here", "--host-path cargo=here says nothing"},
            new String[] {"--owner", "cargo=me", "--owner cargo=me says nothing"},
            new String[] {"--owner", "hold=0", "--owner names no volume: hold; there are cargo"},
            new String[] {"--namespace", "No", "--namespace No is no name"})) {
      Typed plan = typed("plan", "--format", "kubernetes", words[0], words[1], SOUND);
      assertThat(plan.code()).isEqualTo(2);
      assertThat(plan.err()).contains(words[2]);
    }
  }

  @Test
  void aSavedPlanIsKeptThoughTheScenarioChanges(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("p.json");
    Typed saved = typed("plan", "--save", file.toString(), SOUND);

    assertThat(saved.code()).isZero();
    assertThat(saved.out()).startsWith("1 cell; `run --plan ");
    assertThat(file).content().contains(CELL);
  }

  @Test
  void whatIsNoSavedPlanIsToldInOneSentence(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("p.json"), "{}");
    Typed run = typed("run", "--plan", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            file + " cannot be run: it is no saved plan; `plan --save` makes one.");
    assertThat(typed("run", "--plan", folder.resolve("none").toString()).err())
        .startsWith("There is no file ");
    assertThat(typed("run", "--plan", file.toString(), SOUND).err())
        .startsWith("--plan has its cells already: leave ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3/2", "0/4", "one"})
  void aShareThatIsNoneIsAMistake(String words) {
    Typed plan = typed("plan", "--shard", words, SOUND);

    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.err())
        .isEqualToIgnoringNewLines(
            "--shard " + words + " is no share; 2/8 is the second of eight, 1/8 the first.");
  }

  @Test
  void sharesAreDisjoint() {
    assertThat(typed("plan", "--shard", "1/2", SOUND).out()).contains(CELL);
    assertThat(typed("plan", "--shard", "2/2", SOUND).out()).startsWith("0 cells");
    Typed run = typed("run", "--shard", "2/2", SOUND);
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).startsWith("Share 2/2 has no cell: there are fewer cells than shares.");
    assertThat(typed("plan", "--shard", "1/2", "--timings", "none", SOUND).err())
        .startsWith("There is no run.json in none.");
    assertThat(typed("plan", "--timings", "none", SOUND).err())
        .startsWith("--timings balances shares, and there is no --shard I/N.");
  }

  @Test
  void onlyWhatFailedIsPlanned(@TempDir Path folder) throws IOException {
    Path run = Files.createDirectories(folder.resolve("r1"));
    Files.writeString(
        run.resolve("selection.json"),
        "{\"seed\": 1, \"scenarios\": [], \"cells\": [\"%s\"]}".formatted(CELL));
    // The word after it is a run or a scenario.
    assertThat(typed("plan", "--failed", run.toString(), SOUND).out()).contains(CELL);
    assertThat(typed("plan", SOUND, "--failed=" + run).out()).contains(CELL);
    assertThat(typed("plan", "--failed=" + folder, SOUND).err())
        .startsWith("There is no run in " + folder);
    Typed newest = typed("plan", "--failed", SOUND);
    assertThat(newest.code()).isEqualTo(2);
    assertThat(newest.err()).startsWith("There is no run in ").contains("reports/runs yet.");

    Files.writeString(
        run.resolve("selection.json"), "{\"seed\": 1, \"scenarios\": [], \"cells\": []}");
    Typed nothing = typed("run", "--failed=" + run, SOUND);
    assertThat(nothing.code()).isEqualTo(4);
    assertThat(nothing.out()).startsWith("There is nothing to run: no cell that was chosen failed");
  }

  @Test
  void aRunIsContinuedWithItsOwnCells(@TempDir Path folder) throws IOException {
    assertThat(typed("run", "--resume", folder.toString()).err())
        .startsWith("There is no run in " + folder);
    assertThat(typed("run", "--resume", folder.toString(), SOUND).err())
        .startsWith("--resume has its cells already: leave ");
    assertThat(typed("run", "--resume", folder.toString(), "--cell", "x").err())
        .startsWith("--cell chooses nothing from --resume: leave it out.");
    assertThat(typed("run", "--resume", folder.toString(), "--repeat", "2").err())
        .startsWith("--repeat does not go with --resume");

    Path scenario = Path.of(SOUND).toAbsolutePath();
    Files.writeString(
        folder.resolve("selection.json"),
        "{\"seed\": 1, \"scenarios\": [\"%s\"], \"cells\": [\"%s\", \"harbour/judged[gone]\"]}"
            .formatted(scenario, CELL));
    Typed gone = typed("run", "--resume", folder.toString());
    assertThat(gone.code()).isEqualTo(2);
    assertThat(gone.err())
        .contains("its scenarios have changed; these cells are gone:\n  harbour/judged[gone]")
        .doesNotContain(CELL);
  }

  @Test
  void noRepetitionIsAMistake() {
    assertThat(typed("run", "--repeat", "0", SOUND).err())
        .startsWith("--repeat 0 runs nothing; 1 or more is needed.");
  }

  @Test
  void axesAreSetFromTheCommandLine() {
    assertThat(typed("plan", "--set", "target=3.0", SOUND).out())
        .contains("cell harbour/judged[1.0..3.0,external,cpu]", "harbour/quay:3.0 (official)");
    assertThat(typed("list", "--set", "target=2.0,3.0", SOUND).out())
        .contains("[1.0..2.0,external,cpu]", "[1.0..3.0,external,cpu]");
    Typed unknown = typed("plan", "--set", "targe=3.0", SOUND);
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("--set names the axis targe", "did you mean target?");
    assertThat(typed("plan", "--set", "target=4.0", SOUND).err()).contains("no release 4.0");
    for (String nothing : List.of("target", "target=", "=1", "target=1,,2")) {
      assertThat(typed("plan", "--set", nothing, SOUND).err())
          .startsWith("--set " + nothing + " sets nothing;");
    }
    assertThat(typed("plan", "--set", "target=2.0", "--set", "target=3.0", SOUND).err())
        .startsWith("--set names the axis target twice");
  }

  @Test
  void anUnreleasedImageTakesThePlaceOfTheTarget() {
    Typed plan = typed("plan", "--set", "target=dev", "--target-image", "mine/quay:dev", SOUND);
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out())
        .contains("cell harbour/judged[1.0..dev,external,cpu]")
        .contains("quay: mine/quay:dev (unreleased)", "dock: harbour/dock:1.0 (official)");
    assertThat(
            typed("plan", "--format", "json", "--target-image", "quay=mine/quay:dev", SOUND).out())
        .contains("\"unreleased\" : \"mine/quay:dev\"");
    Typed none = typed("plan", "--target-image", "dock=mine/dock:dev", SOUND);
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("has no service of the target called dock; those are: quay");
    assertThat(typed("plan", "--target-image", "quay=", SOUND).err()).contains("names no image");
    assertThat(typed("plan", "--target-image", "a", "--target-image", "b", SOUND).err())
        .startsWith("--target-image gives two images; SERVICE=IMAGE");
  }

  @Test
  void aPackageNeedsABuildThatTakesIt(@TempDir Path folder) throws IOException {
    Path wheel = Files.writeString(folder.resolve("quay-3.whl"), "wheel");
    Typed plan = typed("plan", "--target-package", wheel.toString(), SOUND);
    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.err()).contains("give its build x-package");
    assertThat(typed("plan", "--target-package", folder + "/none.whl", SOUND).err())
        .startsWith("There is no file ");
    assertThat(typed("run", "--resume", folder.toString(), "--set", "a=b").err())
        .startsWith("--resume has its plan already: leave --set, ");
  }
}
