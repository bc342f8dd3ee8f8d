package dev.seatrial.store;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, in the order of the cursor's columns. Not changed once made. They are kept
 * as bytes, so that most rows are compared without ever looking at a value; {@link RowBuilder}
 * makes them.
 */
public final class Row {
  /** Longest row that is read back; a length beyond it is damage. */
  private static final int LONGEST = Integer.MAX_VALUE - 64;

  final byte[] data;
  final int from;
  final int to;
  private final int size;

  Row(byte[] data, int from, int to, int size) {
    this.data = data;
    this.from = from;
    this.to = to;
    this.size = size;
  }

  /** A row of canonical forms; null for NULL. */
  public static Row of(@Nullable String... forms) {
    RowBuilder builder = new RowBuilder();
    for (String form : forms) {
      if (form == null) {
        builder.nul();
      } else {
        builder.sized(Encoding.FORM, form.getBytes(StandardCharsets.UTF_8));
      }
    }
    return builder.build();
  }

  /** The canonical form, null for NULL. */
  public @Nullable String value(int column) {
    return Encoding.form(data, offset(column));
  }

  public int size() {
    return size;
  }

  /** Bytes that its values take. */
  public int bytes() {
    return to - from;
  }

  /** Whether the first columns have the very same bytes; then their values are the same. */
  public boolean startsLike(Row other, int columns) {
    int end = columns == size ? to : offset(columns);
    int otherEnd = columns == other.size ? other.to : other.offset(columns);
    return Arrays.equals(data, from, end, other.data, other.from, otherEnd);
  }

  /** Whether two rows have the same value in a column. */
  public boolean sameValue(int column, Row other) {
    return Encoding.same(data, offset(column), other.data, other.offset(column));
  }

  /** Some total order of rows, by their bytes. */
  int compareBytes(Row other) {
    return Arrays.compareUnsigned(data, from, to, other.data, other.from, other.to);
  }

  /** Writes the length in bytes plus one as a variable-length number, and the bytes. */
  public void write(OutputStream out) throws IOException {
    long rest = bytes() + 1L;
    while (rest >= 0x80) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    out.write(data, from, bytes());
  }

  /** Writes the mark after the last row. */
  public static void writeEnd(OutputStream out) throws IOException {
    out.write(0);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @return null at the end mark
   * @throws IOException when the bytes end early, or are no row of that many columns
   */
  public static @Nullable Row read(int columns, DataInputStream in) throws IOException {
    long length = 0;
    for (int shift = 0; ; shift += 7) {
      int part = in.readUnsignedByte();
      length |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        break;
      }
      if (shift > 35) {
        throw new IOException("a length is too long");
      }
    }
    if (length == 0) {
      return null;
    }
    if (length > LONGEST) {
      throw new IOException("a length is too long");
    }
    byte[] data = in.readNBytes((int) length - 1);
    if (data.length < length - 1) {
      throw new EOFException("a row ends early");
    }
    Row row = new Row(data, 0, data.length, columns);
    try {
      if (row.offset(columns) != data.length) {
        throw new IOException("a row has more values than columns");
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IOException("a row has fewer values than columns", e);
    }
    return row;
  }

  /** Where a column's value starts; for the number of columns, where the row ends. */
  int offset(int column) {
    int at = from;
    for (int i = 0; i < column; i++) {
      at = Encoding.next(data, at);
    }
    return at;
  }

  /** Whether all values are the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Row row) || size != row.size) {
      return false;
    }
    if (startsLike(row, size)) {
      return true;
    }
    for (int i = 0; i < size; i++) {
      if (!sameValue(i, row)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (int i = 0; i < size; i++) {
      String value = value(i);
      hash = 31 * hash + (value == null ? 0 : value.hashCode());
    }
    return hash;
  }

  /** Not the values: they may be secret. */
  @Override
  public String toString() {
    return "Row of " + size + " values";
  }
}
