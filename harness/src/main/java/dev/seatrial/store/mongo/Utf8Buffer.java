package dev.seatrial.store.mongo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON being written, in UTF-8; used again for the next value. */
final class Utf8Buffer {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[4096];
  private int length;

  void clear() {
    length = 0;
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  Utf8Buffer ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  Utf8Buffer raw(byte[] from, int start, int end) {
    room(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
    return this;
  }

  /** A JSON string of UTF-8; what is not UTF-8 stays what it is. */
  Utf8Buffer quoted(byte[] from, int start, int end) {
    return ascii("\"").escaped(from, start, end).ascii("\"");
  }

  Utf8Buffer escaped(byte[] from, int start, int end) {
    room(6 * (end - start));
    for (int i = start; i < end; i++) {
      byte b = from[i];
      if (b == '"' || b == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = b;
      } else if (b >= 0 && b < ' ') {
        ascii("\\u00");
        bytes[length++] = HEX[b >> 4];
        bytes[length++] = HEX[b & 15];
      } else {
        bytes[length++] = b;
      }
    }
    return this;
  }

  Utf8Buffer hex(byte[] from, int start, int end) {
    room(2 * (end - start));
    for (int i = start; i < end; i++) {
      bytes[length++] = HEX[(from[i] >> 4) & 15];
      bytes[length++] = HEX[from[i] & 15];
    }
    return this;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
