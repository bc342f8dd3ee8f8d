package dev.seatrial.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.source.Diagnostics;
import dev.seatrial.source.SourceText;
import dev.seatrial.source.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticGuideTest {

  private static final Path RESOURCES =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");
  private static final Pattern REPORTED = Pattern.compile("error\\[([a-z0-9.-]+)]");
  private static final DiagnosticGuide GUIDE = new DiagnosticGuide();

  /**
   * Reported of files that cannot lie in the corpus, which FileDiagnosticsTest and others see, and
   * notes on manifests, which are no mistakes.
   */
  private static final Set<String> NOT_IN_CORPUS =
      Set.of(
          "file.missing",
          "file.too-large",
          "file.unreadable",
          "kubernetes.image",
          "kubernetes.secret",
          "kubernetes.service",
          "kubernetes.step",
          "kubernetes.value",
          "kubernetes.volume",
          "matrix.set-unknown",
          "yaml.syntax");

  @Test
  void everyMistakeOfTheCorpusIsExplainedAndNoOther() throws IOException {
    Set<String> reported = new TreeSet<>(NOT_IN_CORPUS);
    try (Stream<Path> files = Files.list(RESOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".diagnostics")).toList()) {
        REPORTED
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> reported.add(found.group(1)));
      }
    }
    assertThat(GUIDE.ids()).containsExactlyElementsOf(reported);
  }

  @Test
  void everyTextIsWhole() {
    for (String id : GUIDE.ids()) {
      DiagnosticGuide.Entry entry = GUIDE.entry(id).orElseThrow();
      assertThat(entry.means()).as(id).endsWith(".");
      assertThat(entry.mend()).as(id).endsWith(".");
      assertThat(entry.wrong().isEmpty()).as(id).isEqualTo(entry.right().isEmpty());
      assertThat(entry.wrong().isEmpty() || !entry.wrong().equals(entry.right())).as(id).isTrue();
    }
  }

  @Test
  void whatIsMendedIsYamlAndAMistakeOfYamlIsReportedByItsId() {
    for (String id : GUIDE.ids()) {
      DiagnosticGuide.Entry entry = GUIDE.entry(id).orElseThrow();
      if (!entry.right().isEmpty()) {
        assertThat(mistakes(entry.right())).as(entry.right()).isEmpty();
        List<String> found = mistakes(entry.wrong());
        assertThat(found)
            .as(entry.wrong())
            .isEqualTo(id.startsWith("yaml.") ? List.of(id) : List.of());
      }
    }
  }

  @Test
  void aGuideThatIsNotOneIsADefect() {
    assertThatThrownBy(() -> new DiagnosticGuide("- a list"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new DiagnosticGuide("a: {"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("yaml.unclosed-bracket");
  }

  private static List<String> mistakes(String yaml) {
    Diagnostics mistakes = new Diagnostics();
    YamlReader.read(SourceText.of("example", yaml), mistakes);
    return mistakes.sorted().stream().map(one -> one.id()).toList();
  }
}
