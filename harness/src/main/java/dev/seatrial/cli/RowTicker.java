package dev.seatrial.cli;

import dev.seatrial.compare.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that tells how far a comparison is; nothing elsewhere. */
final class RowTicker implements AutoCloseable {
  private final PrintWriter out;
  private final Progress progress;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private int shown;

  private RowTicker(PrintWriter out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  static RowTicker live(PrintWriter out, Progress progress) {
    RowTicker rows = new RowTicker(out, progress);
    if (Terminal.interactive()) {
      var unused = rows.ticker.scheduleWithFixedDelay(rows::tick, 300, 300, TimeUnit.MILLISECONDS);
    }
    return rows;
  }

  private synchronized void tick() {
    String line = line(progress);
    erase();
    out.print(line);
    out.flush();
    shown = line.length();
  }

  static String line(Progress progress) {
    return progress.dataset().isEmpty()
        ? "opening"
        : String.format(Locale.ROOT, "%s  %,d rows", progress.dataset(), progress.rows());
  }

  private void erase() {
    out.print("\r" + " ".repeat(shown) + "\r");
    shown = 0;
  }

  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    if (shown > 0) {
      erase();
      out.flush();
    }
  }
}
