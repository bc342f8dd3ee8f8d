package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.run.RunLock.Life;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  private final Path cache;

  RunLockTest(@TempDir Path cache) {
    this.cache = cache;
  }

  @Test
  void aRunNobodyEverHeldIsFree() {
    assertThat(life("run")).isEqualTo(Life.ENDED);
  }

  @Test
  void aRunOfThisProcessIsHeldUntilItEnds() {
    RunLock lock = RunLock.take(cache, "run");
    assertThat(life("run")).isEqualTo(Life.ALIVE);
    assertThat(life("other")).isEqualTo(Life.ENDED);
    assertThatThrownBy(() -> RunLock.take(cache, "run")).hasMessage("run run is held already");
    lock.close();
    assertThat(life("run")).isEqualTo(Life.ENDED);
  }

  /** Closing a second channel on the file would give the lock back, on POSIX systems. */
  @Test
  void askingDoesNotGiveItBack() throws IOException {
    RunLock lock = RunLock.take(cache, "run");
    assertThat(life("run")).isEqualTo(Life.ALIVE);

    assertThat(first(start("ask"))).isEqualTo("ALIVE");
    lock.close();
    assertThat(first(start("ask"))).isEqualTo("ENDED");
  }

  @Test
  void aRunWhoseProcessWasKilledIsFree() throws IOException, InterruptedException {
    Process other = start("hold");
    assertThat(first(other)).isEqualTo("held");
    assertThat(life("run")).isEqualTo(Life.ALIVE);
    assertThatThrownBy(() -> RunLock.take(cache, "run")).hasMessage("run run is held already");

    assertThat(other.destroyForcibly().waitFor()).isNotZero();
    assertThat(life("run")).isEqualTo(Life.ENDED);
  }

  @Test
  void whatARunMakesSaysWhereItsLockIs(@TempDir Path elsewhere) {
    RunLock lock = RunLock.take(cache, "run");
    Optional<String> mark = RunLock.mark("run");

    assertThat(mark.orElseThrow()).endsWith(cache.resolve("runs/run.lock").toString());
    // Another user's cache does not hold it, and is no proof of its end.
    assertThat(RunLock.life(elsewhere, "run", mark)).isEqualTo(Life.ALIVE);
    lock.close();
    assertThat(RunLock.life(elsewhere, "run", mark)).isEqualTo(Life.ENDED);
    assertThat(RunLock.mark("run")).isEmpty();
  }

  @Test
  void nothingIsKnownOfAnotherMachine() {
    assertThat(RunLock.life(cache, "run", Optional.of("elsewhere:/root/run.lock")))
        .isEqualTo(Life.UNKNOWN);
  }

  @Test
  void aKeptRunIsNeitherAliveNorGone() {
    RunLock.take(cache, "run").keep();

    assertThat(life("run")).isEqualTo(Life.KEPT);
    RunLock.forget(cache, "run");
    assertThat(life("run")).isEqualTo(Life.ENDED);
  }

  private Life life(String run) {
    return RunLock.life(cache, run, Optional.empty());
  }

  private Process start(String what) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            cache.toString(),
            "run",
            what)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String first(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return String.valueOf(out.readLine());
  }
}
