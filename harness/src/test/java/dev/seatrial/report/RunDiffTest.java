package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDiffTest {
  private static final String A = "harbour/move[1.0..2.0]";
  private static final String B = "harbour/move[1.0..3.0]";

  private final Path dir;

  RunDiffTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void theSameIsTheSame() {
    Path run = run(1, cell(A, Status.FAIL, 2_000));
    RunDiff diff = RunDiff.between(run, run(2, cell(A, Status.FAIL, 2_900)), 1.5);
    assertThat(diff.same()).as("less than a second is the same").isTrue();
    assertThat(diff.worse()).isFalse();
    assertThat(DiffText.text(diff)).isEqualTo("1 cells are the same\n");
  }

  @Test
  void aVerdictThatGotWorseIsToldWithItsCheck() throws IOException {
    Path before = run(1, cell(A, Status.PASS, 2_000), cell(B, Status.PASS, 2_000));
    Path after = run(2, cell(A, Status.FAIL, 2_000), cell(B, Status.PASS, 2_000));
    RunDiff diff = RunDiff.between(before, after, 1.5);

    assertThat(diff.worse()).isTrue();
    assertThat(DiffText.text(diff))
        .isEqualTo(
            """
            worse   harbour/move[1.0..2.0]
                pass became fail: because of fail
                check integrity: pass became fail: because of fail
            of 2 cells in both, 1 differ, 1 of them for the worse; 0 only before, 0 only after
            """);
    assertThat(DiffText.markdown(diff))
        .startsWith("## Seatrial: of 2 cells in both")
        .contains("| **worse** | harbour/move&#91;1.0..2.0&#93; | pass became fail");
    JsonNode json = new ObjectMapper().readTree(DiffText.json(diff));
    assertThat(json.path("kind").asText()).isEqualTo("Diff");
    assertThat(json.path("worse").asBoolean()).isTrue();
    assertThat(json.at("/changed/0/checks/0/after").asText()).isEqualTo("FAIL");
  }

  @Test
  void whatGotBetterOrCouldNotBeJudgedIsNotWorseThanAFailure() {
    RunDiff better =
        RunDiff.between(
            run(1, cell(A, Status.FAIL, 2_000)), run(2, cell(A, Status.PASS, 2_000)), 1.5);
    assertThat(better.worse()).isFalse();
    assertThat(DiffText.text(better)).startsWith("better  harbour/move[1.0..2.0]\n");
    RunDiff other =
        RunDiff.between(run(1, cell(A, Status.FAIL, 2_000)), run(2, SiteFixtures.leftOut(A)), 1.5);
    assertThat(other.worse()).isFalse();
    assertThat(DiffText.text(other)).startsWith("other   ");
    RunDiff lost =
        RunDiff.between(run(1, cell(A, Status.PASS, 2_000)), run(2, SiteFixtures.leftOut(A)), 1.5);
    assertThat(lost.worse()).as("what was proven is no more").isTrue();
  }

  @Test
  void cellsOfOneAloneAreToldAndAreNotWorse() {
    RunDiff diff =
        RunDiff.between(
            run(1, cell(A, Status.PASS, 2_000)), run(2, cell(B, Status.FAIL, 2_000)), 1.5);
    assertThat(diff.worse()).isFalse();
    assertThat(DiffText.text(diff))
        .startsWith("only before  " + A + "\nonly after  " + B + "\nof 0 cells in both");
    assertThat(DiffText.markdown(diff)).contains("Only before:\n\n- harbour/move");
  }

  @Test
  void aTimeBeyondTheFactorIsWorseOnLikeMachinesAlone() {
    Path before = run(1, cell(A, Status.PASS, 10_000));
    RunReport slow = SiteFixtures.run(2, cell(A, Status.PASS, 16_000));
    Path after = SiteFixtures.write(slow, dir);
    assertThat(RunDiff.between(before, after, 1.5).worse()).isTrue();
    assertThat(DiffText.text(RunDiff.between(before, after, 1.5)))
        .contains("worse   ", "    migrate: 10s became 16s\n");
    assertThat(RunDiff.between(before, after, 2).same()).isTrue();
    assertThat(RunDiff.between(before, after, 0).same()).isTrue();
    assertThat(RunDiff.between(after, before, 1.5).worse()).isFalse();

    RunReport elsewhere =
        new RunReport(
            "other", slow.started(), slow.ended(), "0", Map.of("cpus", "64"), slow.cells());
    RunDiff diff = RunDiff.between(before, SiteFixtures.write(elsewhere, dir), 1.5);
    assertThat(diff.worse()).isFalse();
    assertThat(DiffText.text(diff)).contains("migrate: 10s became 16s, on another machine");
  }

  @Test
  void aSiteIsComparedLikeARun() {
    run(1, cell(A, Status.PASS, 2_000));
    Path site = dir.resolve("site");
    Site.merge(
        java.util.List.of(dir), site, new Site.Options(java.util.List.of(), 0, f -> text -> text));
    RunDiff diff = RunDiff.between(site, run(2, cell(A, Status.FAIL, 2_000)), 1.5);
    assertThat(diff.changed()).singleElement().matches(RunDiff.Changed::worse);
    assertThatThrownBy(() -> RunDiff.between(site, dir.resolve("none"), 1.5))
        .hasMessage("There is no " + dir.resolve("none") + ".");
  }

  private static CellReport cell(String id, Status status, long millis) {
    return SiteFixtures.cell(1, id, status, "sha256:plan", millis);
  }

  private Path run(int day, CellReport... cells) {
    return SiteFixtures.write(SiteFixtures.run(day, cells), dir);
  }
}
