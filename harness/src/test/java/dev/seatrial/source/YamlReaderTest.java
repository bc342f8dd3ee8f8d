package dev.seatrial.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.source.ScalarNode.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void everyNodeKnowsWhereItStands() {
    MappingNode root = (MappingNode) read("a: 1\nb:\n  - two words\n  - \"qu\\u0041oted\"\n");
    SequenceNode list = (SequenceNode) root.entry("b").orElseThrow().value();

    assertThat(root.entry("a").orElseThrow().value().location()).isEqualTo(at(1, 4, 1));
    assertThat(root.entry("b").orElseThrow().key().location()).isEqualTo(at(2, 1, 1));
    assertThat(list.items().get(0).location()).isEqualTo(at(3, 5, 9));
    assertThat(((ScalarNode) list.items().get(0)).part(4, 9)).isEqualTo(at(3, 9, 5));
    assertThat(list.items().get(1).location()).isEqualTo(at(4, 5, 14));
    assertThat(((ScalarNode) list.items().get(1)).part(2, 3)).isEqualTo(at(4, 5, 14));
  }

  @ParameterizedTest
  @CsvSource({
    "true,BOOLEAN", "FALSE,BOOLEAN", "yes,TEXT", "on,TEXT", "1.20,FLOAT", "0.7.1,TEXT",
        "12,INTEGER",
    "0x1F,INTEGER", "0o14,INTEGER", "null,NULL", "~,NULL", ".inf,FLOAT", "1e3,FLOAT", "${x},TEXT",
    "2026-01-01,TEXT", "1:30,TEXT"
  })
  void scalarsAreThoseOfYaml12(String text, Kind kind) {
    assertThat(((ScalarNode) read(text)).kind()).isEqualTo(kind);
  }

  @Test
  void quotedScalarsAreTexts() {
    assertThat(((ScalarNode) read("'1.20'")).kind()).isEqualTo(Kind.TEXT);
    assertThat(((ScalarNode) read("!!str 1.20")).kind()).isEqualTo(Kind.TEXT);
  }

  @Test
  void aliasesOfAliasesAreBounded() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i);
      bomb.append(" [").append((alias + ", ").repeat(9)).append(alias).append("]\n");
    }
    assertThat(tryRead(bomb.toString())).isEmpty();
    assertThat(ids()).isEqualTo("yaml.too-large");
  }

  @Test
  void deepNestingIsBounded() {
    assertThat(tryRead("[".repeat(70) + "]".repeat(70))).isPresent();
    assertThat(ids()).isEqualTo("yaml.too-deep");
    assertThat(tryRead("[".repeat(200_000) + "]".repeat(200_000))).isEmpty();
    assertThat(ids()).contains("yaml.too-deep");
  }

  @Test
  void filesThatCannotBeReadAreExplained(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large.yaml");
    Files.writeString(large, "#".repeat((1 << 20) + 1));

    assertThat(YamlReader.read(folder.resolve("missing.yaml"), diagnostics)).isEmpty();
    assertThat(YamlReader.read(folder, diagnostics)).isEmpty();
    assertThat(YamlReader.read(large, diagnostics)).isEmpty();
    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::id)
        .containsExactlyInAnyOrder("file.missing", "file.unreadable", "file.too-large");
  }

  private Node read(String text) {
    return tryRead(text).orElseThrow(() -> new AssertionError(diagnostics.sorted()));
  }

  private Optional<Node> tryRead(String text) {
    return YamlReader.read(SourceText.of("f.yaml", text), diagnostics);
  }

  private String ids() {
    return String.join(" ", diagnostics.sorted().stream().map(Diagnostic::id).toList());
  }

  private static Location at(int line, int column, int length) {
    return new Location("f.yaml", line, column, length);
  }
}
