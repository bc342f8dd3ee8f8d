package dev.seatrial.cli.progress;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands what comes on standard error over line by line, so that it does not tear up a block. */
final class ErrorsAbove extends OutputStream {
  private final Consumer<String> lines;
  private final PrintStream before;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean closed;

  private ErrorsAbove(Consumer<String> lines, PrintStream before) {
    this.lines = lines;
    this.before = before;
  }

  /** From now on, until it is closed. */
  static ErrorsAbove begin(Consumer<String> lines) {
    ErrorsAbove errors = new ErrorsAbove(lines, System.err);
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    return errors;
  }

  @Override
  public synchronized void write(int letter) {
    if (closed) {
      before.write(letter);
    } else if (letter == '\n') {
      lines.accept(line.toString(StandardCharsets.UTF_8).stripTrailing());
      line.reset();
    } else {
      line.write(letter);
    }
  }

  @Override
  public synchronized void flush() {
    if (closed) {
      before.flush();
    }
  }

  /** What was printed since the last end of a line comes now. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      System.setErr(before);
      before.writeBytes(line.toByteArray());
      before.flush();
    }
  }
}
