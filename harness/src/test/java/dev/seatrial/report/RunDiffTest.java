package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.seatrial.report.RunDiff.Way;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDiffTest {
  private static final String A = "harbour/move[1.0..2.0]";
  private static final String B = "harbour/move[1.0..3.0]";

  private static final ObjectMapper JSON = new ObjectMapper();

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
    JsonNode json = JSON.readTree(DiffText.json(diff));
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

  /** Both ways: what is written is in the schema, and what the schema asks for is written. */
  @Test
  void jsonHasThePublishedShape() throws IOException {
    List<RunDiff.Check> checks =
        List.of(
            new RunDiff.Check(
                "worse", Optional.of(Status.PASS), Optional.of(Status.FAIL), Way.WORSE, "lost"),
            new RunDiff.Check("new", Optional.empty(), Optional.of(Status.PASS), Way.OTHER, ""),
            new RunDiff.Check("gone", Optional.of(Status.PASS), Optional.empty(), Way.OTHER, ""));
    RunDiff.Changed changed =
        new RunDiff.Changed(
            A,
            Status.PASS_WITH_ALLOWANCES,
            Status.FAIL,
            Way.WORSE,
            "lost",
            checks,
            List.of(new RunDiff.Time("migrate", 2_000, 1_000, Way.BETTER)));
    RunDiff diff = new RunDiff(2, List.of(A), List.of(B), List.of(changed));
    RunDiff read =
        RunDiff.between(
            run(1, cell(A, Status.PASS, 10_000)), run(2, cell(A, Status.FAIL, 16_000)), 1.5);
    assertThat(read.changed().get(0).times()).hasSize(1);

    JsonNode schema;
    try (InputStream in = RunDiff.class.getResourceAsStream("diff.schema.json")) {
      schema = JSON.readTree(in);
    }
    ObjectNode told = (ObjectNode) JSON.readTree(DiffText.json(diff));
    assertThat(wrong(schema, told)).isEmpty();
    assertThat(wrong(schema, JSON.readTree(DiffText.json(read)))).isEmpty();
    assertThat(told.at("/changed/0/checks/1/before").isNull()).isTrue();

    ObjectNode planted = told.deepCopy();
    ((ObjectNode) planted.at("/changed/0")).put("way", "SIDEWAYS").remove("reason");
    planted.put("more", 1).remove("worse");
    assertThat(wrong(schema, planted)).hasSize(4);
  }

  private static List<String> wrong(JsonNode schema, JsonNode document) {
    List<String> wrong = new ArrayList<>();
    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(document)
        .forEach(it -> wrong.add(it.getMessage()));
    return wrong;
  }

  @Test
  void aSiteIsComparedLikeARun() {
    run(1, cell(A, Status.PASS, 2_000));
    Path site = dir.resolve("site");
    Site.merge(List.of(dir), site, new Site.Options(List.of(), 0, f -> text -> text));
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
