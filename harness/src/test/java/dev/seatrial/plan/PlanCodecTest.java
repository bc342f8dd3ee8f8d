package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Step;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanCodecTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus")
          .toAbsolutePath()
          .normalize();
  private final PlanCodec codec = new PlanCodec(ROOT, Optional::empty);

  @Test
  void aPlanIsReadAsItWasWritten() {
    Plan plan = plan();
    Plan read = codec.decode(codec.encode(plan, "1"));

    assertThat(read.seed()).isEqualTo(7);
    assertThat(read.cells()).hasSameSizeAs(plan.cells());
    for (int i = 0; i < plan.cells().size(); i++) {
      Cell cell = plan.cells().get(i);
      Cell again = read.cells().get(i);
      assertThat(again).usingRecursiveComparison().isEqualTo(cell);
      assertThat(again.axes().keySet()).containsExactlyElementsOf(cell.axes().keySet());
      assertThat(again.services().keySet()).containsExactlyElementsOf(cell.services().keySet());
    }
    assertThat(read).isEqualTo(plan);
  }

  /** What the test above is worth: no kind of step is missing. */
  @Test
  void everyKindOfStepIsInIt() {
    Set<String> kinds = new TreeSet<>();
    for (Cell cell : plan().cells()) {
      cell.phases().forEach(phase -> phase.steps().forEach(step -> collect(step, kinds)));
      Scenario scenario = cell.scenario();
      scenario.system().waysOut().values().forEach(steps -> steps.forEach(s -> collect(s, kinds)));
    }
    assertThat(kinds)
        .containsAll(
            Stream.of(Step.class.getPermittedSubclasses()).map(Class::getSimpleName).toList());
  }

  @Test
  void scenariosAreWrittenOnce() {
    String text = codec.encode(plan(), "1");

    assertThat(text.split("\"waysOut\"", -1)).hasSize(1 + 3);
    Plan read = codec.decode(text);
    assertThat(new HashSet<>(read.cells().stream().map(Cell::scenario).toList())).hasSize(3);
  }

  @Test
  void pathsAreThoseOfAnotherCheckout() {
    String text = codec.encode(plan(), "1");
    // Only the header names the place it was written in.
    assertThat(text.split(ROOT.toString(), -1)).hasSize(2);
    Path other = Path.of("/elsewhere");
    Plan read = new PlanCodec(other, Optional::empty).decode(text);

    Cell cell = read.cells().get(0);
    assertThat(cell.scenario().system().directory()).isEqualTo(other.resolve("fixtures/harbour"));
    assertThat(cell.scenario().location().file()).isEqualTo("/elsewhere/good.yaml");
    assertThat(cell.services().values())
        .flatExtracting(service -> service.build().stream().toList())
        .isNotEmpty()
        .allMatch(build -> build.context().startsWith(other));
    PlanCodec.Header header = PlanCodec.header(text);
    assertThat(header.root()).isEqualTo(ROOT);
    assertThat(header.scenario()).contains("good.yaml");
  }

  @Test
  void bundledFixturesLieElsewhereToo() {
    Path project = ROOT.resolve("none");
    PlanCodec outside = new PlanCodec(project, () -> Optional.of(ROOT.resolve("fixtures")));
    String text = outside.encode(plan(), "1");
    assertThat(text).contains("\"bundled:harbour\"");

    Path unpacked = Path.of("/cache");
    Plan read = new PlanCodec(project, () -> Optional.of(unpacked)).decode(text);
    assertThat(read.cells().get(0).scenario().system().directory())
        .isEqualTo(Path.of("/cache/harbour"));
  }

  @Test
  void aBodyThatIsNullIsNotTheSameAsNone() {
    Scenario scenario = Harbour.scenario("good.yaml");
    List<HttpCall> calls =
        scenario.system().waysOut().values().stream()
            .flatMap(List::stream)
            .filter(Step.Http.class::isInstance)
            .map(step -> ((Step.Http) step).call())
            .toList();
    assertThat(calls).extracting(HttpCall::body).contains(Optional.empty());
    assertThat(calls)
        .filteredOn(call -> call.body().isPresent())
        .allSatisfy(call -> assertThat(call.body().orElseThrow().path("none").isNull()).isTrue());
  }

  @Test
  void whatIsNoPlanIsRefused() {
    for (String text : List.of("", "{", "[]", "{\"kind\": \"Plan\"}", "kind: SavedPlan")) {
      assertThatThrownBy(() -> codec.decode(text))
          .as(text)
          .isInstanceOf(PlanCodec.NotReadable.class)
          .hasMessage("it is no saved plan; `plan --save` makes one");
    }
  }

  @Test
  void aPlanOfAnotherVersionIsRefused() {
    String text = codec.encode(plan(), "9.1");
    for (String other :
        List.of(
            text.replace("\"format\" : 1", "\"format\" : 2"),
            text.replaceFirst("\"promise\"", "\"vow\""),
            text.replaceFirst("\"is\" : \"start\"", "\"is\" : \"launch\""),
            text.replaceFirst("\"scenario\" : 0", "\"scenario\" : 9"),
            text.replaceFirst("\"seed\" : 7", "\"seed\" : \"seven\""))) {
      assertThat(other).isNotEqualTo(text);
      assertThatThrownBy(() -> codec.decode(other))
          .isInstanceOf(PlanCodec.NotReadable.class)
          .hasMessageContaining("another version of Seatrial (9.1) or is damaged");
    }
  }

  private static Plan plan() {
    return Planner.plan(
        List.of(
            Harbour.scenario("good.yaml"),
            Harbour.scenario("judged.yaml"),
            Harbour.scenario("ferried.yaml")),
        Selection.ALL,
        7);
  }

  private static void collect(PlannedStep step, Set<String> kinds) {
    collect(step.step(), kinds);
    step.children().forEach(child -> collect(child, kinds));
  }

  private static void collect(Step step, Set<String> kinds) {
    kinds.add(step.getClass().getSimpleName());
  }
}
