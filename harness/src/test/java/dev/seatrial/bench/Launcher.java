package dev.seatrial.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as people start it, a process of its own. */
final class Launcher {
  private static final Path SEATRIAL =
      Path.of(System.getProperty("basedir", ""), "../seatrial").toAbsolutePath().normalize();

  private Launcher() {}

  /**
   * Compares two stores.
   *
   * @param expected exit code
   * @param options options of the JVM; empty for those of the launcher
   */
  static void compare(int expected, String options, String... arguments) {
    List<String> all = new ArrayList<>(List.of("compare"));
    all.addAll(List.of(arguments));
    seatrial(expected, options, all.toArray(String[]::new));
  }

  /** Any command, in the folder that holds the scenarios; what it prints. */
  static String seatrial(int expected, String options, String... arguments) {
    List<String> command = new ArrayList<>(List.of(SEATRIAL.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(project().toFile()).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", Peers.PASSWORD);
    if (!options.isEmpty()) {
      builder.environment().put("JAVA_TOOL_OPTIONS", options);
    }
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(said).isEqualTo(expected);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The folder that the scenarios are in. */
  static Path project() {
    return SEATRIAL.getParent();
  }

  /** How long it takes, seconds. */
  static double time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
