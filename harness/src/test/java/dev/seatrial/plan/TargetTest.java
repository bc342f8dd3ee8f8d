package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.scenario.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A build that is in no registry takes the place of the target release, and of nothing else. */
class TargetTest {

  @Test
  void theImageReplacesThatOfTheTarget() {
    Cell cell =
        cell("judged.yaml", new Target(Map.of(Target.ALL, "quay:just-built"), Optional.empty()));

    assertThat(image(cell, "quay")).contains("quay:just-built");
    assertThat(image(cell, "dock")).contains("harbour/dock:1.0");
    assertThat(image(cell, "hold")).contains("postgres:13");
  }

  @Test
  void aReleaseThatParameterisesAServiceIsTheTargetToo() {
    Cell cell = cell("walk.yaml", new Target(Map.of("pilot", "pilot:dev"), Optional.empty()));

    assertThat(image(cell, "pilot@3.0")).contains("pilot:dev");
    assertThat(image(cell, "pilot@1.0")).contains("harbour/pilot:1.0");
  }

  @Test
  void aServiceThatIsNotOfTheTargetIsRefused() {
    assertThatThrownBy(
            () -> cell("judged.yaml", new Target(Map.of("dock", "any"), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "harbour/judged[1.0..2.0,external,cpu] has no service of the target called dock;"
                + " those are: quay");
  }

  @Test
  void aPackageNeedsARecipeThatTakesOne() {
    assertThatThrownBy(
            () -> cell("judged.yaml", new Target(Map.of(), Optional.of(Path.of("quay.whl")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give its build x-package");
  }

  private static Cell cell(String file, Target target) {
    return Planner.plan(List.of(Harbour.scenario(file)), Selection.ALL, 1, target).cells().get(0);
  }

  private static Optional<String> image(Cell cell, String service) {
    return Optional.ofNullable(cell.services().get(service)).flatMap(Service::image);
  }
}
