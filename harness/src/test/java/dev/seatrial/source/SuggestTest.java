package dev.seatrial.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestTest {

  private static final List<String> NAMES =
      List.of("start", "stop", "snapshot", "depends_on", "new-server", "new-worker");

  @ParameterizedTest
  @CsvSource({
    "strat,start",
    "Start,start",
    "stp,stop",
    "snapshto,snapshot",
    "depends-on,depends_on",
    "new-sever,new-server",
    "new-worke,new-worker"
  })
  void findsWhatWasMeant(String given, String meant) {
    assertThat(Suggest.nearest(given, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"dance", "x", "old-database", "''"})
  void staysSilentWhenNothingIsNear(String given) {
    assertThat(Suggest.nearest(given, NAMES)).isEmpty();
  }

  @Test
  void anotherVersionIsNotMeant() {
    assertThat(Suggest.nearest("3.0", List.of("1.0", "2.0"))).isEmpty();
    assertThat(Suggest.nearest("crane-x3", List.of("crane-x2"))).contains("crane-x2");
  }

  @Test
  void aSwapIsOneEdit() {
    assertThat(Suggest.distance("ab", "ba")).isEqualTo(1);
    assertThat(Suggest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Suggest.distance("", "abc")).isEqualTo(3);
  }
}
