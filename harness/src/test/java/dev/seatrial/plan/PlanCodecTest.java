package dev.seatrial.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.load.ScenarioLoader;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCodecTest {
  private static final Path RESOURCES =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources");
  private static final Path ROOT = RESOURCES.resolve("corpus").toAbsolutePath().normalize();

  private final PlanCodec codec = new PlanCodec(ROOT, Optional::empty);
  private final Path project;

  PlanCodecTest(@TempDir Path project) throws IOException {
    this.project = project;
    try (Stream<Path> files = Files.walk(ROOT.resolve("fixtures"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = project.resolve(ROOT.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Files.copy(RESOURCES.resolve("plans/every-step.yaml"), project.resolve("every-step.yaml"));
  }

  @Test
  void aDigestTellsWhatACellDoesAndIsJudgedBy() throws IOException {
    Path scenario = project.resolve("every-step.yaml");
    String written = Files.readString(scenario);
    String digest = digest(project);
    assertThat(digest).matches("sha256:[0-9a-f]{64}").isEqualTo(digest(project));

    Files.writeString(scenario, written.replaceFirst("\nbefore:", "\n# More\n# lines.\nbefore:"));
    assertThat(digest(project)).as("a comment").isEqualTo(digest);
    Files.writeString(scenario, written.replaceFirst("- stop: \\[hold\\]", "- stop: [hold, dock]"));
    assertThat(digest(project)).as("a step").isNotEqualTo(digest);
  }

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

  @Test
  void whatIsPassedThroughIsReadAsItWasWritten() {
    Plan plan = Planner.plan(List.of(Harbour.scenario("profile-real.yaml")), Selection.ALL, 7);

    assertThat(codec.decode(codec.encode(plan, "1"))).isEqualTo(plan);
    assertThat(PlanJson.print(plan))
        .containsOnlyOnce("\"passthrough\" : \"devices 1 of maker (gpu, lift), devices C1, C2");
  }

  @Test
  void everyKindOfStepIsReadAsItWasWritten() {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Scenario> scenario =
        ScenarioLoader.load(project.resolve("every-step.yaml"), diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    Plan plan = Planner.plan(List.of(scenario.orElseThrow()), Selection.ALL, 7);
    PlanCodec own = new PlanCodec(project, Optional::empty);
    Plan read = own.decode(own.encode(plan, "1"));

    assertThat(read.cells().get(0)).usingRecursiveComparison().isEqualTo(plan.cells().get(0));
    assertThat(read).isEqualTo(plan);
    Set<String> kinds = new TreeSet<>();
    plan.cells()
        .forEach(c -> c.phases().forEach(p -> p.steps().forEach(step -> collect(step, kinds))));
    assertThat(kinds)
        .containsAll(
            Stream.of(Step.class, Step.Named.class)
                .flatMap(several -> Stream.of(several.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .map(Class::getSimpleName)
                .toList());
    assertThat(PlanJson.print(plan)).contains("\"path\" : [ \"1.0\", \"2.0\", \"3.0\" ]");
  }

  @Test
  void scenariosAreWrittenOnce() {
    String text = codec.encode(plan(), "1");

    assertThat(text.split("\"waysOut\"", -1)).hasSize(1 + 4);
    Plan read = codec.decode(text);
    assertThat(new HashSet<>(read.cells().stream().map(Cell::scenario).toList())).hasSize(4);
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

  private static String digest(Path project) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Scenario> scenario =
        ScenarioLoader.load(project.resolve("every-step.yaml"), diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    Plan plan = Planner.plan(List.of(scenario.orElseThrow()), Selection.ALL, 7);
    return new PlanCodec(project, Optional::empty).digest(plan.cells().get(0));
  }

  private static Plan plan() {
    return Planner.plan(
        List.of(
            Harbour.scenario("good.yaml"),
            Harbour.scenario("judged.yaml"),
            Harbour.scenario("ferried.yaml"),
            Harbour.scenario("walk.yaml")),
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
