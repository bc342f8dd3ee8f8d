package dev.seatrial.cli.progress;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Twice a second, until it is closed; once the process ends, it does not keep it. */
final class Ticker implements AutoCloseable {
  private static final long EVERY_MILLIS = 500;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "progress");
            made.setDaemon(true);
            return made;
          });

  void start(Runnable tick) {
    var unused =
        thread.scheduleWithFixedDelay(tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
