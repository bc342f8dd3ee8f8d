package dev.seatrial.rehearsal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a text of which only the beginnings are of interest: of any length, in constant memory.
 * Bytes are shown as Latin-1, as the text's encoding is not known.
 */
final class ShortLines implements AutoCloseable {
  private static final int START = 512;

  /** Longer than any statement that names a table's columns. */
  private static final int KEPT = 1 << 20;

  private final InputStream in;
  private long bytes;

  ShortLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** What the first line begins with; only before the first is read. */
  String start() throws IOException {
    in.mark(START);
    String start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
    in.reset();
    return start;
  }

  /**
   * The next line, without its end, cut off where it is too long; null after the last.
   *
   * @throws IOException when it cannot be read
   */
  @Nullable String next() throws IOException {
    int one = in.read();
    if (one < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (; one >= 0 && one != '\n'; one = in.read()) {
      bytes++;
      if (line.size() < KEPT) {
        line.write(one);
      }
    }
    bytes++;
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** How long all lines were that were read, with their ends. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
