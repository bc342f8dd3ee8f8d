package dev.seatrial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeCommandTest {
  private static final Path PLANS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");

  private final Path dir;

  MergeCommandTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void runsBecomeASiteThatTellsWhatIsMissing() throws IOException {
    run("r1", "/elsewhere/checkout/scenarios/a.yaml:1:2");
    Path site = dir.resolve("site");
    Typed typed =
        Typed.typed(
            "report",
            "merge",
            dir.resolve("runs").toString(),
            "--to",
            site.toString(),
            "--scenarios",
            PLANS.resolve("good.yaml").toString());

    assertThat(typed.err()).isEmpty();
    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("1 cells of 1 runs: " + site.resolve("index.html") + "\n")
        .contains("cells of the scenarios are missing:\n  harbour/");
    assertThat(site.resolve("site.json"))
        .content()
        .contains("expected by scenarios/a.yaml:1:2")
        .doesNotContain("/elsewhere/checkout");
  }

  @Test
  void aMistakeIsOneSentence() {
    Typed nothing = Typed.typed("report", "merge", dir.toString(), "--to", dir + "/site");
    assertThat(nothing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nothing.err()).contains("There is no run in " + dir + ".");
    assertThat(Typed.typed("report", "merge", dir.toString()).err()).contains("--to");
  }

  private void run(String name, String place) throws IOException {
    Path folder = Files.createDirectories(dir.resolve("runs").resolve(name));
    String json = RunFile.of(name, "PASS", "expected by " + place);
    Files.write(folder.resolve("run.json"), json.getBytes(StandardCharsets.UTF_8));
  }
}
