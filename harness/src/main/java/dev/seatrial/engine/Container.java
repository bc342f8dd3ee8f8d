package dev.seatrial.engine;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A container that was created. */
public interface Container {

  String id();

  String name();

  void start();

  /** SIGTERM, then SIGKILL after {@code grace}; returns the state it ended in. */
  State stop(Duration grace);

  /** Sends a signal to its first process; one that has ended is fine. */
  void kill(String signal);

  /** Freezes all its processes; they neither notice nor answer. */
  void pause();

  /** Thaws what {@link #pause} froze; one that is not paused, or has ended, is fine. */
  void resume();

  State state();

  /** Waits for the end; empty when {@code limit} came first. */
  Optional<State> awaitExit(Duration limit);

  /** Port on loopback under which a container port is published. */
  int publishedPort(int containerPort);

  /** Runs a command inside. */
  ExecResult exec(ExecSpec spec);

  /** Runs a command inside as the container's own user, bounded by {@code limit}. */
  default ExecResult exec(List<String> command, Duration limit) {
    return exec(ExecSpec.of(command, limit));
  }

  /**
   * What a command inside prints to its standard output, as it comes and whatever its size; a slow
   * reader makes the command wait.
   *
   * @param spec its limit is how long the command may print nothing
   * @return reading its end throws when the command failed, or was silent for too long
   */
  InputStream stream(ExecSpec spec);

  /** Last lines of its output so far. */
  List<String> lastLines(int count);

  /** The engine's inspect document, JSON. */
  String inspect();

  /** Copies one small file in; parents must exist. */
  void copyIn(String path, byte[] content, int mode);

  /**
   * Unpacks a tar stream in a folder; folders above its entries are made.
   *
   * <p>As the engine does it: times to the second, no attributes.
   */
  void unpack(String folder, InputStream tar);

  /**
   * A tar stream of a path in the container.
   *
   * @throws EngineException {@link EngineException.Reason#FILE_MISSING} when nothing is there
   */
  InputStream copyOut(String path);

  /** Waits until the log file holds all output of an ended container. */
  Path log();

  /** Kills when needed, and removes with its anonymous volumes. */
  void remove();

  /** Whether it was removed here; one that somebody else took away is not. */
  boolean removed();

  /**
   * How a container is.
   *
   * @param running true also while it is paused
   * @param exitCode empty while it runs or before it ran
   */
  record State(boolean running, OptionalInt exitCode, boolean oomKilled, Optional<String> error) {}

  /**
   * What a command inside a container did.
   *
   * @param exitCode of the command; empty when the limit came first
   */
  record ExecResult(OptionalInt exitCode, String output) {}
}
