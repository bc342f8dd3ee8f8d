package dev.seatrial.cli;

import static dev.seatrial.cli.Typed.typed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainTest {

  @Test
  void severalNamesAreExplainedInTheirOrder() {
    Typed explained = typed("explain", "step.note", "key.unknown");

    assertThat(explained.code()).isZero();
    assertThat(explained.out()).containsSubsequence("FIELD:   step.note", "MISTAKE: key.unknown");
    assertThat(explained.err()).isEmpty();
  }

  @Test
  void withoutANameAllAreListed() {
    assertThat(typed("explain").out()).startsWith("KINDS OF FILES\n").contains("PARTS", "MISTAKES");
  }

  @Test
  void theTreeIsAskedForWithAnOption() {
    assertThat(typed("explain", "scenario", "--recursive").out())
        .contains("  budgets <list of budget>\n    phase <");
  }

  @Test
  void whatIsNotThereIsAMistake() {
    Typed unknown = typed("explain", "scenario.matirx");

    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err())
        .startsWith("scenario has no key matirx; did you mean scenario.matrix? There are ");
  }
}
