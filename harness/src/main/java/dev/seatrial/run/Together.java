package dev.seatrial.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Does several things at the same time, each on a thread of its own. */
final class Together {
  /** For threads that were told to end; one that waits for a server may not notice before. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Together() {}

  /**
   * Returns when all of it is done. Where something fails, the rest is told to end, and waited for
   * a while; likewise when this thread is interrupted.
   *
   * @param name of the threads
   * @param all a single one is done on this thread
   * @throws RuntimeException what failed first
   */
  static void all(String name, List<Runnable> all) {
    if (all.size() == 1) {
      all.get(0).run();
      return;
    }
    BlockingQueue<Optional<Throwable>> ends = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (Runnable one : all) {
      Thread thread = new Thread(() -> ends.add(ended(one)), name + " " + (threads.size() + 1));
      // One that does not notice that it is to end must not keep the process.
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    Optional<Throwable> failure = Optional.empty();
    try {
      for (int i = 0; i < threads.size() && failure.isEmpty(); i++) {
        failure = ends.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = Optional.of(HarnessFailure.endedFromOutside());
    }
    if (failure.isPresent()) {
      end(threads);
      rethrow(failure.get());
    }
  }

  private static Optional<Throwable> ended(Runnable one) {
    try {
      one.run();
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      return Optional.of(e);
    } finally {
      Interruption.ended(Thread.currentThread());
    }
  }

  private static void end(List<Thread> threads) {
    threads.forEach(Interruption::tell);
    // With the flag up, nothing could be waited for.
    boolean interrupted = Thread.interrupted();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        if (!thread.isAlive()) {
          Interruption.ended(thread);
        }
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
