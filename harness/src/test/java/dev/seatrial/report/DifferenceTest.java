package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.report.Difference.Part;
import dev.seatrial.verdict.CheckVerdict.Evidence;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DifferenceTest {
  @Test
  void marksInEveryLineWhatDiffers() {
    Difference difference = of("id: 7\nname: abc\nage: 41", "id: 7\nname: axc\nage: 4");
    assertThat(marked(difference.before())).isEqualTo("id: 7\nname: a[b]c\nage: 4[1]\n");
    assertThat(marked(difference.after())).isEqualTo("id: 7\nname: a[x]c\nage: 4\n");
  }

  @Test
  void marksWholeLinesWhenTheirNumberDiffers() {
    Difference difference = of("id: 7\nold: 1", "id: 7\nnew: 1\nmore: 2");
    assertThat(marked(difference.before())).isEqualTo("id: 7\n[old: 1\n]");
    assertThat(marked(difference.after())).isEqualTo("id: 7\n[new: 1\n][more: 2\n]");
  }

  @Test
  void marksNothingWhenThereIsOneSideOnly() {
    assertThat(marked(of("id: 7", "").before())).isEqualTo("id: 7\n");
    assertThat(of("id: 7", "").after()).isEmpty();
    assertThat(of("", "").hasRows()).isFalse();
  }

  @Test
  void neverCutsThroughACharacter() {
    Difference difference = of("\ud83d\ude00", "\ud83d\ude01");
    assertThat(marked(difference.before())).isEqualTo("[\ud83d\ude00]\n");
    assertThat(marked(difference.after())).isEqualTo("[\ud83d\ude01]\n");
  }

  private static Difference of(String before, String after) {
    return Difference.of(new Evidence("f", "t", before, after));
  }

  private static String marked(List<Part> parts) {
    return parts.stream()
        .map(p -> p.marked() ? "[" + p.text() + "]" : p.text())
        .collect(Collectors.joining());
  }
}
