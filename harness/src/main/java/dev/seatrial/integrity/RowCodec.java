package dev.seatrial.integrity;

import dev.seatrial.store.Row;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes: 1, then for each value its length plus one as a variable-length number (0 is NULL)
 * and its UTF-8 bytes; 0 after the last row.
 */
final class RowCodec {
  private RowCodec() {}

  static void write(Row row, OutputStream out) throws IOException {
    out.write(1);
    for (int i = 0; i < row.size(); i++) {
      String value = row.value(i);
      if (value == null) {
        out.write(0);
      } else {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        writeNumber(bytes.length + 1L, out);
        out.write(bytes);
      }
    }
  }

  static void writeEnd(OutputStream out) throws IOException {
    out.write(0);
  }

  /** The next row, or null at the end mark. */
  static @Nullable Row read(int columns, DataInputStream in) throws IOException {
    if (in.readUnsignedByte() == 0) {
      return null;
    }
    @Nullable String[] values = new @Nullable String[columns];
    for (int i = 0; i < columns; i++) {
      long length = readNumber(in);
      if (length > 0) {
        byte[] bytes = in.readNBytes(Math.toIntExact(length - 1));
        if (bytes.length < length - 1) {
          throw new EOFException("a value ends early");
        }
        values[i] = new String(bytes, StandardCharsets.UTF_8);
      }
    }
    return Row.of(values);
  }

  private static void writeNumber(long number, OutputStream out) throws IOException {
    long rest = number;
    while (rest >= 0x80) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long readNumber(DataInputStream in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int part = in.readUnsignedByte();
      number |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return number;
      }
    }
    throw new IOException("a length is too long");
  }
}
