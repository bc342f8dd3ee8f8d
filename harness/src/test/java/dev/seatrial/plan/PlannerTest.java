package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/plans/dock-to-quay.txt");

  @Test
  void printsTheNumberedTree() throws IOException {
    Plan plan =
        Planner.plan(
            List.of(Harbour.scenario("good.yaml")),
            new Selection(Optional.of("smoke"), List.of()),
            7);
    String printed = PlanPrinter.print(plan);
    if (Boolean.getBoolean("corpus.update") && !"true".equals(System.getenv("CI"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void cellsAreTheCombinationsOfTheAxes() {
    Plan plan = plan(Selection.ALL);
    assertThat(plan.cells())
        .extracting(Cell::id)
        .containsExactly(
            "harbour/dock-to-quay[1.0..2.0,embedded,cpu,calm]",
            "harbour/dock-to-quay[1.0..2.0,embedded,crane-x2,calm]",
            "harbour/dock-to-quay[1.0..2.0,external,cpu,calm]",
            "harbour/dock-to-quay[1.0..2.0,embedded,cpu,rough]");
    assertThat(plan.cells()).extracting(Cell::slug).doesNotHaveDuplicates();
    assertThat(plan.cells()).extracting(Cell::slug).allMatch(s -> s.matches("[A-Za-z0-9._-]+"));
  }

  @Test
  void cellsAreChosenByPatternIdOrAxisValue() {
    assertThat(plan(cells("*external,cpu*")).cells()).hasSize(1);
    assertThat(plan(cells("crane-x2")).cells()).hasSize(1);
    String id = "harbour/dock-to-quay[1.0..2.0,external,cpu,calm]";
    assertThat(plan(cells(id)).cells()).extracting(Cell::id).containsExactly(id);
    assertThat(plan(cells("nothing-like-it")).cells()).isEmpty();
  }

  @Test
  void sharedStepsSeeWhatTheyAreGivenAndSharedAllowancesHoldWhereTheyAreUsed() {
    Cell cpu = plan(cells("*embedded,cpu,calm*")).cells().get(0);
    PlannedStep use =
        cpu.phases().get(2).steps().stream()
            .filter(s -> s.step() instanceof Step.Use)
            .findFirst()
            .orElseThrow();
    assertThat(use.children())
        .extracting(PlannedStep::title)
        .containsExactly("verify access: quay answers");
    Step.Verify verify = (Step.Verify) use.children().get(0).step();
    HttpCall call = (HttpCall) ((Step.AwaitAnswer) verify.condition()).call();
    assertThat(call.service() + call.path()).isEqualTo("quay/login/2.0");

    Cell crane = plan(cells("crane-x2")).cells().get(0);
    assertThat(reasons(cpu)).contains("2.0 has no flags");
    assertThat(reasons(crane)).isNotEmpty().doesNotContain("2.0 has no flags");
  }

  private static List<String> reasons(Cell cell) {
    Check.Integrity integrity = (Check.Integrity) cell.checks().get(0);
    return integrity.allow().stream().map(Allowance::because).toList();
  }

  @Test
  void tiersRestrictAxes() {
    assertThat(plan(new Selection(Optional.of("smoke"), List.of())).cells())
        .extracting(Cell::id)
        .containsExactly("harbour/dock-to-quay[1.0..2.0,embedded,cpu,calm]");
    assertThat(plan(new Selection(Optional.of("full"), List.of())).cells()).hasSize(4);
  }

  @Test
  void valuesOfVariablesAreResolvedWhereverTheyStand() {
    Cell cell = plan(Selection.ALL).cells().get(0);
    assertThat(cell.values())
        .containsEntry("greeting", "ahoy 1.0")
        .containsEntry("url", "postgresql://boat:anchor@hold/boats")
        .containsEntry("accelerator.devices", "0")
        .containsEntry("accelerator.absent", "true");
  }

  @Test
  void onlyNeededServicesAreThereAndImagesAskedForByName() {
    Cell cell = plan(Selection.ALL).cells().get(0);
    assertThat(cell.services().keySet())
        .containsExactlyInAnyOrder("dock", "hold", "mover", "quay", "pilot@1.0");
    assertThat(cell.services().values())
        .filteredOn(s -> s.name().equals("dock"))
        .singleElement()
        .satisfies(s -> assertThat(s.image()).contains("harbour/dock:1.0"));
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(PlanPrinter.print(plan(Selection.ALL)))
        .doesNotContain("anchor")
        .contains("move --to \u2022\u2022\u2022");
  }

  private static Plan plan(Selection selection) {
    return Planner.plan(List.of(Harbour.scenario("good.yaml")), selection, 1);
  }

  private static Selection cells(String pattern) {
    return new Selection(Optional.empty(), List.of(pattern));
  }
}
