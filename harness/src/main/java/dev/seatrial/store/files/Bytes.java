package dev.seatrial.store.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Names as the file system holds them, which need not be text. In the order of bytes. */
final class Bytes implements Comparable<Bytes> {
  static final Bytes NONE = new Bytes(new byte[0]);

  /** What a tree's root is called in it. */
  static final Bytes DOT = new Bytes(new byte[] {'.'});

  private static final Path ROOT = Path.of("/");
  private static final String TAIL = "/-";

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Owns the array from here on. */
  static Bytes of(byte[] bytes) {
    return new Bytes(bytes);
  }

  /** Text in UTF-8. */
  static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A path as it is: relative or absolute, nothing normalized. A {@link Path} that came from a
   * directory or a symlink holds the bytes, but its text does not: what the locale cannot decode is
   * lost in it. Its URI tells them.
   */
  static Bytes of(Path path) {
    String text = path.toString();
    if (isPlain(text)) {
      return of(text);
    }
    // Named as if something were below it, or a slash would be added to a directory that exists.
    String uri = ROOT.resolve(path).resolve("-").toUri().getRawPath();
    int from = path.isAbsolute() ? 0 : 1;
    return decoded(uri.substring(from, uri.length() - TAIL.length()));
  }

  private static Bytes decoded(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return new Bytes(bytes.toByteArray());
  }

  /** Whether text is the same bytes in every locale. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  /** {@code this/name}; the name alone when this is empty. */
  Bytes join(Bytes name) {
    return isEmpty() ? name : slashed().concat(name.bytes);
  }

  /** With a slash at its end. */
  Bytes slashed() {
    return concat(new byte[] {'/'});
  }

  private Bytes concat(byte[] more) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    return new Bytes(all);
  }

  /** A name of an archive or a list without {@code ./} before it and a slash after it. */
  Bytes bare() {
    int length = bytes.length;
    int to = length > 1 && bytes[length - 1] == '/' ? length - 1 : length;
    int from = to > 2 && bytes[0] == '.' && bytes[1] == '/' ? 2 : 0;
    return from == 0 && to == length ? this : new Bytes(Arrays.copyOfRange(bytes, from, to));
  }

  /** Without its last byte. */
  Bytes shorter() {
    return new Bytes(Arrays.copyOf(bytes, bytes.length - 1));
  }

  byte[] array() {
    return bytes;
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** For messages: what is not UTF-8 is replaced. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
