package dev.seatrial.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each resource is pushed when it is made and popped in reverse; a failing one does not stop the
 * rest. May be closed from another thread, while the one that pushes goes on.
 */
final class CleanupStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CleanupStack.class);

  private final Deque<Entry> entries = new ArrayDeque<>();
  private boolean closed;

  /**
   * Remembers how to undo what was just made.
   *
   * @throws HarnessFailure when the stack was closed meanwhile; it is undone at once, then
   */
  synchronized void push(String what, Runnable undo) {
    entries.push(new Entry(what, undo));
    if (closed) {
      unwind();
      throw new HarnessFailure(Interruption.SENTENCE, List.of());
    }
  }

  /** Leaves everything as it is: the user asked to keep it. */
  synchronized void abandon() {
    entries.clear();
  }

  /** Undoes everything; from now on nothing stays. */
  @Override
  public synchronized void close() {
    closed = true;
    unwind();
  }

  synchronized void unwind() {
    boolean interrupted = false;
    while (!entries.isEmpty()) {
      // With the flag up, nothing could be asked of the engine.
      interrupted |= Thread.interrupted();
      Entry entry = entries.pop();
      try {
        entry.undo().run();
      } catch (RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          entries.push(entry);
          continue;
        }
        LOG.warn("could not clean up {}: {}", entry.what(), e.getMessage());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Entry(String what, Runnable undo) {}
}
