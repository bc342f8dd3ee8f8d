package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "2.10, $, 2.10",
        "007, $, 007",
        "ready to sail, $, ready to sail",
        "12 boats, $, 12 boats",
        "\"'quoted'\", $, 'quoted'",
        "\"{ \"\"a\"\": 1.50 }\", $.a, 1.50",
        "[1, $, [1",
        "ready, $.a, nothing",
        "12, $.a, nothing",
      })
  void whatIsThere(String answer, String path, String text) {
    assertThat(Expectations.text(Expectations.read(answer, path))).isEqualTo(text);
  }

  @Test
  void theWholeTextIsStripped() {
    assertThat(Expectations.mismatch("\n a1b2 \n", Map.of("$", "a1b2"), Map.of())).isEmpty();
    assertThat(Expectations.captures("head\n", Map.of("at", "$")).get("at"))
        .hasToString("\"head\"");
    assertThat(Expectations.mismatch("", Map.of("$", ""), Map.of())).isEmpty();
  }

  @Test
  void theFirstPatternThatNothingMatchesIsNamed() {
    assertThat(Expectations.unmatched("one\ntwo\n", List.of("^two$", "thr", "four")))
        .hasValue("nothing in its output matches thr");
    assertThat(Expectations.unmatched("one\ntwo\n", List.of("^one", "two$"))).isEmpty();
  }
}
