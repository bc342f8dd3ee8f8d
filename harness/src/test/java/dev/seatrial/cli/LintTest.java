package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.source.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");

  @Test
  void machinesGetTheSameMistakesInTheSameOrder() throws IOException {
    Path file = CORPUS.resolve("several-mistakes.yaml");
    Typed lint = typed("lint", "--format", "json", file.toString());
    JsonNode mistakes = new ObjectMapper().readTree(lint.out());

    assertThat(lint.code()).isEqualTo(2);
    assertThat(lint.err()).isEmpty();
    assertThat(mistakes.findValuesAsText("line"))
        .containsExactly("6", "10", "12", "13", "13", "14", "20", "20", "22");
    JsonNode first = mistakes.get(0);
    assertThat(first.get("id").asText()).isEqualTo("release.unknown");
    assertThat(first.get("severity").asText()).isEqualTo("error");
    assertThat(first.get("file").asText()).isEqualTo(SourceText.shown(file));
    assertThat(first.get("column").asInt()).isEqualTo(12);
    assertThat(first.get("endColumn").asInt()).isEqualTo(17);
    assertThat(first.get("message").asText()).isEqualTo("there is no release 1.9");
    assertThat(first.get("hint").asText()).contains("declared: 1.0, 2.0");
    assertThat(first.get("sourceLine").asText()).isEqualTo("  source: [\"1.9\"]");
    assertThat(first.get("documentation").asText())
        .isEqualTo("docs/scenario-language.md#release.unknown");
  }

  @Test
  void whatIsSoundIsAnEmptyArray() throws IOException {
    Typed lint = typed("lint", "--format=json", CORPUS.resolve("good.yaml").toString());

    assertThat(lint.code()).isZero();
    assertThat(new ObjectMapper().readTree(lint.out())).isEmpty();
  }

  @Test
  void aWholeFileHasNoLine(@TempDir Path folder) throws IOException {
    Typed lint = typed("lint", "--format", "json", folder.resolve("none.yaml").toString());
    JsonNode mistake = new ObjectMapper().readTree(lint.out()).get(0);

    assertThat(lint.code()).isEqualTo(2);
    assertThat(mistake.get("id").asText()).isEqualTo("file.missing");
    assertThat(mistake.has("line")).isFalse();
    assertThat(mistake.has("sourceLine")).isFalse();
  }

  @Test
  void peopleAreToldWhatExplainsEachMistakeOnce() {
    Typed lint = typed("lint", CORPUS.resolve("several-mistakes.yaml").toString());

    assertThat(lint.err())
        .endsWith(
            "9 mistakes\nsee  seatrial explain release.unknown key.unknown service.unknown"
                + " key.missing value.malformed reference.unknown ..."
                + System.lineSeparator());
  }

  @Test
  void aFormatThatIsNotThereIsAMistake() {
    Typed lint = typed("lint", "--format", "xml", CORPUS.resolve("good.yaml").toString());

    assertThat(lint.code()).isEqualTo(2);
    assertThat(lint.err()).contains("TEXT", "JSON");
  }
}
