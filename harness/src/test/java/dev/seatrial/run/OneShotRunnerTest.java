package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.FakeContainer;
import dev.seatrial.engine.Script;
import dev.seatrial.observation.Observation.ContainerEvent;
import dev.seatrial.scenario.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneShotRunnerTest {
  private static final Duration SOON = Duration.ofMillis(200);

  private final Path directory;

  OneShotRunnerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void zeroIsSuccess() {
    FakeCell fake = new FakeCell(directory);
    run(fake, Script.exits(0, "moved"), Duration.ofSeconds(5));

    assertThat(fake.seen(ContainerEvent.class))
        .extracting(ContainerEvent::event)
        .containsExactly("created", "started", "exited");
  }

  @Test
  void anotherCodeIsAFailureWithTheLastLines() {
    fails(Script.exits(1, "one", "two: anchor"), Duration.ofSeconds(5), "run.failed")
        .hasMessage("mover ended with exit code 1")
        .satisfies(
            e ->
                assertThat(((StepFailure) e).evidence())
                    .containsExactly("one", "two: \u2022\u2022\u2022"));
  }

  @Test
  void oneThatDoesNotEndIsKilledAtTheLimit() {
    FakeCell fake = new FakeCell(directory);
    assertThatThrownBy(() -> run(fake, Script.runs("moving"), SOON))
        .hasMessageContaining("did not end within")
        .extracting(e -> ((StepFailure) e).finding())
        .isEqualTo("run.limit");

    assertThat(fake.engine.containers().get(0).state().running()).isFalse();
    assertThat(fake.seen(ContainerEvent.class).get(2).exitCode()).hasValue(137);
  }

  @Test
  void oneThatAdmitsAFailureAndDoesNotEndHangs() {
    fails(Script.runs("failed to move"), Duration.ofSeconds(30), "run.hung-after-failing")
        .hasMessageStartingWith("mover reported a failure and then never ended");
  }

  @Test
  void zeroAfterAnAdmittedFailureIsNoSuccess() {
    fails(Script.exits(0, "failed to move", "bye"), Duration.ofSeconds(5), "run.failed-with-zero");
  }

  @Test
  void theLastWordsOfAnEndedContainerAreWaitedFor() {
    FakeCell fake = new FakeCell(directory);
    // Its output reaches the log only when somebody waits for it.
    assertThatThrownBy(
            () -> run(fake, Script.exits(0, "failed to move").late(), Duration.ofSeconds(5)))
        .extracting(e -> ((StepFailure) e).finding())
        .isEqualTo("run.failed-with-zero");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> fails(
      Script script, Duration limit, String finding) {
    FakeCell fake = new FakeCell(directory);
    var failure = assertThatThrownBy(() -> run(fake, script, limit));
    failure.extracting(e -> ((StepFailure) e).finding()).isEqualTo(finding);
    assertThat(fake.engine.containers())
        .extracting(FakeContainer::state)
        .allMatch(s -> !s.running());
    return failure;
  }

  private static void run(FakeCell fake, Script script, Duration limit) {
    fake.engine.on("mover", script);
    new OneShotRunner(fake.containers(), SOON)
        .run(
            new Step.Run(
                "mover",
                List.of(),
                List.of("move"),
                Map.of(),
                List.of(0),
                limit,
                Optional.of("failed to move"),
                List.of(),
                Map.of(),
                Map.of(),
                FakeCell.HERE));
  }
}
