package dev.seatrial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.EngineException;
import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailuresTest {
  private final StringWriter err = new StringWriter();

  @Test
  void noEngineSaysWhatToDo() {
    assertThat(
            handle(
                new EngineException(
                    EngineException.Reason.NO_ENGINE, "No engine answers.", "Start one.")))
        .isEqualTo(3);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("error: No engine answers.  do:  Start one.");
  }

  @Test
  void otherTroubleDoesToo() {
    assertThat(handle(new StoreException("It is locked.", "Unlock it."))).isEqualTo(3);
    assertThat(err.toString()).contains("error: It is locked.", "do:  Unlock it.");
    assertThat(handle(new UncheckedIOException(new IOException("/full")))).isEqualTo(3);
    assertThat(err.toString()).contains("/full", "do:  Look at the path");
  }

  @Test
  void aFileSaysWhatIsWrongWithIt() {
    assertThat(handle(new UncheckedIOException(new AccessDeniedException("/root/x")))).isEqualTo(3);
    assertThat(err.toString()).contains("error: /root/x: permission denied", "do:  Look at");
    handle(new UncheckedIOException("the log cannot be written", new IOException("No space left")));
    assertThat(err.toString()).contains("error: the log cannot be written: No space left");
    handle(new NoSuchFileException("gone"));
    assertThat(err.toString()).contains("error: gone: there is no such file");
  }

  @Test
  void aDefectOfOursIsCalledOne() {
    assertThat(handle(new IllegalStateException())).isEqualTo(3);
    assertThat(err.toString())
        .contains("error: java.lang.IllegalStateException", "this is a defect of Seatrial")
        .contains("SEATRIAL_LOG=DEBUG")
        .doesNotContain("\tat ");
  }

  @Test
  void aMistakeOfTheUserIsNotAnError() {
    assertThat(handle(new UsageError("There is no tier x."))).isEqualTo(2);
    assertThat(err.toString()).isEqualToIgnoringNewLines("There is no tier x.");
  }

  private int handle(Exception failure) {
    CommandLine command = Main.commandLine().setErr(new PrintWriter(err, true));
    return new Failures().handleExecutionException(failure, command, command.parseArgs("list"));
  }
}
