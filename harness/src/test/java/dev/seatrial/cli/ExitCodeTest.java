package dev.seatrial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.verdict.Status;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @ParameterizedTest
  @CsvSource({
    // cells, plain, strict
    "PASS, 0, 0",
    "PASS_WITH_ALLOWANCES, 0, 0",
    "PASS KNOWN_ISSUE, 0, 1",
    "PASS NOT_RUN, 0, 1",
    "PASS INCONCLUSIVE, 4, 1",
    "PASS FAIL, 1, 1",
    "FAIL INCONCLUSIVE, 1, 1",
    "KNOWN_ISSUE, 4, 1",
    "NOT_RUN, 4, 1",
    "INCONCLUSIVE, 4, 1",
    "HARNESS_ERROR, 3, 1",
    "PASS FAIL HARNESS_ERROR, 3, 1",
  })
  void followsFromTheCells(String cells, int plain, int strict) {
    List<Status> statuses = Arrays.stream(cells.split(" ")).map(Status::valueOf).toList();

    assertThat(ExitCode.of(statuses, false)).isEqualTo(plain);
    assertThat(ExitCode.of(statuses, true)).isEqualTo(strict);
  }

  @ParameterizedTest
  @CsvSource({"false, 4", "true, 4"})
  void nothingAtAllIsInconclusive(boolean strict, int code) {
    assertThat(ExitCode.of(List.of(), strict)).isEqualTo(code);
  }
}
