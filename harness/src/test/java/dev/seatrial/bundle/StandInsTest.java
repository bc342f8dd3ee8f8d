package dev.seatrial.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInsTest {
  private static final String PASSWORD = "Adm1n!pass/of the+trial";
  private static final String QUOTED = "a\"b\\c-secret";
  private static final String URL = "postgres://boat:" + PASSWORD + "@db/boats";

  private final StandIns standIns = StandIns.of(List.of(URL, PASSWORD, QUOTED, "abc"));

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "admin:", "somebody-else:"})
  void inBase64ItIsFoundWhateverStandsBefore(String before) {
    for (Base64.Encoder encoder :
        List.of(
            Base64.getEncoder(),
            Base64.getUrlEncoder(),
            Base64.getMimeEncoder(4000, new byte[] {'\n'}))) {
      String header = encoder.encodeToString((before + PASSWORD).getBytes(StandardCharsets.UTF_8));
      String clean = standIns.in("Authorization: Basic " + header);

      assertThat(clean).startsWith("Authorization: Basic ").contains("\u2022\u2022\u2022");
      // At most one character of it is left at either end.
      String rest = clean.substring("Authorization: Basic ".length()).replace("\u2022", "");
      assertThat(new String(decoded(rest), StandardCharsets.ISO_8859_1))
          .doesNotContain("dm1n", "tria");
    }
  }

  @Test
  void otherFormsAreFoundToo() {
    String encoded = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
    for (String form :
        List.of(PASSWORD, encoded, encoded.replace("+", "%20"), "a\\\"b\\\\c-secret", QUOTED)) {
      assertThat(standIns.in("x " + form + " y")).startsWith("x ").endsWith(" y");
      assertThat(standIns.in("x " + form + " y")).doesNotContain(form);
    }
    assertThat(standIns.in("nothing of it, abc")).isEqualTo("nothing of it, abc");
  }

  @Test
  void whatStandsInHasTheSameShapeEverywhere() {
    String standIn = standIns.in(PASSWORD);

    assertThat(standIn).matches("[A-Z][a-z]{2}[0-9][a-z]![a-z]{4}/[a-z]{2} [a-z]{3}\\+[a-z]{5}");
    assertThat(standIns.in(URL)).isEqualTo("postgres://boat:" + standIn + "@db/boats");
    assertThat(StandIns.of(List.of("0123456789abcdef")).in("0123456789abcdef"))
        .matches("[0-9a-f]{16}")
        .isNotEqualTo("0123456789abcdef");
    // Two secrets of one shape do not become one.
    StandIns two = StandIns.of(List.of("pass-word", "word-pass"));
    assertThat(two.in("pass-word")).isNotEqualTo(two.in("word-pass"));
  }

  private static byte[] decoded(String text) {
    String whole = text.replaceAll("[^A-Za-z0-9+/]", "");
    return Base64.getDecoder().decode(whole.substring(0, whole.length() / 4 * 4));
  }
}
