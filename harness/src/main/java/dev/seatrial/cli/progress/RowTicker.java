package dev.seatrial.cli.progress;

import dev.seatrial.compare.Progress;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Tells on standard error how far a comparison is: in a terminal always, elsewhere now and then.
 */
public final class RowTicker implements AutoCloseable {
  private final Screen screen;
  private final Ticker ticker = new Ticker();

  RowTicker(Screen screen) {
    this.screen = screen;
  }

  /** Tells of a comparison until it is closed. */
  public static RowTicker live(PrintWriter err, boolean colours, Progress progress) {
    Screen.Status status = status(progress);
    boolean block = ProgressMode.here(Tty.is(Tty.ERR), System.getenv()) == ProgressMode.BLOCK;
    RowTicker rows =
        new RowTicker(
            block
                ? new BlockScreen(err, colours, () -> Tty.size(Tty.ERR), status)
                : new PlainScreen(err, System::nanoTime, status));
    rows.ticker.start(rows::tick);
    return rows;
  }

  static Screen.Status status(Progress progress) {
    return new Screen.Status() {
      @Override
      public List<Line> block(int columns) {
        return List.of(sentence().cut(columns));
      }

      @Override
      public Line sentence() {
        return Line.of(
            progress.dataset().isEmpty()
                ? "opening"
                : String.format(Locale.ROOT, "%s  %,d rows", progress.dataset(), progress.rows()));
      }
    };
  }

  synchronized void tick() {
    screen.tick();
  }

  @Override
  public synchronized void close() {
    ticker.close();
    screen.close();
  }
}
