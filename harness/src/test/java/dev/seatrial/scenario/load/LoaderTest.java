package dev.seatrial.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.scenario.Allowance;
import dev.seatrial.scenario.Check;
import dev.seatrial.scenario.Expected;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.Step;
import dev.seatrial.scenario.Step.Snapshot.Member;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {

  private static final Scenario GOOD = load("good.yaml");

  @Test
  void everyFieldOfEveryRecordArrives() throws ReflectiveOperationException {
    Set<String> filled = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    FilledFields.collect(GOOD, filled, all);
    FilledFields.collect(load("profile-real.yaml"), filled, all);

    assertThat(all).hasSizeGreaterThan(120);
    // Only the command line hands a package over.
    all.remove("Build.packageFile");
    assertThat(filled).containsExactlyElementsOf(all);
  }

  @Test
  void aSnapshotIsOneMemberOrSeveral() {
    assertThat(GOOD.migrate())
        .filteredOn(Step.Snapshot.class::isInstance)
        .extracting(step -> ((Step.Snapshot) step).members())
        .containsExactly(
            List.of(new Member("file", "before")),
            List.of(new Member("database", "migrated-${to}"), new Member("logbook", "log-${to}")));
  }

  @Test
  void serviceKeysMeanWhatComposeSays() {
    Service dock = at(GOOD.system().services(), "dock");
    Path fixture = Corpus.ROOT.resolve("fixtures/harbour").toAbsolutePath();

    assertThat(dock.build().orElseThrow().context()).isEqualTo(fixture.resolve("images"));
    assertThat(dock.entrypoint()).containsExactly("/sbin/init", "--");
    assertThat(dock.command())
        .containsExactly(
            "serve",
            "--name",
            "old dock",
            "--motto",
            "its open",
            "--accelerator",
            "${accelerator}");
    assertThat(dock.environment())
        .containsExactly(
            entry("TZ", "UTC"),
            entry("GREETING", "${greeting}"),
            entry("ME", "${container.name}"),
            entry("MOVER", "${image.mover}"));
    assertThat(dock.volumes()).containsExactly(new Service.Mount("cargo", "/var/lib/dock", false));
    assertThat(dock.containerPorts()).containsExactly(80, 8080);
    assertThat(dock.memLimit()).isEqualTo(OptionalLong.of(2L << 30));
    assertThat(dock.stopGracePeriod()).isEqualTo(Duration.ofSeconds(90));
    assertThat(dock.healthcheck().orElseThrow())
        .isEqualTo(
            new Service.Healthcheck(
                List.of("curl", "-fsS", "http://127.0.0.1/healthz"),
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMinutes(3)));

    Service hold = at(GOOD.system().services(), "hold");
    assertThat(hold.healthcheck().orElseThrow().shell()).isTrue();
    assertThat(hold.healthcheck().orElseThrow().test()).containsExactly("pg_isready -q");
    assertThat(hold.volumes().get(0).readOnly()).isTrue();
    assertThat(hold.stopGracePeriod()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void variablesComeAfterThoseTheyReferTo() {
    assertThat(GOOD.system().variables().keySet()).containsExactly("password", "url", "greeting");
    assertThat(GOOD.system().secrets()).containsExactlyInAnyOrder("url", "password");
  }

  @Test
  void jsonBodiesKeepTheTypesOfYaml() {
    Step.Recover tug =
        (Step.Recover)
            GOOD.after().stream().filter(Step.Recover.class::isInstance).findFirst().orElseThrow();
    HttpCall call = (HttpCall) ((Step.Ask) tug.steps().get(0)).call();
    JsonNode body = call.body().orElseThrow();

    assertThat(body.toString())
        .isEqualTo(
            "{\"name\":\"tug\",\"power\":1.5,\"count\":2,\"free\":true,\"none\":null,"
                + "\"absent\":\"${accelerator.absent}\"}");
    assertThat(call.status()).containsExactly(200, 201);
  }

  @Test
  void datasetsMayBeShared() {
    assertThat(at(GOOD.system().stores(), "database").datasets().keySet())
        .containsExactlyElementsOf(at(GOOD.system().stores(), "file").datasets().keySet());
    assertThat(at(at(GOOD.system().stores(), "file").datasets(), "crews").table())
        .isEqualTo("crews");
  }

  @Test
  void budgetsAreConstantPlusFactorTimesYardstick() {
    assertThat(GOOD.budgets())
        .extracting(Check.Budget::constant, Check.Budget::factor, Check.Budget::yardstick)
        .startsWith(
            Tuple.tuple(Duration.ZERO, 4.0, Optional.of("copy")),
            Tuple.tuple(Duration.ofSeconds(20), 1.5, Optional.of("copy")),
            Tuple.tuple(Duration.ofMinutes(2), 0.0, Optional.empty()));
  }

  @Test
  void allowancesSayWhatMayDiffer() {
    List<Allowance> allow = ((Check.Integrity) GOOD.checks().get(0)).allow();

    assertThat(allow)
        .extracting(allowance -> allowance.getClass().getSimpleName())
        .containsExactly(
            "Extra",
            "Lost",
            "Changed",
            "Changed",
            "Changed",
            "Changed",
            "ColumnDropped",
            "ColumnAdded",
            "ColumnAdded",
            "ColumnRenamed",
            "DatasetRenamed",
            "Changed",
            "Changed",
            "Moved");
    assertThat(((Allowance.Extra) allow.get(0)).where().orElseThrow().columns())
        .isEqualTo(Map.of("name", "system/*"));
    assertThat(((Allowance.Changed) allow.get(2)).map()).isEqualTo(Map.of("steam", "diesel"));
    assertThat(((Allowance.Changed) allow.get(3)).where().orElseThrow().columns())
        .isEqualTo(Map.of("paint", "null"));
    assertThat(((Allowance.Changed) allow.get(11)).within())
        .contains(new Allowance.Tolerance.OfTime(Duration.ofSeconds(2)));
    assertThat(((Allowance.Changed) allow.get(12)).within())
        .contains(new Allowance.Tolerance.OfNumber(new BigDecimal("0.01")));
    assertThat(((Allowance.Moved) allow.get(13)).to())
        .isEqualTo(new Allowance.Destination("before", "crews", "boat.${id}", "berth"));
  }

  @Test
  void verifyingHasADefaultPatience() {
    Step.AwaitAnswer patient = condition(GOOD.after().get(1));
    Step.AwaitAnswer normal = condition(GOOD.after().get(2));

    assertThat(patient.within()).isEqualTo(Duration.ofSeconds(30));
    assertThat(normal.within()).isEqualTo(Duration.ofSeconds(10));
    assertThat(patient.call().expect()).isEqualTo(Map.of("$.name", new Expected.Text("null")));
  }

  private static Step.AwaitAnswer condition(Step verify) {
    return (Step.AwaitAnswer) ((Step.Verify) verify).condition();
  }

  @Test
  void findsScenariosBelowFoldersAndTakesFilesAsTheyAre() {
    Path missing = Path.of("missing.yaml");

    List<Path> found = ScenarioLoader.find(List.of(Corpus.ROOT, missing));

    assertThat(found).isSorted().contains(missing, Corpus.ROOT.resolve("good.yaml"));
    assertThat(found).doesNotContain(Corpus.ROOT.resolve("fixtures/harbour/system.yaml"));
  }

  @Test
  void aScenarioOutsideOfAnyProjectHasTheBundledFixtures(@TempDir Path folder) throws Exception {
    Path lonely = folder.resolve("lonely.yaml");
    Files.copy(Corpus.ROOT.resolve("good.yaml"), lonely);
    Diagnostics diagnostics = new Diagnostics();

    assertThat(ScenarioLoader.load(lonely, diagnostics)).isEmpty();
    assertThat(diagnostics.sorted())
        .filteredOn(found -> found.id().equals("system.unknown"))
        .singleElement()
        .satisfies(found -> assertThat(found.hint().orElse("")).contains("bundled ones: "));
    assertThat(ScenarioLoader.load(folder.resolve("none.yaml"), diagnostics)).isEmpty();
    assertThat(diagnostics.sorted())
        .anySatisfy(found -> assertThat(found.id()).isEqualTo("file.missing"));
  }

  private static <V> V at(Map<String, V> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  private static Scenario load(String name) {
    Diagnostics diagnostics = new Diagnostics();
    return ScenarioLoader.load(Corpus.ROOT.resolve(name), diagnostics)
        .orElseThrow(() -> new AssertionError(new CaretFormatter().format(diagnostics)));
  }
}
