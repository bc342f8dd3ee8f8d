package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  private final Path cache;

  RunLockTest(@TempDir Path cache) {
    this.cache = cache;
  }

  @Test
  void aRunNobodyEverHeldIsFree() {
    assertThat(RunLock.isFree(cache, "run")).isTrue();
  }

  @Test
  void aRunOfThisProcessIsHeldUntilItEnds() {
    RunLock lock = RunLock.take(cache, "run");
    assertThat(RunLock.isFree(cache, "run")).isFalse();
    assertThat(RunLock.isFree(cache, "other")).isTrue();
    assertThatThrownBy(() -> RunLock.take(cache, "run")).hasMessage("run run is held already");
    lock.close();
    assertThat(RunLock.isFree(cache, "run")).isTrue();
  }

  /** Closing a second channel on the file would give the lock back, on POSIX systems. */
  @Test
  void askingDoesNotGiveItBack() throws IOException {
    RunLock lock = RunLock.take(cache, "run");
    assertThat(RunLock.isFree(cache, "run")).isFalse();

    assertThat(first(start("ask"))).isEqualTo("false");
    lock.close();
    assertThat(first(start("ask"))).isEqualTo("true");
  }

  @Test
  void aRunWhoseProcessWasKilledIsFree() throws IOException, InterruptedException {
    Process other = start("hold");
    assertThat(first(other)).isEqualTo("held");
    assertThat(RunLock.isFree(cache, "run")).isFalse();
    assertThatThrownBy(() -> RunLock.take(cache, "run")).hasMessage("run run is held already");

    assertThat(other.destroyForcibly().waitFor()).isNotZero();
    assertThat(RunLock.isFree(cache, "run")).isTrue();
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
