package dev.seatrial.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell says what it understood. */
class ShellTextTest {
  private final ShellText text = new ShellText(StandIns.of(List.of("anchor")));

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "", "two words", "it's", "\"q\"", "a\\b", "`id`; $(id)", "*", "독자"})
  void whateverATextHoldsItIsOneWord(String plain) throws Exception {
    assertThat(said(text.word(plain))).isEqualTo("<" + plain + ">");
  }

  @Test
  void referencesAreVariables() throws Exception {
    assertThat(said(text.word("/boats/${boat-id}'s $$5"))).isEqualTo("</boats/it's 7's $5>");
    assertThat(text.variables()).containsExactly("v_boat_id");
  }

  @Test
  void secretsAreOthers() throws Exception {
    assertThat(said(text.word("the anchor"))).matches("<the [a-z]{6}>").doesNotContain("anchor");
  }

  @Test
  void bodiesStayJson() throws Exception {
    String body = "{\"a\": [1, \"it's\", \"${boat-id}\"], \"b\": {\"c\": null}, \"d\": \"${n}\"}";
    String word = text.json(new ObjectMapper().readTree(body));

    assertThat(said("typed() { printf 'T(%s)' \"$1\"; }; v_n=3;", word))
        .isEqualTo("<{\"a\":[1,\"it's\",T(it's 7)],\"b\":{\"c\":null},\"d\":T(3)}>");
  }

  private static String said(String word) throws Exception {
    return said("", word);
  }

  private static String said(String before, String word) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-euc", before + " printf '<%s>' " + word)
            .redirectErrorStream(true);
    shell.environment().putAll(Map.of("v_boat_id", "it's 7"));
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
