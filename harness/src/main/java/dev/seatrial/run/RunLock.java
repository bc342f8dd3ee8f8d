package dev.seatrial.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A run holds a lock as long as its process lives; cleaning up touches only runs whose lock is
 * free.
 */
final class RunLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static RunLock take(Path cacheDirectory, String runId) {
    Path file = file(cacheDirectory, runId);
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new HarnessFailure(
            "run " + runId + " is held by another process", java.util.List.of());
      }
      return new RunLock(file, channel);
    } catch (IOException e) {
      throw new HarnessFailure("cannot lock run " + runId, e);
    }
  }

  /** True when no living process holds the run. */
  static boolean isFree(Path cacheDirectory, String runId) {
    Path file = file(cacheDirectory, runId);
    if (!Files.exists(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new HarnessFailure("cannot tell whether run " + runId + " is alive", e);
    }
  }

  private static Path file(Path cacheDirectory, String runId) {
    return cacheDirectory.resolve("runs").resolve(runId + ".lock");
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new HarnessFailure("cannot give back the lock " + file, e);
    }
  }
}
