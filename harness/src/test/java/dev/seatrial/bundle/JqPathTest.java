package dev.seatrial.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JqPathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "$;.",
        "$.a;.[\"a\"]",
        "$.a-b.c;.[\"a-b\"] | .[\"c\"]",
        "$['a b'][0];.[\"a b\"] | .[0]",
        "$[-1].id;.[-1] | .[\"id\"]",
        "$.length();length",
        "$.items.length();.[\"items\"] | length",
        "$.items[*].id;[.[\"items\"] | .[] | .[\"id\"]]",
        "$.items[*].length();[.[\"items\"] | .[]] | length",
        "$[?(@.name == 'x y')].id;[.[] | select(.[\"name\"] == \"x y\") | .[\"id\"]]",
        "$.5;.[\"5\"]",
        "$[?(@.a.b != 'x' && @.c>=2)].n;[.[] | select(.[\"a\"][\"b\"] != \"x\" and .[\"c\"] >= 2) | .[\"n\"]]",
        "$[?(@.n==3)];[.[] | select(.[\"n\"] == 3)]",
      })
  void isSaidInTheWordsOfJq(String path, String filter) {
    assertThat(JqPath.of(path)).hasValue(filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "$..id",
        "$.a.min()",
        "$.length().x",
        "$[?(@.a =~ /x/)]",
        "$[?(@ == 1)]",
        "$['a\"b']",
        "$.a b"
      })
  void whatNobodyHasTranslatedIsNone(String path) {
    assertThat(JqPath.of(path)).isEmpty();
  }

  @Test
  void aDashAloneIsNoName() {
    assertThat(JqPath.of("$.-")).isEmpty();
  }
}
