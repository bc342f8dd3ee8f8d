package dev.seatrial.engine.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows one build: its lines, the step it is at, and the image the running stage has reached. */
final class BuildWatch extends ResultCallback.Adapter<BuildResponseItem> {
  private static final Pattern STEP = Pattern.compile("^Step (\\d+/\\d+) : (.*)$");
  private static final Pattern IMAGE = Pattern.compile("^ ---> ([0-9a-f]{12,64})$");

  /** The builder paints what a step prints as errors. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** What the builder says itself between the lines of a step. */
  private static final Pattern BUILDER =
      Pattern.compile("^( ---> |Removing intermediate container )");

  private static final Duration SILENCE = Duration.ofMinutes(30);
  private static final int KEPT_LINES = 20;

  private final Consumer<String> progress;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final StringBuilder partial = new StringBuilder();
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile long lastHeard = System.nanoTime();
  private String step = "";
  private String instruction = "";
  private @Nullable String tip;
  private @Nullable String said;
  private @Nullable Throwable failure;

  BuildWatch(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Returns at the end; throws when the builder prints nothing for half an hour. */
  void await() throws InterruptedException {
    while (!done.await(left(), TimeUnit.NANOSECONDS)) {
      if (left() <= 0) {
        throw new EngineException(
            Reason.BUILD_FAILED,
            "The builder has printed nothing for "
                + SILENCE.toMinutes()
                + " min, at "
                + step()
                + ".",
            "Check what that step waits for, most often the network, and repeat.");
      }
    }
  }

  private long left() {
    return lastHeard + SILENCE.toNanos() - System.nanoTime();
  }

  private synchronized String step() {
    return "step " + step + ", " + instruction;
  }

  @Override
  public synchronized void onNext(BuildResponseItem item) {
    lastHeard = System.nanoTime();
    if (item.isErrorIndicated()) {
      var detail = item.getErrorDetail();
      said = detail == null ? "no reason given" : String.valueOf(detail.getMessage());
    }
    String text = item.getStream();
    if (text == null) {
      return;
    }
    partial.append(text);
    int end;
    while ((end = partial.indexOf("\n")) >= 0) {
      line(partial.substring(0, end));
      partial.delete(0, end + 1);
    }
  }

  private void line(String raw) {
    // Programs redraw a line with carriage returns: its last state is what a terminal shows.
    String line = COLOUR.matcher(raw).replaceAll("");
    line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    line = line.substring(line.lastIndexOf('\r') + 1);
    if (line.isBlank()) {
      return;
    }
    Matcher atStep = STEP.matcher(line);
    Matcher atImage = IMAGE.matcher(line);
    if (atStep.matches()) {
      step = atStep.group(1);
      instruction = atStep.group(2);
      lastLines.clear();
      if (instruction.startsWith("FROM ")) {
        tip = null;
      }
    } else if (atImage.matches()) {
      // What FROM prints is the base, which is not of this build.
      tip = instruction.startsWith("FROM ") ? null : atImage.group(1);
    } else if (!BUILDER.matcher(line).find()) {
      lastLines.addLast(line);
      if (lastLines.size() > KEPT_LINES) {
        lastLines.removeFirst();
      }
    }
    progress.accept(line);
  }

  @Override
  public synchronized void onError(Throwable thrown) {
    failure = thrown;
    done.countDown();
  }

  @Override
  public void onComplete() {
    done.countDown();
  }

  /** The untagged image that the unfinished stage has reached, when it has. */
  synchronized Optional<String> tip() {
    return Optional.ofNullable(tip);
  }

  /**
   * Why the build failed; empty when it did not.
   *
   * @param what tag and Dockerfile
   */
  synchronized Optional<EngineException> failure(String what) {
    if (said == null && failure == null) {
      return Optional.empty();
    }
    String message = said == null ? Failures.message(Objects.requireNonNull(failure)) : said;
    Throwable cause = failure == null ? new IllegalStateException(message) : failure;
    EngineException general = Failures.of("build " + what, cause);
    if (general.reason() != Reason.OTHER) {
      return Optional.of(general);
    }
    if (instruction.isEmpty()) {
      return Optional.of(
          new EngineException(
              Reason.BUILD_FAILED,
              "Could not build " + what + ": " + message + ".",
              "Correct the Dockerfile, and repeat.",
              cause));
    }
    List<String> text = new ArrayList<>();
    text.add(
        "Could not build "
            + what
            + ": step "
            + step
            + " failed, "
            + instruction
            + " ("
            + message
            + ").");
    lastLines.forEach(line -> text.add("  | " + line));
    return Optional.of(
        new EngineException(Reason.BUILD_FAILED, String.join("\n", text), remedy(), cause));
  }

  private String remedy() {
    if (instruction.startsWith("FROM ")) {
      return "Make the registry of the base image reachable, or let the Dockerfile say ARG"
          + " BASE=debian:<suite>-slim and FROM ${BASE}, which can be made here.";
    }
    return (lastLines.isEmpty() ? "Correct" : "The last lines above are the step's own; correct")
        + " the Dockerfile or what it fetches, and repeat.";
  }
}
