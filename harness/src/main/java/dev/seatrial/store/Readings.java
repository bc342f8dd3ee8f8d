package dev.seatrial.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text read as values of a kind. */
final class Readings {
  /** Digits of a number that surely fits a long. */
  private static final int LONG_DIGITS = 18;

  private Readings() {}

  /** Adds the value to the row, or nothing and answers false when the text does not fit. */
  static boolean read(RowBuilder row, ValueKind kind, byte[] utf8, int from, int to) {
    return switch (kind) {
      case INTEGER, NUMERIC -> number(row, utf8, from, to);
      case FLOAT -> real(row, utf8, from, to);
      case BOOLEAN -> bool(row, utf8, from, to);
      case TIMESTAMP, DATE, TIME -> time(row, kind, utf8, from, to);
      case UUID -> uuid(row, utf8, from, to);
      case JSON -> {
        row.json(utf8, from, to);
        yield true;
      }
      case TEXT, BYTES -> false;
    };
  }

  private static boolean time(RowBuilder row, ValueKind kind, byte[] utf8, int from, int to) {
    long value =
        switch (kind) {
          case TIMESTAMP -> CanonicalTime.timestamp(utf8, from, to);
          case DATE -> CanonicalTime.date(utf8, from, to);
          default -> CanonicalTime.time(utf8, from, to);
        };
    if (value == CanonicalTime.NONE) {
      return false;
    }
    switch (kind) {
      case TIMESTAMP -> row.timestamp(value);
      case DATE -> row.date(value);
      default -> row.time(value);
    }
    return true;
  }

  private static boolean number(RowBuilder row, byte[] utf8, int from, int to) {
    int start = from < to && utf8[from] == '-' ? from + 1 : from;
    if (to - start <= 0) {
      return false;
    }
    long unscaled = 0;
    int point = -1;
    for (int i = start; i < to; i++) {
      byte c = utf8[i];
      if (c >= '0' && c <= '9' && i - start < LONG_DIGITS) {
        unscaled = unscaled * 10 + (c - '0');
      } else if (c == '.' && point < 0 && i > start && i + 1 < to) {
        point = i;
      } else {
        return anyNumber(row, utf8, from, to);
      }
    }
    row.decimal(start > from ? -unscaled : unscaled, point < 0 ? 0 : to - point - 1);
    return true;
  }

  private static boolean anyNumber(RowBuilder row, byte[] utf8, int from, int to) {
    BigDecimal value = CanonicalNumber.parse(text(utf8, from, to));
    if (value == null) {
      return false;
    }
    row.decimal(value);
    return true;
  }

  /** Digits that no double has are kept: they would show that something is not a double. */
  private static boolean real(RowBuilder row, byte[] utf8, int from, int to) {
    BigDecimal value = CanonicalNumber.parse(text(utf8, from, to));
    if (value == null) {
      return false;
    }
    double nearest = value.doubleValue();
    boolean exact =
        !Double.isInfinite(nearest) && CanonicalNumber.shortest(nearest).compareTo(value) == 0;
    if (exact) {
      row.real(nearest);
    } else {
      row.decimal(value);
    }
    return true;
  }

  private static boolean bool(RowBuilder row, byte[] utf8, int from, int to) {
    if (to - from > 5) {
      return false;
    }
    switch (text(utf8, from, to).toLowerCase(Locale.ROOT)) {
      case "true", "t", "1" -> row.bool(true);
      case "false", "f", "0" -> row.bool(false);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** 32 digits, or 36 characters with hyphens in their places. */
  private static boolean uuid(RowBuilder row, byte[] utf8, int from, int to) {
    int length = to - from;
    if (length != 32 && length != 36) {
      return false;
    }
    long high = 0;
    long low = 0;
    int digits = 0;
    for (int i = 0; i < length; i++) {
      byte c = utf8[from + i];
      boolean hyphen = length == 36 && (i == 8 || i == 13 || i == 18 || i == 23);
      if (hyphen) {
        if (c != '-') {
          return false;
        }
        continue;
      }
      int digit = Character.digit(c, 16);
      if (digit < 0) {
        return false;
      }
      if (digits++ < 16) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    row.uuid(high, low);
    return true;
  }

  private static String text(byte[] utf8, int from, int to) {
    return new String(utf8, from, to - from, StandardCharsets.UTF_8);
  }
}
