package dev.seatrial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private final Path dir;

  DiffCommandTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void theExitCodeTellsWhetherSomethingGotWorse() throws IOException {
    String good = run("good", "PASS");
    String bad = run("bad", "FAIL");
    Typed worse = Typed.typed("report", "diff", good, bad);
    assertThat(worse.code()).isEqualTo(ExitCode.FAILED);
    assertThat(worse.out()).contains("worse   harbour/a[1.0..2.0]", "pass became fail: why");
    assertThat(Typed.typed("report", "diff", bad, good, "--format", "markdown"))
        .matches(it -> it.code() == ExitCode.OK && it.out().startsWith("## Seatrial: "));
    assertThat(Typed.typed("report", "diff", good, good, "--format", "json"))
        .matches(it -> it.code() == ExitCode.OK && it.out().contains("\"worse\" : false"));
  }

  @Test
  void mistakesAreSentences() throws IOException {
    String good = run("good", "PASS");
    Typed nowhere = Typed.typed("report", "diff", good, dir.resolve("no").toString());
    assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.err()).isEqualTo("There is no " + dir.resolve("no") + ".\n");
    assertThat(Typed.typed("report", "diff", good, good, "--factor", "0.5").err())
        .isEqualTo("--factor is at least 1, or 0 for no times.\n");
  }

  private String run(String name, String status) throws IOException {
    Path folder = Files.createDirectories(dir.resolve(name));
    Files.write(
        folder.resolve("run.json"),
        RunFile.of(name, status, "why").getBytes(StandardCharsets.UTF_8));
    return folder.toString();
  }
}
