package dev.seatrial.cli.progress;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/**
 * A terminal: lines scroll away, and the block below them is drawn over in place.
 *
 * <p>The cursor rests at the block's first column. It stays with that letter when the window is
 * made narrower, whether the terminal breaks lines anew or cuts them; so whatever became of the
 * block, all of it is below the cursor.
 */
final class BlockScreen implements Screen {
  private static final String TO_END_OF_LINE = "\u001b[K";
  private static final String TO_END_OF_SCREEN = "\u001b[J";

  private final PrintWriter out;
  private final boolean colours;
  private final Supplier<Tty.Size> size;
  private final Status status;
  private boolean shown;
  private boolean closed;

  /**
   * A screen on which nothing is shown yet.
   *
   * @param size asked each time, because windows are made larger and smaller
   */
  BlockScreen(PrintWriter out, boolean colours, Supplier<Tty.Size> size, Status status) {
    this.out = out;
    this.colours = colours;
    this.size = size;
    this.status = status;
  }

  @Override
  public void line(Line line, About about) {
    String text = (shown ? "\r" + TO_END_OF_SCREEN : "") + text(line) + "\n";
    out.print(closed ? text : text + drawn());
    out.flush();
  }

  @Override
  public void tick() {
    if (!closed) {
      out.print(drawn());
      out.flush();
    }
  }

  /** At once, so that nothing flickers: each line over the old one, then away with the rest. */
  private String drawn() {
    Tty.Size now = size.get();
    // Not the last column: some terminals would begin a new line there, some would not.
    List<Line> all = status.block(now.columns() - 1);
    List<Line> lines = all.subList(0, Math.min(all.size(), Math.max(1, now.rows() - 1)));
    StringBuilder text = new StringBuilder("\r");
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == 0 ? "" : "\n").append(text(lines.get(i).cut(now.columns() - 1)));
      text.append(TO_END_OF_LINE);
    }
    text.append(TO_END_OF_SCREEN).append('\r');
    if (lines.size() > 1) {
      text.append("\u001b[").append(lines.size() - 1).append('A');
    }
    shown = true;
    return text.toString();
  }

  private String text(Line line) {
    return colours ? line.painted() : line.plain();
  }

  @Override
  public void close() {
    closed = true;
    if (shown) {
      out.print("\r" + TO_END_OF_SCREEN);
      shown = false;
    }
    out.flush();
  }
}
