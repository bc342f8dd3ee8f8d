package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Selection;
import dev.seatrial.plan.Target;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.trial.Skeleton.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SkeletonTest {
  private static final String LINE = "# yaml-language-server: $schema=";

  private final Path folder;

  SkeletonTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Skeleton> skeletons() {
    List<Skeleton> all = new ArrayList<>();
    for (Database database : Database.values()) {
      for (String image : List.of("", "shop/shop", "registry.example:5000/shop:v${release}-slim")) {
        for (boolean build : List.of(true, false)) {
          for (String migrate : List.of("", "shop migrate --to \"${to}\" --dry 'no'")) {
            if (build || !image.isEmpty()) {
              all.add(skeleton("shop", database, image, build, migrate));
              all.add(skeleton("My_Shop.2", database, image, build, migrate));
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("skeletons")
  void whatIsWrittenIsSoundAtOnce(Skeleton skeleton) throws IOException {
    assertThat(skeleton.mistakes()).isEmpty();
    assertThat(skeleton.write(folder)).isEmpty();

    Diagnostics diagnostics = new Diagnostics();
    List<Scenario> scenarios = Trial.load(List.of(folder.resolve("scenarios")), diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    Plan plan = Trial.plan(scenarios, Selection.ALL, 1, Given.NOTHING);
    assertThat(plan.cells()).extracting(Cell::tiers).allMatch(tiers -> tiers.contains("smoke"));
    Cell cell = plan.cells().get(0);
    assertThat(cell.id()).endsWith("/upgrade[1.0..2.0-rc.1]");
    assertThat(cell.services()).containsKeys("server@1.0", "server@2.0-rc.1");
    assertThat(cell.services().containsKey("database"))
        .isEqualTo(skeleton.database() == Database.POSTGRESQL);
    assertThat(cell.services().values())
        .allMatch(s -> s.build().isPresent() || s.image().isPresent());
    assertThat(plan.toString()).doesNotContain("{{").doesNotContain("%if");
    everyFileNamesTheSchema();
  }

  private void everyFileNamesTheSchema() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(it -> it.toString().endsWith(".yaml")).toList()) {
        String first = Files.readAllLines(file).get(0);
        assertThat(first).as(file.toString()).startsWith(LINE);
        assertThat(file.resolveSibling(first.substring(LINE.length()))).exists();
      }
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Skeleton skeleton = skeleton("shop", Database.SQLITE, "", true, "");
    Path seed = folder.resolve("fixtures/shop/seeds/everyday.yaml");
    Files.createDirectories(seed.getParent());
    Files.writeString(seed, "mine");

    assertThat(skeleton.write(folder)).containsExactly("fixtures/shop/seeds/everyday.yaml");
    assertThat(seed).hasContent("mine");
    assertThat(folder.resolve("scenarios")).doesNotExist();
  }

  @Test
  void theSchemaOfTheProjectIsUsed() throws IOException {
    Path schema = folder.resolve("scenarios/schema/v1.json");
    Files.createDirectories(schema.getParent());
    Files.writeString(schema, "{}");

    assertThat(skeleton("shop", Database.SQLITE, "", true, "").write(folder)).isEmpty();
    assertThat(schema).hasContent("{}");
  }

  @Test
  void whatCannotBeWrittenIsSaid() {
    assertThat(
            new Skeleton(
                    "a b",
                    "A",
                    "1",
                    "1",
                    Database.SQLITE,
                    Optional.of("a:1"),
                    false,
                    0,
                    "x",
                    Optional.empty())
                .mistakes())
        .hasSize(5)
        .anyMatch(m -> m.startsWith("\"a b\" is no name"))
        .contains(
            "The old and the new release are both 1.", "0 is no port; a port is from 1 to 65535.")
        .anyMatch(m -> m.startsWith("The image a:1 is one release only"))
        .contains("The path x does not begin with a slash.");
    assertThat(skeleton("a", Database.SQLITE, "", false, "").mistakes())
        .containsExactly("There is no image, official or assembled.");
  }

  @Test
  void aBuildOfOnesOwnCanBeTriedAtOnce() throws IOException {
    skeleton("shop", Database.POSTGRESQL, "shop/shop", true, "").write(folder);
    Path wheel = Files.writeString(folder.resolve("shop.whl"), "wheel");
    Given given =
        new Given(
            Map.of("target", List.of("dev")), new Target(Map.of(), Optional.of(wheel)), Map.of());
    Diagnostics diagnostics = new Diagnostics();
    List<Scenario> scenarios = Trial.load(List.of(folder.resolve("scenarios")), given, diagnostics);
    assertThat(new CaretFormatter().format(diagnostics)).isEmpty();
    Cell cell = Trial.plan(scenarios, Selection.ALL, 1, given).cells().get(0);

    assertThat(cell.services().get("server@dev"))
        .satisfies(
            server -> assertThat(server.build().orElseThrow().packageFile()).contains(wheel));
    assertThat(cell.services().get("server@1.0"))
        .satisfies(server -> assertThat(server.build().orElseThrow().packageFile()).isEmpty());
  }

  @Test
  void aTemplateHasNoGapThatIsNotFilled() {
    Map<String, String> values = Map.of("a", "1", "b", "");
    assertThat(Template.filled("%if a\n{{a}} ${b}\n%end\n%if b\nno\n%end\n%if !b\n-\n%end", values))
        .isEqualTo("1 ${b}\n-\n");
    assertThatThrownBy(() -> Template.filled("{{c}}", values))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Template.fill("none", values))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Skeleton skeleton(
      String system, Database database, String image, boolean build, String migrate) {
    return new Skeleton(
        system,
        "The \"Shop\": 100 % ${yours}",
        "1.0",
        "2.0-rc.1",
        database,
        Optional.of(image).filter(it -> !it.isEmpty()),
        build,
        8080,
        "/health?full=1",
        Optional.of(migrate).filter(it -> !it.isEmpty()));
  }
}
