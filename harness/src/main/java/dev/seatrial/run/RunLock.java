package dev.seatrial.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A run holds a lock as long as its process lives; cleaning up touches only runs whose lock is
 * free.
 */
final class RunLock implements AutoCloseable {
  /**
   * What this process holds. Such a file must not be opened again: on POSIX systems closing any
   * channel on it gives back the lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

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

  /** True when no living process holds the run. */
  static boolean isFree(Path cacheDirectory, String runId) {
    Path file = file(cacheDirectory, runId);
    if (HELD.contains(file)) {
      return false;
    }
    if (!Files.exists(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException e) {
      throw new HarnessFailure("cannot tell whether run " + runId + " is alive", e);
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
