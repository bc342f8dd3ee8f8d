package dev.seatrial.integrity;

import dev.seatrial.scenario.Allowance.Tolerance;
import dev.seatrial.store.ValueKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far apart two canonical values are. */
final class Closeness {
  /** Longest number that people would subtract; 1E+999999999 has a long difference. */
  private static final int LONGEST = 60;

  private Closeness() {}

  /** Whether both are values of the kind that tolerance is about, and no farther apart. */
  static boolean within(
      Tolerance most, ValueKind kind, @Nullable String before, @Nullable String after) {
    if (most instanceof Tolerance.OfTime time) {
      return time(kind, before, after)
          .filter(apart -> apart.abs().compareTo(time.most()) <= 0)
          .isPresent();
    }
    BigDecimal number = ((Tolerance.OfNumber) most).most();
    return number(kind, before, after).filter(a -> a.abs().compareTo(number) <= 0).isPresent();
  }

  /** From the earlier to the later moment; empty when one of them is none. */
  static Optional<Duration> time(ValueKind kind, @Nullable String before, @Nullable String after) {
    if (before == null || after == null) {
      return Optional.empty();
    }
    try {
      return switch (kind) {
        case TIMESTAMP ->
            Optional.of(Duration.between(Instant.parse(before), Instant.parse(after)));
        case DATE -> Optional.of(between(before + "T00:00:00Z", after + "T00:00:00Z"));
        case TIME ->
            Optional.of(between("1970-01-01T" + before + "Z", "1970-01-01T" + after + "Z"));
        default -> Optional.empty();
      };
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** From the earlier to the later number; empty when one of them is none. */
  static Optional<BigDecimal> number(
      ValueKind kind, @Nullable String before, @Nullable String after) {
    if (!kind.isNumber() || before == null || after == null || isLong(before) || isLong(after)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(after).subtract(new BigDecimal(before)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isLong(String number) {
    return number.length() > LONGEST || number.indexOf('E') >= 0;
  }

  private static Duration between(String before, String after) {
    return Duration.between(Instant.parse(before), Instant.parse(after));
  }
}
