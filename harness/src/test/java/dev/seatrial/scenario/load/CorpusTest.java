package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code corpus/x.yaml} beside its {@code x.diagnostics}. Run with {@code
 * -Dcorpus.update=true} to write them anew; where {@code CI} is {@code true}, a difference still
 * fails.
 */
class CorpusTest {

  private static final boolean UPDATE =
      Boolean.getBoolean("corpus.update") && !"true".equals(System.getenv("CI"));

  @TestFactory
  Stream<DynamicTest> everyFileIsExplained() throws IOException {
    return Corpus.files(".yaml").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()), file.toUri(), () -> check(file)));
  }

  @Test
  void theCorpusIsThere() throws IOException {
    assertThat(Corpus.files(".yaml")).hasSizeGreaterThanOrEqualTo(100);
    assertThat(Corpus.files(".diagnostics")).hasSameSizeAs(Corpus.files(".yaml"));
  }

  private static void check(Path file) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    boolean loaded = ScenarioLoader.load(file, diagnostics).isPresent();
    String explained = Corpus.portable(new CaretFormatter().format(diagnostics));
    Path golden = Path.of(file.toString().replaceFirst("\\.yaml$", ".diagnostics"));
    if (UPDATE) {
      Files.writeString(golden, explained);
    }
    assertThat(golden).as("written by -Dcorpus.update=true").exists();
    assertThat(explained).isEqualTo(Files.readString(golden));
    assertThat(loaded).isEqualTo(explained.isEmpty());
  }
}
