package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.verdict.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
  private final List<SiteCell> cells = new ArrayList<>();

  @Test
  void cellsThatDifferInOneAxisAreOneSweepInItsOrder() {
    SiteCell thousand = add("harbour/grow[1.0..2.0,1000]", 4_000);
    add("harbour/grow[1.0..2.0,999]", 2_000);
    add("harbour/grow[1.0..2.0,1]", 1_000);
    add("harbour/grow[1.0..3.0,5]", 9_000);
    add("harbour/other[1.0..2.0,7]", 9_000);

    assertThat(Sweep.of(thousand, cells))
        .singleElement()
        .satisfies(
            sweep -> {
              assertThat(sweep.axis()).isEqualTo("killed");
              assertThat(sweep.cells().stream().map(sweep::value))
                  .containsExactly("1", "999", "1000");
              assertThat(sweep.measures()).containsExactly("migrate");
              assertThat(sweep.width(thousand, "migrate")).isEqualTo("100.00%");
              assertThat(sweep.width(sweep.cells().get(0), "migrate")).isEqualTo("25.00%");
            });
  }

  @Test
  void twoAreNoSweep() {
    SiteCell one = add("harbour/grow[1.0..2.0,1]", 1_000);
    add("harbour/grow[1.0..2.0,2]", 1_000);
    assertThat(Sweep.of(one, cells)).isEmpty();
  }

  @Test
  void releasesAreInTheOrderOfPeople() {
    assertThat(List.of("2.10", "2.9", "2.9.1", "10.0").stream().sorted(Natural.ORDER))
        .containsExactly("2.9", "2.9.1", "2.10", "10.0");
  }

  private SiteCell add(String id, long millis) {
    CellReport cell = SiteFixtures.cell(1, id, Status.PASS, "sha256:plan", millis);
    SiteCell it = SiteCell.of(cell, SiteFixtures.run(1, cell), id, List.of());
    cells.add(it);
    return it;
  }
}
