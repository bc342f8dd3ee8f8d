package dev.seatrial.image;

import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One maker per recipe, among the threads of this process and among processes: the second waits and
 * finds the image made.
 */
final class RecipeLocks {
  /** A file lock belongs to the process, so its threads need one of their own. */
  private static final Map<String, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path folder;

  RecipeLocks(Path folder) {
    this.folder = folder;
  }

  <T> T holding(Recipe recipe, Consumer<String> progress, Supplier<T> action) {
    ReentrantLock thread = THREADS.computeIfAbsent(recipe.sha256(), key -> new ReentrantLock());
    try {
      thread.lockInterruptibly();
      try {
        Files.createDirectories(folder);
        Path file = folder.resolve(recipe.brief() + ".lock");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel, progress)) {
          assertValid(lock);
          return action.get();
        }
      } finally {
        thread.unlock();
      }
    } catch (InterruptedException | FileLockInterruptionException e) {
      Thread.currentThread().interrupt();
      throw new EngineException(
          Reason.INTERRUPTED, "Interrupted while waiting to make an image.", "Repeat it.", e);
    } catch (IOException e) {
      throw new EngineException(
          "The lock folder " + folder + " cannot be used: " + e.getMessage() + ".",
          "Check that the cache folder can be written (XDG_CACHE_HOME moves it).",
          e);
    }
  }

  private static FileLock lock(FileChannel channel, Consumer<String> progress) throws IOException {
    FileLock free = channel.tryLock();
    if (free != null) {
      return free;
    }
    progress.accept("waiting for another process that makes the same image");
    return channel.lock();
  }

  private static void assertValid(FileLock lock) {
    if (!lock.isValid()) {
      throw new IllegalStateException("a lock that was just taken is not held");
    }
  }
}
