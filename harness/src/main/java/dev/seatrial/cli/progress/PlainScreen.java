package dev.seatrial.cli.progress;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A file, a pipe, a terminal of CI: lines only, and how things stand after 15 s of silence. */
final class PlainScreen implements Screen {
  /** A little less: time goes by in ticks. */
  static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(14);

  private final PrintWriter out;
  private final LongSupplier nanos;
  private final Status status;
  private long last;

  PlainScreen(PrintWriter out, LongSupplier nanos, Status status) {
    this.out = out;
    this.nanos = nanos;
    this.status = status;
    last = nanos.getAsLong();
  }

  @Override
  public void line(Line line, About about) {
    out.println(line.plain());
    out.flush();
    last = nanos.getAsLong();
  }

  @Override
  public void tick() {
    if (nanos.getAsLong() - last >= SILENCE_NANOS) {
      line(status.sentence(), About.WORK);
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
