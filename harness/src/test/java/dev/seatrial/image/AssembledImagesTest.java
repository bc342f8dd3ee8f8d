package dev.seatrial.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.FakeEngine;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssembledImagesTest {
  @Test
  void onlyWhatWasAssembledHereUnderOurNamesIsRemoved() {
    FakeEngine engine = new FakeEngine();
    engine.addImage("seatrial/ours:1", Optional.empty(), Map.of(Labels.ASSEMBLED, "x"));
    engine.addImage("shop/theirs:1", Optional.empty(), Map.of(Labels.ASSEMBLED, "x"));
    engine.addImage("seatrial/other:1", Optional.empty(), Map.of());
    assertThat(AssembledImages.removeAll(engine)).containsExactly("seatrial/ours:1");
    assertThat(engine.image("seatrial/ours:1")).isEmpty();
    assertThat(engine.image("shop/theirs:1")).isPresent();
    assertThat(engine.image("seatrial/other:1")).isPresent();
  }
}
