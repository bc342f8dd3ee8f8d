package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.image.ResolvedImage;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.Observation.StepFinished.Outcome;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.PlannedStep;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shutdown hook does while the run goes on. */
class InterruptionTest {
  private final Path directory;
  private final Ferry ferry;

  InterruptionTest(@TempDir Path directory) {
    this.directory = directory;
    ferry = new Ferry(directory);
  }

  @AfterEach
  void close() {
    ferry.close();
  }

  @Test
  void whatARunMakesAfterItWasEndedDoesNotStay() {
    Interruption interruption = new Interruption();
    RunListener pressesControlC =
        new RunListener() {
          @Override
          public void stepStarted(Cell cell, PlannedStep step) {
            if (step.id().equals("2.2")) {
              // The hook runs in a thread of its own, while this one goes on.
              Thread hook = new Thread(interruption::end);
              hook.start();
              join(hook);
              assertThat(ferry.left()).isEmpty();
            }
          }
        };
    RunDirectory run = new RunDirectory(directory.resolve("runs/r1"), "r1");
    runner(run, pressesControlC, interruption).run(ferry.cell, images());

    assertThat(ferry.step(run, "2.2").outcome()).isEqualTo(Outcome.HARNESS_FAILED);
    assertThat(ferry.step(run, "2.2").message()).hasValue("the run was ended from outside");
    assertThat(Ferry.of(StepFinished.class, ferry.observations(run)))
        .filteredOn(s -> s.step().startsWith("3."))
        .allMatch(s -> s.outcome() == Outcome.SKIPPED);
    assertThat(ferry.left()).isEmpty();
  }

  @Test
  void theThreadOfTheRunIsInterruptedAndWaitedFor() throws InterruptedException {
    Interruption interruption = new Interruption();
    CountDownLatch waiting = new CountDownLatch(1);
    List<String> order = new CopyOnWriteArrayList<>();
    Thread run =
        new Thread(
            () -> {
              try {
                Waiting.until(
                    "forever",
                    Duration.ofMinutes(1),
                    Duration.ofMillis(10),
                    () -> {
                      waiting.countDown();
                      return Optional.of("never");
                    });
              } catch (HarnessFailure e) {
                order.add("interrupted");
              }
              interruption.over();
            });
    interruption.interrupts(run);
    run.start();
    waiting.await();
    interruption.end();
    order.add("ended");

    assertThat(order).containsExactly("interrupted", "ended");
    run.join();
  }

  @Test
  void noCellBeginsAfterTheEnd() {
    Interruption interruption = new Interruption();
    interruption.end();
    RunDirectory run = new RunDirectory(directory.resolve("runs/r1"), "r1");

    assertThatThrownBy(
            () -> runner(run, RunListener.SILENT, interruption).run(ferry.cell, images()))
        .isInstanceOf(HarnessFailure.class);
    assertThat(ferry.engine.calls()).noneMatch(c -> c.startsWith("network"));
  }

  private CellRunner runner(RunDirectory run, RunListener listener, Interruption interruption) {
    return new CellRunner(
        ferry.engine, ferry.options(), run, listener, Clock.systemUTC(), interruption, Map.of());
  }

  private Map<String, ResolvedImage> images() {
    FakeCell fake = new FakeCell(directory.resolve("fake"));
    fake.images.values().forEach(image -> ferry.engine.addImage(image.reference()));
    fake.images.replaceAll(
        (service, image) ->
            new ResolvedImage(
                service,
                ferry.engine.image(service).orElseThrow().id(),
                image.source(),
                image.digest(),
                image.recipe(),
                image.bytes(),
                image.standIns(),
                image.deviations()));
    return fake.images;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
