package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes are answered before an engine is asked for. */
class PartOptionsTest {
  private static final String FERRIED =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/corpus/ferried.yaml")
          .toString();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--until 2.4 | has no step 2.4; near it are 2.1 (backup), 2.2 (run), 2.3 (snapshot).",
        "--until migrat | has no step migrat; did you mean migrate?",
        "--from 3.1 | so --from takes migrate or 2.1.",
        "--from migrate --until 1.2 | --until 1.2 stops before --from migrate begins.",
        "--from migrate --no-cache | --from begins with what --no-cache makes anew",
      })
  void anEndThatIsNoneIsAMistake(String options, String answer) {
    Typed typed = typed(("run " + options + " " + FERRIED).split(" "));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains(answer).hasLineCount(1);
    assertThat(typed.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--like plan | --like: \"plan\" is no digest of a run",
        "--like plan=1234 harness | --like tells of one cell",
      })
  void whatTellsOfNoRunIsAMistake(String options, String answer) {
    String all = options.replace(" harness", " " + Path.of(FERRIED).resolveSibling("judged.yaml"));
    Typed typed = typed(("run " + all + " " + FERRIED).split(" "));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains(answer).hasLineCount(1);
  }

  @Test
  void aRunThatIsContinuedHasItsEnds(@TempDir Path folder) {
    assertThat(typed("run", "--resume", folder.toString(), "--until", "2.1").err())
        .startsWith("--until does not go with --resume: leave it out.");
  }
}
