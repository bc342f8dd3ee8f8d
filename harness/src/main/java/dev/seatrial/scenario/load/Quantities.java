package dev.seatrial.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.scenario.Allowance.Tolerance;
import dev.seatrial.source.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes, as Compose writes them. */
final class Quantities {

  private static final String DURATION = "^([0-9]{1,9}(ms|h|m|s))+$";
  private static final String POSITIVE = "^(?=.*[1-9])([0-9]{1,9}(ms|h|m|s))+$";
  private static final String SIZE = "^[0-9]{1,12}\\s*[bkmgBKMG]?[iI]?[bB]?$";
  private static final String TOLERANCE =
      "^(?=.*[1-9])(([0-9]{1,9}(ms|h|m|s))+|[0-9]{1,20}([.][0-9]{1,20})?)$";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}([.][0-9]{1,20})?");
  private static final Pattern DURATIONS = Pattern.compile("([0-9]{1,9})(ms|h|m|s)");
  private static final Pattern SIZES = Pattern.compile("([0-9]{1,12})\\s*([bkmg]?)i?b?");
  private static final Map<String, Long> FACTORS =
      Map.of("", 1L, "b", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30);

  private Quantities() {}

  /** {@code 250ms}, {@code 90s}, {@code 1m30s}. */
  static Type<Duration> duration() {
    return Scalars.parsed("a duration", DURATION, numberOrText(), Quantities::parseDuration);
  }

  /** A duration longer than nothing. */
  static Type<Duration> positiveDuration() {
    return Scalars.parsed(
        "a duration",
        POSITIVE,
        numberOrText(),
        text -> {
          Duration duration = parseDuration(text);
          if (duration.isZero()) {
            throw new IllegalArgumentException("it must be longer than nothing");
          }
          return duration;
        });
  }

  /** {@code 2s} for moments, {@code 0.01} for numbers; more than nothing. */
  static Type<Tolerance> tolerance() {
    Type<Tolerance> type =
        Scalars.parsed("a time or a number", TOLERANCE, numberOrText(), Quantities::parseTolerance);
    return new Type<>() {
      @Override
      public Optional<Tolerance> decode(Node node, Reading in) {
        return type.decode(node, in);
      }

      @Override
      public ObjectNode schema(SchemaWriter writer) {
        ObjectNode schema = type.schema(writer).put("exclusiveMinimum", 0);
        schema.putArray("type").add("number").add("string");
        return schema;
      }
    };
  }

  private static Tolerance parseTolerance(String text) {
    if (NUMBER.matcher(text).matches()) {
      BigDecimal number = new BigDecimal(text);
      if (number.signum() == 0) {
        throw new IllegalArgumentException("it must be more than nothing");
      }
      return new Tolerance.OfNumber(number);
    }
    try {
      Duration duration = parseDuration(text);
      if (!duration.isZero()) {
        return new Tolerance.OfTime(duration);
      }
    } catch (IllegalArgumentException neither) {
      throw new IllegalArgumentException(
          "write a time such as 2s, or a number such as 0.01", neither);
    }
    throw new IllegalArgumentException("it must be more than nothing");
  }

  /** {@code 512m}, {@code 2g}, {@code 81559MiB}; bytes. */
  static Type<Long> size() {
    return Scalars.loosely(Scalars.parsed("a size", SIZE, numberOrText(), Quantities::parseSize));
  }

  /** Numbers reach the parser, which knows the better hint. */
  static Type<String> numberOrText() {
    return Scalars.scalar("a text", "string", schema -> {}, (node, in) -> Optional.of(node.text()));
  }

  static Duration parseDuration(String text) {
    if (text.matches("[0-9]+")) {
      throw new IllegalArgumentException("say the unit: " + text + "s");
    }
    Matcher part = DURATIONS.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      sum = sum.plus(amount(Long.parseLong(part.group(1)), part.group(2)));
      end = part.end();
    }
    if (end != text.length() || text.isEmpty()) {
      throw new IllegalArgumentException("write 250ms, 90s, 5m, 1h or 1m30s");
    }
    return sum;
  }

  private static Duration amount(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  static long parseSize(String text) {
    Matcher size = SIZES.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new IllegalArgumentException("write 64k, 512m, 2g or 81559MiB");
    }
    long factor = FACTORS.getOrDefault(size.group(2), 1L);
    long count = Long.parseLong(size.group(1));
    if (count > Long.MAX_VALUE / factor) {
      throw new IllegalArgumentException("no machine has that much");
    }
    return count * factor;
  }
}
