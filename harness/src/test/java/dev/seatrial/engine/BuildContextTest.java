package dev.seatrial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {
  private final Path root;

  BuildContextTest(@TempDir Path root) throws IOException {
    this.root = root;
    for (String path :
        List.of(
            "Dockerfile",
            "a.txt",
            "b.md",
            "keep.md",
            "deep/er/x.log",
            "deep/y",
            "tmp/z",
            ".seatrial/ca")) {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, path);
    }
  }

  @Test
  void listsEveryFileSortedWithoutWhatTheHarnessWrites() {
    assertThat(paths())
        .containsExactly(
            "Dockerfile", "a.txt", "b.md", "deep/er/x.log", "deep/y", "keep.md", "tmp/z");
  }

  @Test
  void honoursDockerignore() throws IOException {
    ignore("# comment", "*.md", "!keep.md", "**/*.log", "/tmp/", "a.tx?", "Dockerfile");
    assertThat(paths()).containsExactly(".dockerignore", "Dockerfile", "deep/y", "keep.md");
  }

  @Test
  void aStarEndsAtASlash() throws IOException {
    ignore("*/*.log", "deep/**/x.l[no]g");
    assertThat(paths()).doesNotContain("deep/er/x.log").contains("deep/y");
    ignore("*/*.log");
    assertThat(paths()).contains("deep/er/x.log");
  }

  @Test
  void namesAMissingDockerfile() {
    assertThatThrownBy(() -> BuildContext.of(root, "Other"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("There is no Other in the build context");
  }

  private void ignore(String... lines) throws IOException {
    Files.write(root.resolve(".dockerignore"), List.of(lines));
  }

  private List<String> paths() {
    return BuildContext.of(root, "Dockerfile").entries().stream()
        .map(BuildContext.Entry::path)
        .toList();
  }
}
