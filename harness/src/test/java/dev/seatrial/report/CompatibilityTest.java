package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompatibilityTest {
  private static final String BECAUSE = "old keys see nothing. New ones do";

  @Test
  void tellsWhatBreaksAndWhatItWasRunWith() {
    RunReport run = ReportFixtures.run();
    CellReport broken =
        judged(
            run.cells().get(0),
            new CheckVerdict(
                "admin-key",
                "Admin-key",
                Status.KNOWN_ISSUE,
                BECAUSE + " (https://example.org/7): does not hold: it sees all",
                List.of(
                    CheckVerdict.Evidence.of("known-issue.expected", "symptom: 0"),
                    new CheckVerdict.Evidence(
                        "admin-key.refuted", "it sees all", "", "total is 0"))));
    String page = Compatibility.of(List.of(with(run, broken)));

    assertThat(page)
        .startsWith("# GPUStack: what its upgrades keep")
        .contains("2 cells: 1 known issue, 1 fail")
        .contains(
            "### Old keys see nothing\n\nNew ones do.\n\nTracked at https://example.org/7",
            "it sees all -&#62; total is 0")
        .doesNotContain("symptom: 0")
        .contains("What failed otherwise than expected", "h100", "emulated")
        .contains(broken.repro());
  }

  @Test
  void ofSeveralRunsTheLatestVerdictOfACellCounts() {
    RunReport run = ReportFixtures.run();
    CellReport cell = run.cells().get(0);
    RunReport earlier =
        new RunReport(
            "earlier",
            run.started().minusSeconds(60),
            run.started(),
            "0.1.0",
            run.host(),
            List.of(judged(cell, new CheckVerdict("a", "A", Status.FAIL, "then", List.of()))));
    RunReport later =
        with(run, judged(cell, new CheckVerdict("a", "A", Status.PASS, "now", List.of())));

    assertThat(Compatibility.of(List.of(later, earlier)))
        .contains("1 pass, 1 fail")
        .doesNotContain("then");
  }

  private static CellReport judged(CellReport cell, CheckVerdict check) {
    return Altered.verdict(
        cell, new CellVerdict(cell.id(), check.status(), check.reason(), List.of(check), Map.of()));
  }

  private static RunReport with(RunReport run, CellReport first) {
    return new RunReport(
        run.run(),
        run.started(),
        run.ended(),
        run.version(),
        run.host(),
        List.of(first, run.cells().get(1)));
  }
}
