package dev.seatrial.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes from one thread to another: whoever is faster waits. Java's own pipe polls once a second,
 * and breaks when the writing thread ends first.
 */
final class Pipe extends InputStream {
  private final byte[] ring;
  private final Duration silence;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int from;
  private int count;
  private boolean ended;
  private boolean closed;

  /**
   * @param capacity bytes that are held
   * @param silence how long a reader waits for more
   */
  Pipe(int capacity, Duration silence) {
    this.ring = new byte[capacity];
    this.silence = silence;
  }

  /** Hands bytes over; they are copied. What nobody will read is dropped. */
  void write(byte[] bytes) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (int done = 0; done < bytes.length && !closed; ) {
        while (count == ring.length && !closed) {
          changed.await();
        }
        int to = (from + count) % ring.length;
        int part = Math.min(bytes.length - done, ring.length - count);
        part = Math.min(part, ring.length - to);
        System.arraycopy(bytes, done, ring, to, part);
        done += part;
        count += part;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will be written. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** {@inheritDoc} Throws when nothing was written for too long. */
  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    lock.lock();
    try {
      long nanos = silence.toNanos();
      while (count == 0 && !ended && length > 0) {
        if (nanos <= 0) {
          throw new IOException("nothing came for " + silence.toSeconds() + " s");
        }
        nanos = changed.awaitNanos(nanos);
      }
      if (count == 0) {
        return length == 0 ? 0 : -1;
      }
      int part = Math.min(Math.min(length, count), ring.length - from);
      System.arraycopy(ring, from, into, start, part);
      from = (from + part) % ring.length;
      count -= part;
      changed.signalAll();
      return part;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for more");
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
