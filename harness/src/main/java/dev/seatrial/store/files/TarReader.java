package dev.seatrial.store.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a posix archive of GNU tar. Commons Compress takes names and attributes for UTF-8, and what
 * is not would come out changed.
 */
final class TarReader implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int LONGEST_HEADER = 1 << 26;
  private static final String SPARSE = "GNU.sparse.";

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private final byte[] buffer = new byte[1 << 16];

  /** What is left of the content of the current member, and of its last block. */
  private long left;

  private int padding;

  TarReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 17);
  }

  /**
   * A member.
   *
   * @param name bare
   * @param type the header's letter: {@code 0} file, {@code 1} another name, {@code 2} symlink …
   * @param link target, or first name
   * @param size bytes of the file; of what is stored when it is sparse
   * @param records of its extended header
   */
  record Member(
      Bytes name,
      char type,
      Bytes link,
      long size,
      long major,
      long minor,
      Map<String, Bytes> records) {

    boolean isSparse() {
      return records.containsKey(SPARSE + "major");
    }

    /** Bytes of the file with its holes. */
    long realSize() throws IOException {
      Bytes real = records.get(SPARSE + "realsize");
      return real == null ? size : number(real.array(), 10);
    }
  }

  /** The next member, or null after the last. */
  @Nullable Member next() throws IOException {
    skipContent();
    Map<String, Bytes> records = new HashMap<>();
    while (true) {
      fill(block, BLOCK);
      if (isEmpty(block)) {
        in.transferTo(OutputStream.nullOutputStream());
        return null;
      }
      long size = number(124, 12);
      char type = (char) block[156];
      if (type == 'x' || type == 'g') {
        begin(size);
        records(content(size), records);
        skipContent();
      } else {
        return member(type, size, records);
      }
    }
  }

  private Member member(char type, long stored, Map<String, Bytes> records) throws IOException {
    Bytes declared = records.get("size");
    long size = declared == null ? stored : number(declared.array(), 10);
    boolean hasContent = type == '0' || type == 0 || type == '7';
    if (!hasContent && size != 0) {
      throw new IOException("the archive has content for a member of type '" + type + "'");
    }
    Bytes name = records.get(SPARSE + "name");
    if (name == null) {
      name = records.get("path");
    }
    Bytes link = records.get("linkpath");
    begin(size);
    return new Member(
        name == null ? name().bare() : name.bare(),
        type,
        link == null ? Bytes.of(text(157, 100)) : link,
        size,
        number(329, 8),
        number(337, 8),
        records);
  }

  private void begin(long size) {
    left = size;
    padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  /**
   * Digests the content of the current member, holes as zeros.
   *
   * @return how many bytes the file has
   */
  long digest(Member member, MessageDigest into) throws IOException {
    if (!member.isSparse()) {
      return stored(left, into);
    }
    // Pairs of numbers, each on a line of its own, in whole blocks before the data.
    int pairs = (int) line();
    long[] map = new long[pairs * 2];
    int read = lineBytes;
    for (int i = 0; i < map.length; i++) {
      map[i] = line();
      read += lineBytes;
    }
    stored((BLOCK - read % BLOCK) % BLOCK, null);
    long at = 0;
    for (int i = 0; i < pairs; i++) {
      zeros(map[2 * i] - at, into);
      at = map[2 * i] + stored(map[2 * i + 1], into);
    }
    zeros(member.realSize() - at, into);
    return member.realSize();
  }

  private int lineBytes;

  private long line() throws IOException {
    ByteArrayOutputStream digits = new ByteArrayOutputStream(20);
    byte[] one = new byte[1];
    for (read(one, 1); one[0] != '\n'; read(one, 1)) {
      digits.write(one[0]);
    }
    lineBytes = digits.size() + 1;
    return number(digits.toByteArray(), 10);
  }

  private long stored(long length, @Nullable MessageDigest into) throws IOException {
    for (long rest = length; rest > 0; ) {
      int part = (int) Math.min(rest, buffer.length);
      read(buffer, part);
      if (into != null) {
        into.update(buffer, 0, part);
      }
      rest -= part;
    }
    return length;
  }

  private void zeros(long count, MessageDigest into) throws IOException {
    if (count < 0) {
      throw new IOException("the archive has a sparse file whose parts overlap");
    }
    Arrays.fill(buffer, (byte) 0);
    for (long rest = count; rest > 0; rest -= buffer.length) {
      into.update(buffer, 0, (int) Math.min(rest, buffer.length));
    }
  }

  private byte[] content(long size) throws IOException {
    if (size > LONGEST_HEADER) {
      throw new IOException("the archive has an extended header of " + size + " bytes");
    }
    byte[] content = new byte[(int) size];
    read(content, content.length);
    return content;
  }

  /** Reads from the content of the current member. */
  private void read(byte[] into, int length) throws IOException {
    if (length > left) {
      throw new IOException("the archive has a member that is shorter than it says");
    }
    fill(into, length);
    left -= length;
  }

  private void fill(byte[] into, int length) throws IOException {
    if (in.readNBytes(into, 0, length) < length) {
      throw new EOFException("the archive ends in the middle");
    }
  }

  private void skipContent() throws IOException {
    in.skipNBytes(left + padding);
    begin(0);
  }

  /** {@code "length key=value\n"}, one after the other; the length counts all of it. */
  private static void records(byte[] header, Map<String, Bytes> into) throws IOException {
    for (int at = 0; at < header.length; ) {
      int space = indexOf(header, ' ', at);
      int end = at + (int) number(Arrays.copyOfRange(header, at, space), 10);
      int equals = indexOf(header, '=', space);
      if (end > header.length || equals >= end) {
        throw new IOException("the archive has a damaged extended header");
      }
      // Latin 1 keeps all bytes of the name of an attribute.
      String key = new String(header, space + 1, equals - space - 1, StandardCharsets.ISO_8859_1);
      into.put(key, Bytes.of(Arrays.copyOfRange(header, equals + 1, end - 1)));
      at = end;
    }
  }

  private static int indexOf(byte[] bytes, char wanted, int from) throws IOException {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    throw new IOException("the archive has a damaged extended header");
  }

  private Bytes name() {
    return Bytes.of(text(345, 155)).join(Bytes.of(text(0, 100)));
  }

  private byte[] text(int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(block, from, end);
  }

  /** A number of the header: octal, or binary when its first bit is set. */
  private long number(int from, int length) throws IOException {
    if (block[from] < 0) {
      long value = block[from] & 0x7f;
      for (int i = from + 1; i < from + length; i++) {
        value = (value << 8) | (block[i] & 0xff);
      }
      return value;
    }
    return number(text(from, length), 8);
  }

  private static long number(byte[] digits, int radix) throws IOException {
    String text = new String(digits, StandardCharsets.US_ASCII).strip();
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text, radix);
    } catch (NumberFormatException e) {
      throw new IOException("the archive has '" + text + "' for a number", e);
    }
  }

  private static boolean isEmpty(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
