package dev.seatrial.mutation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random items: ordinary ones, and those at the edges of what stores can hold. */
final class Items {
  /** Two ways to write é, a letter of three bytes, one of four, blanks, quotes, a backslash. */
  private static final String[] SYLLABLES = {
    "al",
    "be",
    "\u00e9",
    "e\u0301",
    "\ud55c",
    "\ud83d\ude00",
    " ",
    "'",
    "\"",
    "\\",
    "\n",
    "ga",
    "ss"
  };

  private Items() {}

  /** So many items with keys that have gaps; the same for the same seed. */
  static List<Item> random(long seed, int count) {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    long id = 0;
    for (int i = 0; i < count; i++) {
      id += 1 + random.nextInt(3);
      items.add(item(random, id));
    }
    return items;
  }

  /**
   * Items without null, whose values every mutation can change: long text with a letter outside of
   * ASCII, digits in every place.
   */
  static List<Item> full(long seed, int count) {
    List<Item> items = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 1; i <= count; i++) {
      items.add(
          new Item(
              i,
              "caf\u00e9 number " + i + " of the harbour " + random.nextInt(1000),
              40_000 + random.nextInt(1_000_000),
              9_007_199_254_740_993L + 2L * i,
              1.0 / 3 + i + random.nextInt(1000),
              new BigDecimal(BigInteger.valueOf(10_000_003L + 1000L * i), 6),
              i % 2 == 0,
              LocalDateTime.of(2026, 1 + i % 12, 1 + i % 28, i % 24, i % 60, 31, 123_456_000),
              LocalDate.of(2020 + i % 5, 1 + i % 12, 1 + i % 28),
              "{\"rank\": %d, \"labels\": {\"host\": \"n%d\"}, \"gone\": null}".formatted(i, i),
              List.of("a" + i, "b", "c"),
              "ff00%02x8078".formatted(i),
              new UUID(random.nextLong(), random.nextLong())));
    }
    return items;
  }

  private static Item item(Random random, long id) {
    return new Item(
        id,
        maybe(random, text(random)),
        maybe(random, random.nextInt()),
        maybe(random, random.nextInt(4) == 0 ? Long.MIN_VALUE : random.nextLong()),
        maybe(random, number(random)),
        maybe(random, new BigDecimal(new BigInteger(49, random), 6)),
        maybe(random, random.nextBoolean()),
        maybe(random, moment(random)),
        maybe(random, LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000)),
        maybe(random, doc(random)),
        maybe(random, List.of("t" + random.nextInt(9), letters(random))),
        maybe(random, bytes(random)),
        maybe(random, new UUID(random.nextLong(), random.nextLong())));
  }

  private static <T> @Nullable T maybe(Random random, T value) {
    return random.nextInt(6) == 0 ? null : value;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return text.toString();
  }

  private static String letters(Random random) {
    return text(random).replaceAll("[\"\\\\\n]", "-");
  }

  private static double number(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0.1 + 0.2;
      case 1 -> 1e-10;
      case 2 -> random.nextInt(1000);
      case 3 -> 1.7976931348623157e308;
      default -> random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
    };
  }

  private static LocalDateTime moment(Random random) {
    long second = 631_152_000L + random.nextInt(1_400_000_000);
    int micros = random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000);
    return LocalDateTime.ofEpochSecond(second, micros * 1000, java.time.ZoneOffset.UTC);
  }

  private static String doc(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "{}";
      case 1 -> "{\"z\": [1, 2.50, null], \"a\": {\"k\": \"%s\"}}".formatted(letters(random));
      case 2 -> "{\"n\": %d, \"f\": 1e-7, \"t\": true}".formatted(random.nextLong());
      default -> "{\"%s\": \"%s\"}".formatted("k" + random.nextInt(5), letters(random));
    };
  }

  private static String bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
