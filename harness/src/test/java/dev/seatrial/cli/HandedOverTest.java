package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --with}: files that people hand over. */
class HandedOverTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus");
  private static final String SOUND = CORPUS.resolve("judged.yaml").toString();

  @Test
  void aFileIsHandedOverByName(@TempDir Path folder) throws IOException {
    String good = CORPUS.resolve("good.yaml").toString();
    String chart = Files.writeString(folder.resolve("chart.pdf"), "depths").toString();

    assertThat(typed("plan", good).out())
        .contains("  not run: needs the file 'chart' (chart.pdf, the harbour master sells it)");
    Typed plan = typed("plan", "--with", "chart=" + chart, good);
    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .contains("  given chart: chart.pdf, 6 bytes, sha256:")
        .contains("  not run: needs the folder 'logbook' (")
        .doesNotContain(folder.toString(), "needs the file");
  }

  @Test
  void aFileThatCannotBeHandedOverIsAMistake(@TempDir Path folder) throws IOException {
    String good = CORPUS.resolve("good.yaml").toString();
    String chart = Files.writeString(folder.resolve("chart.pdf"), "depths").toString();

    Typed unknown = typed("plan", "--with", "chrat=" + chart, good);
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .startsWith("--with chrat: no scenario asks for it; there is chart. Did you mean chart?");
    assertThat(typed("plan", "--with", "chart=" + chart, SOUND).err())
        .startsWith("--with chart: no scenario asks for it; none asks for any file.");
    assertThat(typed("plan", "--with", "chart", good).err())
        .startsWith("--with chart names no file; --with NAME=FILE does.");
    assertThat(typed("plan", "--with", "chart=", good).code()).isEqualTo(2);
    assertThat(typed("run", "--with", "chart=" + folder + "/none", good).err())
        .startsWith("There is no file ");
    assertThat(typed("plan", "--with", "chart=" + folder, good).err())
        .contains(" is no file: --with hands over a single one.");
    assertThat(typed("plan", "--with", "chart=" + chart, "--with", "chart=" + chart, good).err())
        .startsWith("--with hands over two files for chart;");
    assertThat(typed("run", "--resume", folder.toString(), "--with", "a=" + chart).err())
        .startsWith("--resume has its plan already: leave ");
  }

  @Test
  void aFileThatCannotBeReadIsAMistake(@TempDir Path folder) throws IOException {
    Path chart = Files.writeString(folder.resolve("chart.pdf"), "depths");
    Files.setPosixFilePermissions(chart, Set.of());
    assumeFalse(Files.isReadable(chart), "whoever runs this may read everything");
    assertThat(typed("plan", "--with", "chart=" + chart, SOUND).err()).contains("cannot be read");
  }
}
