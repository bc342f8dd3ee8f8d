package dev.seatrial.image;

import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a program of the host. */
final class HostCommand {
  private static final Logger LOG = LoggerFactory.getLogger(HostCommand.class);
  private static final int KEPT_LINES = 15;

  private HostCommand() {}

  /** Runs to the end; each line of output goes to {@code progress}. */
  static void run(List<String> command, Duration limit, Consumer<String> progress) {
    String name = command.get(0);
    Deque<String> last = new ArrayDeque<>();
    Process process = start(command);
    // Reading a pipe cannot be interrupted, waiting for the end can.
    Thread reader = new Thread(() -> read(process, last, progress), "seatrial-" + name);
    reader.setDaemon(true);
    reader.start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure(name + " did not end within " + limit.toMinutes() + " min", last);
      }
      reader.join(Duration.ofSeconds(10).toMillis());
      if (process.exitValue() != 0) {
        throw failure(name + " ended with code " + process.exitValue(), last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException(
          Reason.INTERRUPTED, "Interrupted while " + name + " ran.", "Repeat it.", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  static void quietly(List<String> command) {
    boolean interrupted = Thread.interrupted();
    try {
      run(command, Duration.ofMinutes(2), line -> LOG.debug("{}", line));
    } catch (EngineException e) {
      LOG.warn("{}", e.getMessage());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static Optional<Path> find(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(":", -1)), Stream.of("/usr/sbin", "/sbin"))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
          && uid == 0;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("who runs this", e);
      return false;
    }
  }

  private static Process start(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new EngineException(
          command.get(0) + " cannot be run: " + e.getMessage() + ".",
          "Check that it is installed.",
          e);
    }
  }

  private static void read(Process process, Deque<String> last, Consumer<String> progress) {
    try (BufferedReader lines = process.inputReader()) {
      String line;
      while ((line = lines.readLine()) != null) {
        synchronized (last) {
          last.addLast(line);
          if (last.size() > KEPT_LINES) {
            last.removeFirst();
          }
        }
        progress.accept(line);
      }
    } catch (IOException e) {
      LOG.debug("the output ended", e);
    }
  }

  private static EngineException failure(String what, Deque<String> last) {
    synchronized (last) {
      return new EngineException(
          what + ":\n  | " + String.join("\n  | ", last),
          "The lines above are its own; check the network and the room on the disk.");
    }
  }
}
