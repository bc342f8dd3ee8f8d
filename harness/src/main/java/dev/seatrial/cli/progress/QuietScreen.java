package dev.seatrial.cli.progress;

import java.io.PrintWriter;

/** Shows only what went wrong. */
final class QuietScreen implements Screen {
  private final PrintWriter out;

  QuietScreen(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void line(Line line, About about) {
    if (about == About.FAILURE) {
      out.println(line.plain());
      out.flush();
    }
  }

  @Override
  public void tick() {}

  @Override
  public void close() {
    out.flush();
  }
}
