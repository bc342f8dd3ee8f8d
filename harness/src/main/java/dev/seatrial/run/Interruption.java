package dev.seatrial.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a run from outside, when the process is told to: what the cell under way made is taken away,
 * and nothing new stays or is begun.
 */
final class Interruption {
  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
  static final String SENTENCE = "the run was ended from outside";

  /** For the run's thread to take everything away itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Threads that were told to end. Their interrupt flag alone does not do: waiters that cannot be
   * interrupted take it down while they wait.
   */
  private static final Set<Thread> ENDING = ConcurrentHashMap.newKeySet();

  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable Thread run;
  private @Nullable CleanupStack active;
  private boolean asked;

  /** The thread that the end interrupts, and then waits for. */
  synchronized void interrupts(Thread thread) {
    run = thread;
  }

  /** That thread has taken everything away. */
  synchronized void over() {
    if (run != null) {
      ENDING.remove(run);
    }
    over.countDown();
  }

  /** Tells a thread that works for a run to end, until it says that it has {@link #ended}. */
  static void tell(Thread worker) {
    if (worker.isAlive()) {
      ENDING.add(worker);
      worker.interrupt();
    }
  }

  /** A thread that works for a run has nothing more to do. */
  static void ended(Thread worker) {
    ENDING.remove(worker);
  }

  /** Whether a thread is to end its run. */
  static boolean ends(Thread thread) {
    return thread.isInterrupted() || ENDING.contains(thread);
  }

  /**
   * The stack of the cell that begins.
   *
   * @throws HarnessFailure when the run was ended already
   */
  synchronized void watch(CleanupStack stack) {
    if (asked) {
      throw HarnessFailure.endedFromOutside();
    }
    active = stack;
  }

  synchronized void forget() {
    active = null;
  }

  synchronized boolean asked() {
    return asked;
  }

  /** Returns when everything is taken away. */
  void end() {
    Thread thread;
    synchronized (this) {
      asked = true;
      thread = run;
    }
    if (thread != null) {
      ENDING.add(thread);
      thread.interrupt();
      awaitOver();
    }
    CleanupStack stack;
    synchronized (this) {
      stack = active;
    }
    if (stack != null) {
      stack.close();
    }
  }

  private void awaitOver() {
    try {
      boolean done = over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("the run's thread has ended: {}", done);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
