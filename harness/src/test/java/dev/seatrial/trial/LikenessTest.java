package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.ImageResolved;
import dev.seatrial.observation.Observation.InputGiven;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Harbour;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  private final Cell cell = Harbour.ferried();

  @Test
  void theSameIsAlike() {
    Likeness first = Likeness.of(cell, seen(A, A));

    assertThat(first.toString()).matches("plan=[0-9a-f]{12},quay=a{12},with/tool=b{12}");
    Likeness read = Likeness.parse(first.toString());
    assertThat(read).isEqualTo(first);
    assertThat(read.differences(cell, seen(A, A))).isEmpty();
    // The image has another id, and is of the same recipe.
    assertThat(read.differences(cell, seen(A, B))).isEmpty();
  }

  @Test
  void anotherImageIsTold() {
    Likeness first = Likeness.of(cell, seen(A, A));

    assertThat(first.differences(cell, seen(B, A)))
        .containsExactly("the image of quay is bbbbbbbbbbbb, it was aaaaaaaaaaaa");
  }

  @Test
  void anotherFileAndAnotherPlanAreTold() {
    Likeness other = Likeness.parse("plan=0123456789ab,with/tool=cccc,gone=1234");

    assertThat(other.otherPlan(cell)).isPresent();
    assertThat(other.differences(cell, seen(A, A)))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("the plan is ").contains("was 0123456789ab: "),
            line -> assertThat(line).isEqualTo("the file tool is bbbbbbbbbbbb, it was cccc"));
  }

  @Test
  void theHarnesssOwnImagesDoNotCount() {
    ImageResolved helper = image("seatrial/helper", A, A);

    assertThat(Likeness.of(cell, List.of(helper)).digests()).containsOnlyKeys("plan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plan", "plan=", "=1234", "plan=xyz1", "plan=1234,"})
  void whatHasNoDigestsIsRefused(String text) {
    assertThatThrownBy(() -> Likeness.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is no digest of a run; the line that a failed run prints has them.");
  }

  private static List<Observation> seen(String recipe, String id) {
    return List.of(
        image("quay", recipe, id), new InputGiven(Instant.EPOCH, "tool", "tool.py", 3, B));
  }

  private static ImageResolved image(String service, String recipe, String id) {
    return new ImageResolved(
        Instant.EPOCH,
        service,
        "assembled",
        "harbour/" + service,
        "sha256:" + id,
        Optional.empty(),
        Optional.of("sha256:" + recipe),
        1,
        Map.of(),
        Map.of(),
        Optional.empty());
  }
}
