package dev.seatrial.store;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers in their one written form. */
final class CanonicalNumber {
  /** Longest text that is read as a number: more digits than any store keeps. */
  private static final int LONGEST = 200_000;

  /** Beyond this many places before or after the point, the form is scientific. */
  private static final int PLAIN_PLACES = 100;

  private CanonicalNumber() {}

  static String of(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal shortest = value.stripTrailingZeros();
    long point = (long) shortest.precision() - shortest.scale();
    return Math.abs(point) <= PLAIN_PLACES ? shortest.toPlainString() : shortest.toString();
  }

  static String of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    return of(shortest(value));
  }

  /** The shortest decimal that reads back as the finite double. */
  static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value));
    // Before JDK 19 Double.toString is sometimes a digit longer than needed.
    if (decimal.precision() >= 17) {
      BigDecimal shorter = decimal.round(new MathContext(16));
      if (shorter.doubleValue() == value) {
        return shorter;
      }
    }
    return decimal;
  }

  static @Nullable BigDecimal parse(String raw) {
    if (raw.isEmpty() || raw.length() > LONGEST) {
      return null;
    }
    boolean digit = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      digit |= c >= '0' && c <= '9';
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return null;
      }
    }
    try {
      return digit ? new BigDecimal(raw) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
