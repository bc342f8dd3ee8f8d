package dev.seatrial.store.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@code find} prints of each name: {@link TreeStreams.Streams#facts}. */
final class Facts implements AutoCloseable {
  private static final int LONGEST = 1 << 16;

  private final InputStream in;

  Facts(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * Of one name.
   *
   * @param resolves of a symlink; null of anything else
   * @param mtime microseconds
   * @param names how many names the file has
   */
  record Fact(
      Bytes path,
      FileType type,
      @Nullable Boolean resolves,
      int mode,
      long uid,
      long gid,
      long size,
      long mtime,
      int names,
      HardLinks.Id id) {}

  /** The next, or null after the last. */
  @Nullable Fact next() throws IOException {
    byte[] path = text();
    if (path == null) {
      return null;
    }
    byte[] rest = text();
    if (rest == null) {
      throw new EOFException("the list of files ends in the middle");
    }
    List<String> words = List.of(new String(rest, StandardCharsets.US_ASCII).split("/", -1));
    try {
      return fact(Bytes.of(path).bare(), words);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("the list of files has '" + words + "'", e);
    }
  }

  private static Fact fact(Bytes path, List<String> words) {
    String types = words.get(0);
    FileType type = FileType.of(types.charAt(0));
    // N: not there; L: a loop of links; ?: cannot be known.
    boolean resolves = "NL?".indexOf(types.charAt(1)) < 0;
    return new Fact(
        path,
        type,
        type == FileType.SYMLINK ? resolves : null,
        Integer.parseInt(words.get(1), 8),
        Long.parseLong(words.get(2)),
        Long.parseLong(words.get(3)),
        Long.parseLong(words.get(4)),
        micros(words.get(5)),
        type == FileType.DIRECTORY ? 1 : Integer.parseInt(words.get(6)),
        new HardLinks.Id(Long.parseLong(words.get(7)), Long.parseUnsignedLong(words.get(8))));
  }

  /** {@code find} prints whole seconds and, after the point, what is to be added to them. */
  private static long micros(String time) {
    int point = time.indexOf('.');
    String fraction = point < 0 ? "" : time.substring(point + 1);
    String six = (fraction + "000000").substring(0, 6);
    long seconds = Long.parseLong(point < 0 ? time : time.substring(0, point));
    return seconds * 1_000_000 + Long.parseLong(six);
  }

  /** Bytes up to a NUL; null at the end of the stream. */
  private byte @Nullable [] text() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream(120);
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next != 0) {
      if (next < 0 || text.size() > LONGEST) {
        throw new EOFException("the list of files ends in the middle of a name");
      }
      text.write(next);
      next = in.read();
    }
    return text.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
