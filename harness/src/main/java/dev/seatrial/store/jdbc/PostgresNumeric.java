package dev.seatrial.store.jdbc;

import static dev.seatrial.store.jdbc.PostgresTypes.int16;

import dev.seatrial.store.RowBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * PostgreSQL's numeric in binary: the number of digits to base 10,000, the weight of the first as a
 * power of it, the sign, the digits after the point that are shown, then the digits.
 */
final class PostgresNumeric {
  private static final int HEADER_BYTES = 8;
  private static final int DIGIT_PLACES = 4;

  /** Digits to base 10,000 that fit a long. */
  private static final int LONG_DIGITS = 4;

  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xc000;
  private static final int INFINITY = 0xd000;
  private static final int NEGATIVE_INFINITY = 0xf000;

  private PostgresNumeric() {}

  static void read(byte[] data, int from, int to, RowBuilder into) {
    int digits = int16(data, from);
    int weight = int16(data, from + 2);
    int sign = int16(data, from + 4) & 0xffff;
    switch (sign) {
      case NAN -> into.text("NaN");
      case INFINITY -> into.text("Infinity");
      case NEGATIVE_INFINITY -> into.text("-Infinity");
      default -> {
        int scale = (digits - 1 - weight) * DIGIT_PLACES;
        if (digits <= LONG_DIGITS && scale >= 0 && scale <= Byte.MAX_VALUE) {
          long unscaled = 0;
          for (int i = 0; i < digits; i++) {
            unscaled = unscaled * 10_000 + int16(data, from + HEADER_BYTES + 2 * i);
          }
          into.decimal(sign == NEGATIVE ? -unscaled : unscaled, scale);
        } else {
          into.decimal(decimal(data, from, digits, scale, sign == NEGATIVE));
        }
      }
    }
  }

  private static BigDecimal decimal(
      byte[] data, int from, int digits, int scale, boolean negative) {
    StringBuilder text = new StringBuilder(digits * DIGIT_PLACES + 1).append('0');
    for (int i = 0; i < digits; i++) {
      int digit = int16(data, from + HEADER_BYTES + 2 * i);
      text.append((char) ('0' + digit / 1000))
          .append((char) ('0' + digit / 100 % 10))
          .append((char) ('0' + digit / 10 % 10))
          .append((char) ('0' + digit % 10));
    }
    BigInteger unscaled = new BigInteger(text.toString());
    return new BigDecimal(negative ? unscaled.negate() : unscaled, scale);
  }
}
