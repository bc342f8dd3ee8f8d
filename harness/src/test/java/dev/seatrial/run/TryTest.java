package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.scenario.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryTest {
  private final Interpreted in;

  TryTest(@TempDir Path directory) {
    in = new Interpreted(directory);
  }

  @Test
  void withoutAFailureNothingIsCaught() {
    var result = in.does(attempt(Interpreted.note("fine")), Interpreted.note("later"));
    assertThat(result.outcome()).isEqualTo(Outcome.OK);
    assertThat(in.done()).containsExactly("1.1", "1.finally.1", "1", "2");
    assertThat(in.remarks()).containsExactly("note: fine", "note: always", "note: later");
  }

  @Test
  void aFailureIsCaughtAndStands() {
    var result =
        in.does(attempt(Interpreted.fails(), Interpreted.note("no")), Interpreted.note("later"));
    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(in.finished("1").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(in.finished("1.1").finding()).hasValue("http.unexpected");
    assertThat(in.finished("1.2").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(in.done()).containsExactly("1.1", "1.catch.1", "1.finally.1", "1");
    assertThat(in.remarks()).containsExactly("note: caught", "note: always");
  }

  @Test
  void whatFailsWhileItIsCaughtDoesNotKeepTheLastStepsBack() {
    Step attempt =
        new Step.Try(
            List.of(Interpreted.fails()),
            List.of(Interpreted.fails(), Interpreted.note("no")),
            List.of(Interpreted.note("always")),
            FakeCell.HERE);
    assertThat(in.does(attempt).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(in.done()).containsExactly("1.1", "1.catch.1", "1.finally.1", "1");
    assertThat(in.finished("1.catch.2").outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void aFailureAtLastIsOne() {
    Step attempt =
        new Step.Try(
            List.of(Interpreted.note("fine")),
            List.of(),
            List.of(Interpreted.fails()),
            FakeCell.HERE);
    assertThat(in.does(attempt).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void itIsTheSameInsideALoopOverACapture() {
    in.fake.captures.put("sides", "[\"port\",\"starboard\"]");
    Step loop =
        new Step.ForEach(
            "side",
            List.of(),
            Optional.of("sides"),
            List.of(
                new Step.Try(
                    List.of(Interpreted.note("on ${side}"), Interpreted.fails()),
                    List.of(Interpreted.note("caught on ${side}")),
                    List.of(Interpreted.note("always on ${side}")),
                    FakeCell.HERE)),
            FakeCell.HERE);
    var result = in.does(loop);
    assertThat(result.finding()).hasValue("http.unexpected");
    assertThat(in.remarks())
        .containsExactly("note: on port", "note: caught on port", "note: always on port");
  }

  private static Step attempt(Step... steps) {
    return new Step.Try(
        List.of(steps),
        List.of(Interpreted.note("caught")),
        List.of(Interpreted.note("always")),
        FakeCell.HERE);
  }
}
