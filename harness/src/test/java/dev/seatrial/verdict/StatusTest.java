package dev.seatrial.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest {
  @Test
  void aCellIsItsWorstCheck() {
    assertThat(Status.worst(List.of(Status.PASS, Status.PASS_WITH_ALLOWANCES)))
        .isEqualTo(Status.PASS_WITH_ALLOWANCES);
    assertThat(Status.worst(List.of(Status.NOT_RUN, Status.KNOWN_ISSUE)))
        .isEqualTo(Status.KNOWN_ISSUE);
    assertThat(Status.worst(List.of(Status.FAIL, Status.INCONCLUSIVE, Status.HARNESS_ERROR)))
        .isEqualTo(Status.HARNESS_ERROR);
  }

  @Test
  void nothingJudgedIsNotRun() {
    assertThat(Status.worst(List.of())).isEqualTo(Status.NOT_RUN);
  }
}
