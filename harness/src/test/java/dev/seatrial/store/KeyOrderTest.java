package dev.seatrial.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  private static final KeyOrder NUMBERS =
      KeyOrder.of(List.of(new Column("id", ValueKind.INTEGER)), List.of("id"));
  private static final KeyOrder TEXTS =
      KeyOrder.of(List.of(new Column("id", ValueKind.TEXT)), List.of("id"));

  @Test
  void numbersAreOrderedNumerically() {
    assertAscending(NUMBERS, null, "-10", "-9", "0", "0.5", "9", "10", "1E+200", "", "NaN", "a");
  }

  @Test
  void textIsOrderedByItsBytes() {
    assertAscending(TEXTS, null, "", "10", "9", "A", "Z", "a", "z", "é", "한글", "\uFB01", "😀");
  }

  @Test
  void orderOfTextIsThatOfItsUtf8Bytes() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      String a = randomText(random);
      String b = randomText(random);
      int expected =
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
      assertThat(Integer.signum(TEXTS.compare(Row.of(a), Row.of(b))))
          .isEqualTo(Integer.signum(expected));
    }
  }

  @Test
  void orderOfNumbersIsThatOfDecimals() {
    Random random = new Random(6);
    for (int i = 0; i < 2000; i++) {
      BigDecimal a = new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(20));
      BigDecimal b = new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(20));
      assertThat(NUMBERS.compare(Row.of(CanonicalNumber.of(a)), Row.of(CanonicalNumber.of(b))))
          .isEqualTo(a.compareTo(b));
    }
  }

  private static void assertAscending(KeyOrder order, @Nullable String... values) {
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        assertThat(Integer.signum(order.compare(Row.of(values[i]), Row.of(values[j]))))
            .as("%s and %s", values[i], values[j])
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  private static String randomText(Random random) {
    int[] alphabet = {'a', 'b', 0xe9, 0xd55c, 0xfb01, 0xffee, 0x1f600, 0x10ffff};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }
}
