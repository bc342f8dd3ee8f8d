package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  @ValueSource(strings = {"run", "plan", "lint", "list", "explain", "report", "doctor", "clean"})
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
            "There is no tier smokes; there are full, smoke. Did you mean smoke?");
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
}
