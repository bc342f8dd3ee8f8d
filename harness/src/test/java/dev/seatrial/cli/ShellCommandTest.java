package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.run.Held;
import dev.seatrial.run.Held.Address;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which container is meant, and what is said when none is; the shell itself is docker's. */
class ShellCommandTest {
  private static final Held.Up DATABASE =
      new Held.Up(
          "database",
          "c-database",
          List.of(
              new Address(
                  "store new",
                  "postgresql://a:anchor@127.0.0.1:7001/a",
                  "postgresql://a:${word}@127.0.0.1:7001/a")));
  private static final Held.Up SERVER = new Held.Up("server@2.0", "c-server", List.of());
  private static final Held HELD = new Held("1", "shop/a[1..2]", List.of(DATABASE, SERVER));
  private static final List<String> BOTH = List.of("c-database", "c-server");

  @Test
  void aServiceIsNamedWithOrWithoutItsRelease() {
    assertThat(ShellCommand.choose(HELD, "database", BOTH)).isEqualTo(DATABASE);
    assertThat(ShellCommand.choose(HELD, "server", BOTH)).isEqualTo(SERVER);
    assertThat(ShellCommand.choose(HELD, "server@2.0", BOTH)).isEqualTo(SERVER);
    // Only what still is.
    assertThat(ShellCommand.choose(HELD, null, List.of("c-server"))).isEqualTo(SERVER);
  }

  @Test
  void whatIsNotClearIsAskedBack() {
    assertThatThrownBy(() -> ShellCommand.choose(HELD, null, BOTH))
        .hasMessage("Say which service of shop/a[1..2]: there are database, server@2.0.");
    assertThatThrownBy(() -> ShellCommand.choose(HELD, "databse", BOTH))
        .hasMessage(
            "shop/a[1..2] has no service databse that is up; there are database, server@2.0."
                + " Did you mean database?");
    assertThatThrownBy(() -> ShellCommand.choose(HELD, "database", List.of("c-server")))
        .hasMessage("shop/a[1..2] has no service database that is up; there is server@2.0.");
  }

  @Test
  void whereNothingIsKeptOneSentenceSaysSo(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("20260101-000000-1/private/a"));
    Typed none = typed("shell", "--runs", folder.toString(), "*cpu*");

    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err())
        .isEqualToIgnoringNewLines(
            "No run holds *cpu*: `seatrial run --keep --cell '*cpu*'` does, or `--until STEP`.");
  }

  @Test
  void aPasswordIsShownToAPersonOnly() {
    assertThat(printed(true)).contains("postgresql://a:anchor@127.0.0.1:7001/a  store new");
    assertThat(printed(false))
        .contains("postgresql://a:${word}@127.0.0.1:7001/a  store new")
        .contains("docker exec -it c-database sh", "seatrial shell 'shop/a[1..2]' SERVICE")
        .endsWith("end     seatrial clean\n")
        .doesNotContain("anchor");
  }

  private static String printed(boolean terminal) {
    StringWriter out = new StringWriter();
    new HeldOutput(new PrintWriter(out), terminal).print(List.of(HELD));
    return out.toString();
  }
}
