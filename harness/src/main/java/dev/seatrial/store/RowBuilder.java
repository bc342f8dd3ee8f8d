package dev.seatrial.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Makes rows value by value: one call for each column, in order, then {@link #build}, after which
 * it starts anew. Not for several threads at once.
 */
public final class RowBuilder {
  /** Rows share arrays of this size, so that a row costs no array of its own. */
  private static final int BLOCK_BYTES = 1 << 16;

  /** Doubles below it have no fraction that an integer would lose. */
  private static final double EXACT = 1L << 53;

  private byte[] data;
  private int from;
  private int at;
  private int size;

  public RowBuilder() {
    this(BLOCK_BYTES);
  }

  RowBuilder(int blockBytes) {
    data = new byte[blockBytes];
  }

  /** The row of the values so far. */
  public Row build() {
    Row row = new Row(data, from, at, size);
    from = at;
    size = 0;
    return row;
  }

  public RowBuilder nul() {
    return tag(Encoding.NULL, 0);
  }

  public RowBuilder bool(boolean value) {
    return tag(value ? Encoding.TRUE : Encoding.FALSE, 0);
  }

  public RowBuilder integer(long value) {
    return fixed(Encoding.INTEGER, value);
  }

  /** A decimal of any precision. */
  public RowBuilder decimal(BigDecimal value) {
    if (value.signum() == 0) {
      return integer(0);
    }
    BigDecimal shortest = value.stripTrailingZeros();
    BigInteger unscaled = shortest.unscaledValue();
    if (unscaled.bitLength() < 64 && shortest.scale() > 0 && shortest.scale() <= Byte.MAX_VALUE) {
      return shortDecimal(unscaled.longValue(), shortest.scale());
    }
    if (shortest.scale() <= 0 && shortest.precision() - (long) shortest.scale() <= 19) {
      BigInteger whole = shortest.toBigInteger();
      if (whole.bitLength() < 64) {
        return integer(whole.longValue());
      }
    }
    return sized(Encoding.NUMBER, CanonicalNumber.of(shortest).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * A decimal, unscaled × 10^-scale.
   *
   * @param scale digits after the point, 0 to 127; zeros at the end do not count
   */
  public RowBuilder decimal(long unscaled, int scale) {
    long value = unscaled;
    int places = scale;
    while (places > 0 && value % 10 == 0) {
      value /= 10;
      places = value == 0 ? 0 : places - 1;
    }
    return places == 0 ? integer(value) : shortDecimal(value, places);
  }

  /** A double in a column of decimals: the shortest decimal that reads back as it. */
  public RowBuilder decimal(double value) {
    if (isWhole(value)) {
      return integer((long) value);
    }
    // Both factors are exact, so the quotient is the double nearest to that decimal; and of all
    // decimals with 15 digits or fewer, no two have the same nearest double.
    double power = 10;
    for (int scale = 1; scale <= 15 && Math.abs(value * power) < 1e15; scale++, power *= 10) {
      double whole = Math.rint(value * power);
      if (whole / power == value) {
        return whole == 0 ? integer(0) : shortDecimal((long) whole, scale);
      }
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return real(value);
    }
    return decimal(CanonicalNumber.shortest(value));
  }

  /** A double in a column of doubles. */
  public RowBuilder real(double value) {
    if (isWhole(value)) {
      return integer((long) value);
    }
    return fixed(Encoding.REAL, Double.doubleToLongBits(value));
  }

  /**
   * A moment.
   *
   * @param micros microseconds since 1970, UTC
   */
  public RowBuilder timestamp(long micros) {
    return fixed(Encoding.TIMESTAMP, micros);
  }

  /**
   * A date.
   *
   * @param day days since 1970
   */
  public RowBuilder date(long day) {
    return fixed(Encoding.DATE, day);
  }

  /**
   * A time of day.
   *
   * @param micros microseconds since midnight
   */
  public RowBuilder time(long micros) {
    return fixed(Encoding.TIME, micros);
  }

  /** A UUID by its two halves. */
  public RowBuilder uuid(long high, long low) {
    tag(Encoding.UUID, 16);
    put(high);
    put(low);
    return this;
  }

  public RowBuilder text(String value) {
    return sized(Encoding.TEXT, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Text in UTF-8; what is not UTF-8 is kept as bytes, so that no two such texts look the same. */
  public RowBuilder text(byte[] utf8, int start, int end) {
    boolean good = isAscii(utf8, start, end) || isUtf8(utf8, start, end);
    return sized(good ? Encoding.TEXT : Encoding.BYTES, utf8, start, end);
  }

  public RowBuilder bytes(byte[] value) {
    return sized(Encoding.BYTES, value, 0, value.length);
  }

  /** JSON as it is written; compared by value later. What is not JSON is text then. */
  public RowBuilder json(String value) {
    return sized(Encoding.JSON, value.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #json(String)}, in UTF-8. */
  public RowBuilder json(byte[] utf8, int start, int end) {
    return sized(Encoding.JSON, utf8, start, end);
  }

  /** Text as a value of the kind; what does not fit is text. */
  public RowBuilder read(ValueKind kind, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return read(kind, utf8, 0, utf8.length);
  }

  /** As {@link #read(ValueKind, String)}, in UTF-8. */
  public RowBuilder read(ValueKind kind, byte[] utf8, int start, int end) {
    return Readings.read(this, kind, utf8, start, end) ? this : text(utf8, start, end);
  }

  /** A value of another row, as it is. */
  public RowBuilder copy(Row row, int column) {
    int start = row.offset(column);
    return copy(row.data, start, Encoding.next(row.data, start));
  }

  /** An encoded value. */
  RowBuilder copy(byte[] encoded, int start, int end) {
    room(end - start);
    System.arraycopy(encoded, start, data, at, end - start);
    at += end - start;
    size++;
    return this;
  }

  RowBuilder sized(byte tag, byte[] value) {
    return sized(tag, value, 0, value.length);
  }

  private RowBuilder sized(byte tag, byte[] value, int start, int end) {
    int rest = end - start;
    tag(tag, rest + 5);
    int length = rest;
    while (length >= 0x80) {
      data[at++] = (byte) ((length & 0x7f) | 0x80);
      length >>>= 7;
    }
    data[at++] = (byte) length;
    System.arraycopy(value, start, data, at, rest);
    at += rest;
    return this;
  }

  private RowBuilder shortDecimal(long unscaled, int scale) {
    tag(Encoding.DECIMAL, 9);
    data[at++] = (byte) scale;
    put(unscaled);
    return this;
  }

  private RowBuilder fixed(byte tag, long value) {
    tag(tag, 8);
    put(value);
    return this;
  }

  private void put(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      data[at++] = (byte) (value >>> shift);
    }
  }

  private RowBuilder tag(byte tag, int more) {
    room(more + 1);
    data[at++] = tag;
    size++;
    return this;
  }

  /** Earlier rows keep the block they are in; the row that is being made moves on. */
  private void room(int bytes) {
    if (data.length - at >= bytes) {
      return;
    }
    int used = at - from;
    long needed = Math.max(BLOCK_BYTES, 2L * (used + (long) bytes));
    int length = (int) Math.min(needed, Integer.MAX_VALUE - 64L);
    byte[] block = new byte[length];
    System.arraycopy(data, from, block, 0, used);
    data = block;
    from = 0;
    at = used;
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < EXACT;
  }

  private static boolean isAscii(byte[] utf8, int start, int end) {
    for (int i = start; i < end; i++) {
      if (utf8[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] utf8, int start, int end) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, start, end - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
