package dev.seatrial.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A run holds a lock as long as its process lives; cleaning up touches only runs whose lock is
 * free. What a run makes carries a label that says where its lock is, because an engine may serve
 * several users, caches and machines.
 */
final class RunLock implements AutoCloseable {
  /**
   * What this process holds. Such a file must not be opened again: on POSIX systems closing any
   * channel on it gives back the lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static RunLock take(Path cacheDirectory, String runId) {
    Path file = file(cacheDirectory, runId);
    if (!HELD.add(file)) {
      throw held(runId);
    }
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        HELD.remove(file);
        throw held(runId);
      }
      return new RunLock(file, channel);
    } catch (IOException e) {
      HELD.remove(file);
      throw new HarnessFailure("cannot lock run " + runId, e);
    }
  }

  /** Whether a run lives. */
  enum Life {
    ALIVE,
    /** It has ended, and its user asked to keep what it made. */
    KEPT,
    ENDED,
    /** Its lock cannot be seen from here. */
    UNKNOWN
  }

  /** Value of the label that says where the lock of a run of this process is: machine and file. */
  static Optional<String> mark(String runId) {
    return HELD.stream().filter(f -> f.endsWith(runId + ".lock")).findFirst().map(RunLock::mark);
  }

  private static String mark(Path file) {
    return host() + ":" + file;
  }

  /**
   * Whether a run lives.
   *
   * @param mark what {@link #mark} gave it; without it the lock is looked for in our own cache
   */
  static Life life(Path cacheDirectory, String runId, Optional<String> mark) {
    if (mark.isEmpty()) {
      return life(file(cacheDirectory, runId));
    }
    String here = host() + ":";
    return mark.get().startsWith(here)
        ? life(Path.of(mark.get().substring(here.length())))
        : Life.UNKNOWN;
  }

  private static Life life(Path file) {
    if (HELD.contains(file)) {
      return Life.ALIVE;
    }
    if (Files.notExists(file)) {
      return Life.ENDED;
    }
    // A shared lock can be tried on another user's file, too.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null ? Life.ALIVE : channel.size() > 0 ? Life.KEPT : Life.ENDED;
    } catch (IOException e) {
      return Life.UNKNOWN;
    }
  }

  private static String host() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return "localhost";
    }
  }

  /** Forgets a run whose leavings were removed. */
  static void forget(Path cacheDirectory, String runId) {
    try {
      Files.deleteIfExists(file(cacheDirectory, runId));
    } catch (IOException e) {
      throw new HarnessFailure("cannot remove the lock of run " + runId, e);
    }
  }

  /** Gives the lock back, and says that what the run made is to stay. */
  void keep() {
    try {
      channel.write(ByteBuffer.wrap("kept\n".getBytes(StandardCharsets.US_ASCII)));
      channel.close();
      HELD.remove(file);
    } catch (IOException e) {
      throw new HarnessFailure("cannot mark as kept " + file, e);
    }
  }

  private static Path file(Path cacheDirectory, String runId) {
    return cacheDirectory.toAbsolutePath().normalize().resolve("runs").resolve(runId + ".lock");
  }

  private static HarnessFailure held(String runId) {
    return new HarnessFailure("run " + runId + " is held already", List.of());
  }

  @Override
  public void close() {
    try {
      channel.close();
      HELD.remove(file);
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new HarnessFailure("cannot give back the lock " + file, e);
    }
  }
}
