package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
  private static final String SECRET = "Adm1n!pass/of the+trial \"독\"";

  private final Masker masker = new Masker(List.of(SECRET, "abc"));

  @Test
  void whatEncodesAsOthersDo() {
    assertThat(SecretForms.encoded(SECRET))
        .isEqualTo(URLEncoder.encode(SECRET, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "admin:"})
  void credentialsOfBasicAreMasked(String before) {
    String header =
        Base64.getEncoder().encodeToString((before + SECRET).getBytes(StandardCharsets.UTF_8));

    assertThat(masker.mask("Basic " + header)).contains("\u2022\u2022\u2022").hasSizeLessThan(25);
  }

  @Test
  void soAreUrlsAndJson() {
    String encoded = SecretForms.encoded(SECRET);
    for (String form :
        List.of(SECRET, encoded, encoded.replace("+", "%20"), SecretForms.escaped(SECRET))) {
      assertThat(masker.mask("<" + form + ">")).isEqualTo("<\u2022\u2022\u2022>");
    }
    assertThat(masker.mask("abc and else")).isEqualTo("abc and else");
  }
}
