package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.scenario.Step;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Runs a one-shot container to its end. A process that admits a failure in its output and then does
 * not end is told from one that is merely slow.
 */
final class OneShotRunner {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration MUST_END_AFTER_FAILING = Duration.ofSeconds(20);
  private static final int LINES = 400;
  private static final int MAX_OUTPUT = 16 * 1024 * 1024;

  private final CellContainers containers;
  private final Duration mustEndAfterFailing;

  OneShotRunner(CellContainers containers) {
    this(containers, MUST_END_AFTER_FAILING);
  }

  /**
   * Makes a runner.
   *
   * @param mustEndAfterFailing how long a process that admitted a failure may go on
   */
  OneShotRunner(CellContainers containers, Duration mustEndAfterFailing) {
    this.containers = containers;
    this.mustEndAfterFailing = mustEndAfterFailing;
  }

  void run(Step.Run step) {
    Container container = ended(step);
    if (!step.matches().isEmpty() || !step.expect().isEmpty() || !step.capture().isEmpty()) {
      String output = output(container);
      matched(output, container, step);
      answered(output, container, step);
    }
  }

  /** Runs a tool to its end, and reads what it found. */
  ToolFindings findings(Step.Run step) {
    Container container = ended(step);
    String output = output(container);
    matched(output, container, step);
    try {
      ToolFindings found = ToolFindings.read(output);
      answered(found.summary(), container, step);
      return found;
    } catch (ToolFindings.NotReadable e) {
      fail(container, step, "run.unexpected", "ended, but " + e.getMessage());
      throw e;
    }
  }

  private Container ended(Step.Run step) {
    Optional<Pattern> failure = step.failure().map(Pattern::compile);
    Container container = containers.oneShot(step);
    Watch watch = new Watch(container, failure);
    try {
      Awaitility.await(step.service())
          .atMost(step.limit())
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .until(Waiting.heeding(watch::over));
    } catch (ConditionTimeoutException e) {
      fail(container, step, "run.limit", "did not end within " + step.limit().toSeconds() + " s");
    }
    if (watch.hung) {
      fail(
          container,
          step,
          "run.hung-after-failing",
          "reported a failure and then never ended (waited "
              + mustEndAfterFailing.toSeconds()
              + " s more)");
    }
    containers.running().oneShotEnded(step.service(), container);
    Container.State state = container.state();
    int code = state.exitCode().orElse(-1);
    if (!step.exit().contains(code)) {
      String what = RunningContainers.ending(state);
      boolean usual = step.exit().equals(List.of(0));
      fail(
          container, step, "run.failed", usual ? what : what + ", " + Caller.expected(step.exit()));
    }
    if (watch.admitted && code == 0) {
      fail(container, step, "run.failed-with-zero", "reported a failure but ended with 0");
    }
    return container;
  }

  private void matched(String output, Container container, Step.Run step) {
    Expectations.unmatched(output, step.matches())
        .ifPresent(mismatch -> fail(container, step, "run.unexpected", "ended, but " + mismatch));
  }

  private void answered(String answer, Container container, Step.Run step) {
    Expectations.mismatch(answer, step.expect(), step.capture())
        .ifPresent(mismatch -> fail(container, step, "run.unexpected", "ended, but " + mismatch));
    Expectations.captures(answer, step.capture()).forEach(containers.context().captures()::put);
  }

  /** The end of it, when it is very long. */
  private static String output(Container container) {
    try (RandomAccessFile log = new RandomAccessFile(container.log().toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(log.length(), MAX_OUTPUT)];
      log.seek(log.length() - bytes.length);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new HarnessFailure("cannot read the output of " + container.name(), e);
    }
  }

  private void fail(Container container, Step.Run step, String finding, String what) {
    List<String> evidence = containers.running().evidence(container);
    if (container.state().running()) {
      container.kill("KILL");
      containers.running().oneShotEnded(step.service(), container);
    }
    throw new StepFailure(finding, step.service() + " " + what, evidence);
  }

  /** Looks for the end of the process, or for a failure that was admitted long enough ago. */
  private final class Watch {
    private final Container container;
    private final Optional<Pattern> failure;
    private boolean admitted;
    private boolean hung;
    private long admittedNanos;

    Watch(Container container, Optional<Pattern> failure) {
      this.container = container;
      this.failure = failure;
    }

    boolean over() {
      boolean ended = !container.state().running();
      if (ended) {
        // Its last words may be under way still.
        var unused = container.log();
      }
      if (!admitted && failure.isPresent() && admitsFailure(failure.get())) {
        admitted = true;
        admittedNanos = System.nanoTime();
      }
      hung =
          !ended && admitted && System.nanoTime() - admittedNanos > mustEndAfterFailing.toNanos();
      return ended || hung;
    }

    private boolean admitsFailure(Pattern pattern) {
      return container.lastLines(LINES).stream().anyMatch(line -> pattern.matcher(line).find());
    }
  }
}
