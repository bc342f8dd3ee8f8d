package dev.seatrial.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNormalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"b\": 1.50, \"a\": [1, 2]} | {\"a\":[1,2],\"b\":1.5}",
        "{\"a\":1,\"a\":2}            | {\"a\":2}",
        "{\"a\":1,\"b\":0,\"a\":2}    | {\"b\":0,\"a\":2}",
        "\"\\u00e9\\n\\/\"            | \"é\\u000a/\"",
        "\"\\ud83d\\ude00\"           | \"😀\"",
        "-0.0                         | 0",
        "1.0                          | 1",
        "1e2                          | 100",
        "-1.250                       | -1.25",
        " [ ] | []",
        "{\"x\":{\"b\":1,\"a\":{}}}   | {\"x\":{\"a\":{},\"b\":1}}",
      })
  void theSameValueHasTheSameForm(String a, String b) {
    assertThat(surelySame(a, b)).isTrue();
    assertThat(CanonicalJson.read(a)).isEqualTo(CanonicalJson.read(b));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1        | \"1\"",
        "[1,2]    | [2,1]",
        "[12]     | [1,2]",
        "{\"a\":null} | {}",
        "[\"a\",\"b\"] | [\"a,b\"]",
        "[[1],2]  | [1,[2]]",
        "0.1      | 0.10000000000000001",
        "10       | 1",
        "100      | 1",
        "0        | 00",
        "[1]      | [1] x",
        "\"a\"    | \"a",
      })
  void differentValuesHaveDifferentForms(String a, String b) {
    assertThat(surelySame(a, b)).isFalse();
  }

  /** Whatever it says is the same, the slow way says as well; and the other way round. */
  @RepeatedTest(20)
  void itAgreesWithTheSlowWay(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 300; i++) {
      long seed = random.nextLong();
      String a = document(new Random(seed), new Random(seed), 0);
      String b =
          random.nextBoolean()
              ? document(new Random(seed), new Random(seed + 1), 0)
              : document(new Random(seed ^ random.nextInt(3)), new Random(seed), 0);
      boolean same = String.valueOf(CanonicalJson.read(a)).equals(CanonicalJson.read(b));
      assertThat(surelySame(a, b)).as("%s and %s", a, b).isEqualTo(same);
    }
  }

  private static boolean surelySame(String a, String b) {
    byte[] one = a.getBytes(StandardCharsets.UTF_8);
    byte[] other = b.getBytes(StandardCharsets.UTF_8);
    return JsonNormal.same(one, 0, one.length, other, 0, other.length);
  }

  /** The same value for the same first source, written as the second says. */
  private static String document(Random value, Random form, int depth) {
    String space = form.nextInt(3) == 0 ? " \n" : "";
    return space
        + switch (value.nextInt(depth > 3 ? 4 : 7)) {
          case 0 -> "\"" + text(value, form) + "\"";
          case 1 -> number(value.nextInt(2000) - 1000, form);
          case 2 -> value.nextBoolean() ? "true" : "null";
          case 3 -> Long.toString(value.nextLong());
          case 4 -> {
            StringBuilder all = new StringBuilder("[");
            int count = value.nextInt(4);
            for (int i = 0; i < count; i++) {
              all.append(i == 0 ? "" : ",").append(document(value, form, depth + 1));
            }
            yield all + space + "]";
          }
          default -> {
            String[] members = new String[value.nextInt(5)];
            for (int i = 0; i < members.length; i++) {
              members[i] = "\"k" + i + "é\"" + space + ":" + document(value, form, depth + 1);
            }
            for (int i = members.length - 1; i > 0; i--) {
              int other = form.nextInt(i + 1);
              String member = members[i];
              members[i] = members[other];
              members[other] = member;
            }
            yield "{" + String.join(space + ",", members) + space + "}";
          }
        };
  }

  private static String text(Random value, Random form) {
    StringBuilder text = new StringBuilder();
    int length = value.nextInt(6);
    for (int i = 0; i < length; i++) {
      int point = "aé한\n\"\\/😀".codePoints().toArray()[value.nextInt(8)];
      boolean escaped = form.nextBoolean() || point < ' ' || point == '"' || point == '\\';
      for (char unit : Character.toString(point).toCharArray()) {
        text.append(escaped ? "\\u%04x".formatted((int) unit) : Character.toString(unit));
      }
    }
    return text.toString();
  }

  private static String number(int hundredths, Random form) {
    String plain =
        "%s%d.%02d"
            .formatted(
                hundredths < 0 ? "-" : "", Math.abs(hundredths) / 100, Math.abs(hundredths) % 100);
    return switch (form.nextInt(4)) {
      case 0 -> plain;
      case 1 -> plain + "000";
      case 2 -> hundredths + "e-2";
      default -> plain + "E+0";
    };
  }
}
