package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarFormsTest {

  @ParameterizedTest
  @CsvSource({"250ms,PT0.25S", "90s,PT1M30S", "1m30s,PT1M30S", "5m,PT5M", "1h,PT1H", "0s,PT0S"})
  void durations(String text, Duration expected) {
    assertThat(Quantities.parseDuration(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90", "1d", "s", "1m 30s", "-1s", "1.5s", "9999999999s"})
  void whatIsNoDuration(String text) {
    assertThatThrownBy(() -> Quantities.parseDuration(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "64k,65536",
    "512m,536870912",
    "2g,2147483648",
    "2GB,2147483648",
    "81559MiB,85520809984",
    "81559 MiB,85520809984",
    "100,100",
    "100b,100"
  })
  void sizes(String text, long expected) {
    assertThat(Quantities.parseSize(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "1t", "1.5g", "-1g", "999999999999g"})
  void whatIsNoSize(String text) {
    assertThatThrownBy(() -> Quantities.parseSize(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void commandsAreSplitWithoutAShell() {
    assertThat(CommandLine.split("  a  'b c' \"d \\\"e\\\"\" f\\ g '' h'i'\"j\" $HOME ${k} "))
        .containsExactly("a", "b c", "d \"e\"", "f g", "", "hij", "$HOME", "${k}");
    assertThat(CommandLine.split("'back\\slash' \"a|b\"")).containsExactly("back\\slash", "a|b");
    assertThat(CommandLine.split("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a | b", "a; b", "a && b", "a > b", "a 'b", "a \"b", "a \\", "`a`"})
  void whatOnlyAShellWouldUnderstand(String text) {
    assertThatThrownBy(() -> CommandLine.split(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
