package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.scenario.Expected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    assertThat(mismatch("\n a1b2 \n", Map.of("$", new Expected.Text("a1b2")))).isEmpty();
    assertThat(Expectations.captures("head\n", Map.of("at", "$")).get("at"))
        .hasToString("\"head\"");
    assertThat(mismatch("", Map.of("$", new Expected.Text("")))).isEmpty();
  }

  @Test
  void theFirstPatternThatNothingMatchesIsNamed() {
    assertThat(Expectations.unmatched("one\ntwo\n", List.of("^two$", "thr", "four")))
        .hasValue("nothing in its output matches thr");
    assertThat(Expectations.unmatched("one\ntwo\n", List.of("^one", "two$"))).isEmpty();
  }

  @Test
  void twoPlacesOfAnAnswerMayHaveToHoldTheSame() {
    String whole = "{\"total\": 120, \"created\": 120, \"updated\": 0, \"failures\": []}";
    String part = "{\"total\": 120, \"created\": 100, \"updated\": 0, \"failures\": []}";
    Map<String, Expected> expect =
        Map.of("$.created", new Expected.SameAs("$.total"), "$.failures", new Expected.Text("[]"));

    assertThat(mismatch(whole, expect)).isEmpty();
    assertThat(mismatch(part, expect))
        .hasValue("expected $.created to be $.total, which is 120, got 100");
  }

  @Test
  void whatIsNotThereIsNotTheSame() {
    assertThat(mismatch("{\"took\": 3}", Map.of("$.created", new Expected.SameAs("$.total"))))
        .hasValue("expected $.created to be $.total, which is nothing, got nothing");
  }

  private static Optional<String> mismatch(String answer, Map<String, Expected> expect) {
    return Expectations.mismatch(answer, expect, Map.of());
  }
}
