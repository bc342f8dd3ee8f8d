package dev.seatrial.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeLocksTest {
  private final Path folder;
  private final Recipe recipe;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  RecipeLocksTest(@TempDir Path folder) {
    this.folder = folder;
    this.recipe = Recipe.of(List.of(folder.toString()));
  }

  @Test
  void oneThreadAtATime() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    List<Thread> threads = List.of(new Thread(() -> meet(both)), new Thread(() -> meet(both)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(1);
  }

  /** Inside the lock, waits for the other thread, which must not come. */
  private void meet(CountDownLatch both) {
    new RecipeLocks(folder)
        .holding(
            recipe,
            line -> {},
            () -> {
              int now = inside.incrementAndGet();
              most.accumulateAndGet(now, Math::max);
              both.countDown();
              try {
                return both.await(200, TimeUnit.MILLISECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              } finally {
                inside.decrementAndGet();
              }
            });
  }

  @Test
  void theFileIsLockedForOtherProcesses() {
    Path file = folder.resolve(recipe.brief() + ".lock");
    boolean held =
        new RecipeLocks(folder).holding(recipe, line -> {}, () -> lockedInThisProcess(file));
    assertThat(held).isTrue();
    assertThat(lockedInThisProcess(file)).isFalse();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    RecipeLocks locks = new RecipeLocks(file.resolve("locks"));
    assertThatThrownBy(() -> locks.holding(recipe, line -> {}, () -> ""))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("cannot be used");
  }

  private static boolean lockedInThisProcess(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
