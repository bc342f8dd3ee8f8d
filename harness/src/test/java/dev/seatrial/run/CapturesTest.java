package dev.seatrial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.plan.Masker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapturesTest {
  private final Masker masker = new Masker(List.of());
  private final Captures captures = new Captures(Map.of("source", "1.0"), masker);

  @Test
  void listsAreKeptAndSingleValuesAreListsOfOne() throws Exception {
    captures.put("boats", new ObjectMapper().readTree("[1, \"fram\", {\"a\": 2}]"));
    captures.put("boat", new ObjectMapper().readTree("\"argo\""));
    captures.put("cut", "[1");

    assertThat(captures.list("boats")).containsExactly("1", "fram", "{\"a\":2}");
    assertThat(captures.list("boat")).containsExactly("argo");
    assertThat(captures.list("cut")).containsExactly("[1");
    assertThatThrownBy(() -> captures.list("crew"))
        .isInstanceOf(StepFailure.class)
        .hasMessage("nothing was captured as crew");
  }

  @Test
  void onlyWhatWasCapturedIsPartOfAState() {
    captures.put("boat", "argo");

    assertThat(captures.captured()).isEqualTo(Map.of("boat", "argo"));
    assertThat(captures.values()).isEqualTo(Map.of("boat", "argo", "source", "1.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "apiKey", "ACCESS_TOKEN", "admin-password", "session-cookie"})
  void whatIsNamedLikeASecretIsMasked(String name) {
    captures.put(name, "hoist-the-flag");

    assertThat(masker.mask("say hoist-the-flag now")).isEqualTo("say \u2022\u2022\u2022 now");
  }

  @Test
  void eachItemOfASecretListIsMasked() throws Exception {
    captures.put("keys", new ObjectMapper().readTree("[\"first-key\", \"other-key\"]"));
    captures.put("boats", new ObjectMapper().readTree("[\"argo-boat\"]"));

    assertThat(masker.mask("first-key or other-key on argo-boat"))
        .isEqualTo("\u2022\u2022\u2022 or \u2022\u2022\u2022 on argo-boat");
  }

  @Test
  void capturesOfAStateAreMaskedToo() {
    captures.putAll(Map.of("key", "from-the-cache"));

    assertThat(masker.mask("from-the-cache")).isEqualTo("\u2022\u2022\u2022");
  }
}
