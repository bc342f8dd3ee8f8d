package dev.seatrial.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaretFormatterTest {

  private static final SourceText SOURCE = SourceText.of("f.yaml", "\t船: wrong \u001B[2J\n");
  private static final Diagnostic WRONG =
      Diagnostic.of("some.id", new Location("f.yaml", 1, 5, 5), "this is wrong", "do it right");

  @Test
  void tabsWideAndControlCharactersStayAligned() {
    assertThat(new CaretFormatter().format(WRONG, Optional.of(SOURCE)))
        .isEqualTo(
            """
            f.yaml:1:5: error[some.id]: this is wrong
             1 |     船: wrong \uFFFD[2J
               |         ^^^^^
              hint: do it right
            """);
  }

  @Test
  void aWholeFileHasNoLineToShow() {
    Diagnostic whole = Diagnostic.of("some.id", Location.ofFile("f.yaml"), "this is wrong");

    assertThat(new CaretFormatter().format(whole, Optional.of(SOURCE)))
        .isEqualTo("f.yaml: error[some.id]: this is wrong\n");
  }

  @Test
  void coloursAreOnlyWrittenWhenAsked() {
    assertThat(new CaretFormatter(true).format(WRONG, Optional.empty())).contains("\u001B[31m");
    assertThat(new CaretFormatter().format(WRONG, Optional.empty())).doesNotContain("\u001B");
  }

  @Test
  void diagnosticsAreSortedAndShownOnce() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.add(SOURCE);
    diagnostics.error("b", new Location("f.yaml", 1, 9, 1), "later");
    diagnostics.add(WRONG);
    diagnostics.add(WRONG);

    assertThat(diagnostics.sorted()).extracting(Diagnostic::id).containsExactly("some.id", "b");
    assertThat(new CaretFormatter().format(diagnostics)).containsOnlyOnce("this is wrong");
  }

  @Test
  void ofALongLineThePartWithTheMistakeIsShown() {
    String line = "a".repeat(500) + "WRONG" + "b".repeat(500);
    SourceText source = SourceText.of("f.yaml", line);
    Diagnostic wrong = Diagnostic.of("some.id", new Location("f.yaml", 1, 501, 5), "wrong");

    assertThat(new CaretFormatter().format(wrong, Optional.of(source)))
        .isEqualTo(
            "f.yaml:1:501: error[some.id]: wrong\n 1 | …%sWRONG%s…\n   |  %s^^^^^\n"
                .formatted("a".repeat(60), "b".repeat(95), " ".repeat(60)));
  }

  @Test
  void aMistakeLongerThanTheScreenIsCut() {
    SourceText source = SourceText.of("f.yaml", "x".repeat(400));
    Diagnostic wrong = Diagnostic.of("some.id", new Location("f.yaml", 1, 1, 400), "wrong");

    assertThat(new CaretFormatter().format(wrong, Optional.of(source)))
        .contains(" 1 | " + "x".repeat(160) + "…\n   | " + "^".repeat(160) + "\n");
  }
}
