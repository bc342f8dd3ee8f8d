package dev.seatrial.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a process that was told to end until its last words are said. */
final class Farewell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

  /** Longer than a run may take to take everything away; its report comes after that. */
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch said = new CountDownLatch(1);
  private final Thread hook;

  private Farewell(Runnable otherwise) {
    hook = new Thread(() -> await(otherwise), "seatrial-farewell");
  }

  /**
   * From now on, until it is closed.
   *
   * @param otherwise what is done when nobody says anything for a minute
   */
  static Farewell begin(Runnable otherwise) {
    Farewell farewell = new Farewell(otherwise);
    Runtime.getRuntime().addShutdownHook(farewell.hook);
    return farewell;
  }

  private void await(Runnable otherwise) {
    try {
      if (!said.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        otherwise.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The process may end. */
  @Override
  public void close() {
    said.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("the process ends", e);
    }
  }
}
