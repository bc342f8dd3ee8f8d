package dev.seatrial.integrity;

import dev.seatrial.store.Column;
import dev.seatrial.store.Row;
import dev.seatrial.store.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a cursor on a thread of its own, a bounded number of rows ahead. */
final class Prefetched implements RowCursor {
  /** A batch ends with that many rows, or that many bytes of them. */
  private static final int BATCH_ROWS = 512;

  private static final int BATCH_BYTES = 1 << 18;
  private static final int BATCHES = 4;
  private static final long CLOSE_SECONDS = 60;

  /** Rows read; after the last there may be a failure. */
  private record Batch(List<Row> rows, boolean last, @Nullable Throwable failure) {}

  private final RowCursor rows;
  private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;
  private volatile boolean closed;
  private List<Row> batch = List.of();
  private @Nullable Batch current;
  private int next;

  Prefetched(RowCursor rows, String name) {
    this.rows = rows;
    this.thread = new Thread(this::read, "read " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      boolean last = false;
      while (!last && !closed) {
        Batch read = batch();
        last = read.last();
        while (!closed && !ready.offer(read, 100, TimeUnit.MILLISECONDS)) {
          // Until there is room, or nobody wants it any more.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Batch batch() {
    List<Row> some = new ArrayList<>(BATCH_ROWS);
    long bytes = 0;
    try {
      while (some.size() < BATCH_ROWS && bytes < BATCH_BYTES) {
        Row row = rows.next();
        if (row == null) {
          return new Batch(some, true, null);
        }
        some.add(row);
        bytes += row.bytes();
      }
      return new Batch(some, false, null);
    } catch (RuntimeException | Error e) {
      return new Batch(some, true, e);
    }
  }

  @Override
  public List<Column> columns() {
    return rows.columns();
  }

  @Override
  public List<String> key() {
    return rows.key();
  }

  @Override
  public boolean ordered() {
    return rows.ordered();
  }

  @Override
  public @Nullable Row next() {
    while (true) {
      if (next < batch.size()) {
        return batch.get(next++);
      }
      if (current != null && current.last()) {
        fail(current.failure());
        return null;
      }
      current = take();
      batch = current.rows();
      next = 0;
    }
  }

  private Batch take() {
    try {
      while (true) {
        Batch taken = ready.poll(1, TimeUnit.SECONDS);
        if (taken != null) {
          return taken;
        } else if (!thread.isAlive() && ready.isEmpty()) {
          throw new IllegalStateException(thread.getName() + " has ended without its last rows");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rows were read", e);
    }
  }

  private static void fail(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** Ends the thread first: a cursor is not for two threads. */
  @Override
  public void close() {
    closed = true;
    ready.clear();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rows.close();
  }
}
