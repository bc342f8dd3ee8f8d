package dev.seatrial.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each resource is pushed when it is made and popped in reverse; a failing one does not stop the
 * rest.
 */
final class CleanupStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CleanupStack.class);

  private final Deque<Entry> entries = new ArrayDeque<>();

  synchronized void push(String what, Runnable undo) {
    entries.push(new Entry(what, undo));
  }

  /** Leaves everything as it is: the user asked to keep it. */
  synchronized void abandon() {
    entries.clear();
  }

  @Override
  public void close() {
    unwind();
  }

  synchronized void unwind() {
    while (!entries.isEmpty()) {
      Entry entry = entries.pop();
      try {
        entry.undo().run();
      } catch (RuntimeException e) {
        LOG.warn("could not clean up {}: {}", entry.what(), e.getMessage());
      }
    }
  }

  private record Entry(String what, Runnable undo) {}
}
