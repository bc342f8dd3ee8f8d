package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The scenario that the README shows is one. */
class ReadmeTest {
  private static final Path PROJECT = Path.of(System.getProperty("basedir", ""), "..");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void itsScenarioLoads() throws IOException {
    List<String> examples =
        YAML.matcher(Files.readString(PROJECT.resolve("README.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(examples).hasSize(1);
    // Below the project, whose fixtures it names.
    Path target = PROJECT.resolve(Path.of("harness", "target"));
    Path scenario = Files.writeString(target.resolve("readme.yaml"), examples.get(0));
    Diagnostics diagnostics = new Diagnostics();
    assertThat(ScenarioLoader.load(scenario, diagnostics))
        .as(new CaretFormatter().format(diagnostics))
        .isPresent();
  }
}
