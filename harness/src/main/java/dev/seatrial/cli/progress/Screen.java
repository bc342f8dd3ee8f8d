package dev.seatrial.cli.progress;

import java.util.List;

/** Where lines are shown, and below them how things stand. Not safe for several threads. */
interface Screen extends AutoCloseable {

  /** What a line is about; where little is wanted, not all are shown. */
  enum About {
    WORK,
    /** A cell was green. */
    SUCCESS,
    /** A cell was not. */
    FAILURE
  }

  /** How things stand, asked when it is to be shown. */
  interface Status {

    /** For a terminal of so many columns; no line is wider. */
    List<Line> block(int columns);

    /** All on one line, of any length. */
    Line sentence();
  }

  /** Shows a line for good. */
  void line(Line line, About about);

  /** Time has gone by. */
  void tick();

  /** Takes away what was not shown for good. */
  @Override
  void close();
}
