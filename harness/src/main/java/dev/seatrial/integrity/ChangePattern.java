package dev.seatrial.integrity;

import dev.seatrial.store.CanonicalValue;
import dev.seatrial.store.Column;
import dev.seatrial.store.ValueKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what all changed values of one column have in common, in constant memory. */
final class ChangePattern {
  /** Distinct earlier values that are followed; with more there is no map to tell. */
  private static final int FOLLOWED = 8;

  private final Column column;
  private final ShownValues shown;
  private long values;
  private @Nullable Object shift;
  private boolean shifted = true;
  private int truncatedTo = -1;
  private boolean truncated = true;
  private final Map<String, String> map = new LinkedHashMap<>();
  private boolean mapped = true;
  private final Set<Explanation> explanations = EnumSet.allOf(Explanation.class);
  private @Nullable String constant;

  /**
   * @param column its name and the kind it is compared as
   */
  ChangePattern(Column column, ShownValues shown) {
    this.column = column;
    this.shown = shown;
  }

  void add(@Nullable String before, @Nullable String after) {
    values++;
    if (!explanations.isEmpty()) {
      explanations.removeIf(
          e -> before == null || after == null || !e.holds(column, before, after));
    }
    if (shifted) {
      Object by = shift(before, after);
      shifted = by != null && (values == 1 || Objects.equals(by, shift));
      shift = by;
    }
    if (truncated) {
      String text = after == null ? "" : CanonicalValue.shown(after);
      int length = text.codePointCount(0, text.length());
      truncated =
          column.kind() == ValueKind.TEXT
              && before != null
              && after != null
              && before.startsWith(after)
              && (values == 1 || length == truncatedTo);
      truncatedTo = length;
    }
    if (values > 1 && !mapped && constant == null) {
      return;
    }
    String to = shown.value(column, after);
    if (values == 1) {
      constant = to;
    } else if (!to.equals(constant)) {
      constant = null;
    }
    if (mapped) {
      String from = shown.value(column, before);
      String known = map.putIfAbsent(from, to);
      mapped = (known == null || known.equals(to)) && map.size() <= FOLLOWED;
    }
  }

  long values() {
    return values;
  }

  /** One line, or empty when the values have nothing in common. */
  Optional<String> text() {
    String subject = (values == 1 ? "the one changed " : "all " + values + " ") + column.name();
    if (!explanations.isEmpty()) {
      return Optional.of(subject + ": " + explanations.iterator().next().text());
    }
    if (shifted && shift != null && !shown.secret(column.name())) {
      return Optional.of(subject + " moved by " + shiftText(shift));
    }
    if (truncated && truncatedTo > 0) {
      return Optional.of(subject + " cut to " + truncatedTo + " characters");
    }
    if (mapped && map.size() < values) {
      return Optional.of(subject + ": " + mapText());
    }
    return constant != null && values > 1
        ? Optional.of(subject + " became " + constant)
        : Optional.empty();
  }

  private String mapText() {
    StringBuilder text = new StringBuilder();
    map.forEach(
        (from, to) ->
            text.append(text.isEmpty() ? "" : ", ").append(from).append(" became ").append(to));
    return text.toString();
  }

  private @Nullable Object shift(@Nullable String before, @Nullable String after) {
    Duration time = Closeness.time(column.kind(), before, after).orElse(null);
    return time != null
        ? time
        : Closeness.number(column.kind(), before, after)
            .map(BigDecimal::stripTrailingZeros)
            .orElse(null);
  }

  private static String shiftText(Object shift) {
    if (shift instanceof Duration duration) {
      return (duration.isNegative() ? "-" : "+") + durationText(duration.abs());
    }
    BigDecimal number = (BigDecimal) shift;
    return (number.signum() < 0 ? "" : "+") + number.toPlainString();
  }

  private static String durationText(Duration duration) {
    StringBuilder text = new StringBuilder();
    part(text, duration.toDays(), "d");
    part(text, duration.toHoursPart(), "h");
    part(text, duration.toMinutesPart(), "min");
    part(text, duration.toSecondsPart(), "s");
    part(text, duration.toNanosPart() / 1000, "µs");
    return text.toString();
  }

  private static void part(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(text.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
    }
  }
}
