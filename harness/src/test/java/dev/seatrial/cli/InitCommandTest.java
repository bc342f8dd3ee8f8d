package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  private final StringWriter shown = new StringWriter();

  @Test
  void aSystemIsWrittenAndSoundAtOnce(@TempDir Path folder) {
    Typed init =
        typed(
            "init",
            "--dir",
            folder.toString(),
            "--system",
            "shop",
            "--from",
            "1.0",
            "--to",
            "2.0",
            "--database",
            "postgresql",
            "--image",
            "shop/shop",
            "--migrate",
            "shop migrate");

    assertThat(init.err()).isEmpty();
    assertThat(init.code()).isZero();
    assertThat(init.out())
        .contains("wrote " + folder.resolve("fixtures/shop/system.yaml"))
        .contains("wrote " + folder.resolve("scenarios/shop/upgrade.yaml"))
        .contains("wrote " + folder.resolve("scenarios/schema/v1.json"))
        .contains("  seatrial lint " + folder.resolve("scenarios/shop/upgrade.yaml"))
        .doesNotContain("Dockerfile");
    assertThat(typed("lint", folder.toString()).out()).startsWith("1 scenario is sound");
    assertThat(typed("plan", folder.toString()).out())
        .contains("server@2.0: shop/shop:2.0 (official)", "run server@2.0: shop migrate");

    Typed again =
        typed(
            "init",
            "--dir",
            folder.toString(),
            "--system",
            "shop",
            "--from",
            "1.0",
            "--to",
            "2.0",
            "--database",
            "sqlite");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err())
        .startsWith("Nothing was written, because these are there already:")
        .contains("  fixtures/shop/system.yaml\n", "  scenarios/shop/upgrade.yaml")
        .doesNotContain("Dockerfile");
  }

  @Test
  void withoutATerminalItSaysWhatIsMissing(@TempDir Path folder) {
    Typed init = typed("init", "--dir", folder.toString(), "--system", "shop");

    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err())
        .isEqualToIgnoringNewLines(
            "Still needed: --from, --to, --database (there is no terminal to ask on).");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void mistakesAreToldAllAtOnce(@TempDir Path folder) {
    Typed init =
        typed(
            "init",
            "--dir",
            folder.toString(),
            "--system",
            "a/b",
            "--from",
            "1",
            "--to",
            "1",
            "--database",
            "sqlite",
            "--port",
            "70000");

    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err().lines()).hasSize(3);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPersonIsAskedForWhatWasNotGiven() {
    Questions ask = asking("\n shop \n\n");

    assertThat(ask.required("--from", "1", "From")).isEqualTo("1");
    assertThat(ask.required("--system", null, "System")).isEqualTo("shop");
    assertThat(ask.or(null, "Port", "8080")).isEqualTo("8080");
    assertThat(shown.toString()).isEqualTo("System: System: Port [8080]: ");
    assertThatThrownBy(() -> ask.or(null, "Health", "/"))
        .isInstanceOf(UsageError.class)
        .hasMessage("The answers ended before the questions.");
    ask.refuseMissing();
  }

  private Questions asking(String answers) {
    return new Questions(
        new PrintWriter(shown, true), Optional.of(new BufferedReader(new StringReader(answers))));
  }
}
