package dev.seatrial.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.Observation.ContainerEvent;
import dev.seatrial.observation.Observation.StepFinished;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.run.Leftovers;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.source.CaretFormatter;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.store.jdbc.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults, calls of all kinds and copies on the real engine: {@code rough/scenarios/rough.yaml}. */
@Tag("engine")
class RoughTrialTest {
  private static final Path BASE = Path.of(System.getProperty("basedir", ""));
  private static final Path RESOURCES = BASE.resolve("src/test/resources");

  private final Path project;

  RoughTrialTest(@TempDir Path project) {
    this.project = project;
  }

  @Test
  void everyStepDoesWhatItSays() throws IOException {
    copy(RESOURCES.resolve("rough"), "");
    copy(RESOURCES.resolve("toy/fixtures/buoy/images"), "fixtures/raft/images");
    copy(BASE.resolve("../fixtures/shared/images/helper"), "fixtures/shared/images/helper");
    copy(BASE.resolve("../fixtures/shared/images/postgresql"), "fixtures/shared/images/postgresql");
    SqliteFile.create(
        project.resolve("boats.sqlite"),
        "CREATE TABLE boat (id INTEGER PRIMARY KEY, name TEXT)",
        "INSERT INTO boat VALUES (1, 'argo'), (2, NULL)");

    try (Engine engine = DockerEngine.connect()) {
      Plan plan = plan();
      Trial.Options options =
          new Trial.Options(ImageResolver.Mode.ASSEMBLED, Optional.empty(), false, false);
      Trial.Result result = Trial.run(plan, engine, options, TrialListener.SILENT);
      RunDirectory run = new RunDirectory(result.directory(), result.report().run());
      List<Observation> seen =
          ObservationLog.read(run.cell(plan.cells().get(0)).resolve("observations.jsonl"));

      assertThat(of(StepFinished.class, seen))
          .hasSizeGreaterThan(30)
          .allSatisfy(
              s -> assertThat(s.outcome()).as(s.toString()).isEqualTo(StepFinished.Outcome.OK));
      assertThat(of(ContainerEvent.class, seen).map(e -> e.service() + " " + e.event()))
          .containsSubsequence(
              "raft@1 paused",
              "raft@1 resumed",
              "raft@1 disconnected",
              "raft@1 connected",
              "tool killed",
              "raft@1 paused",
              "raft@1 resumed",
              "raft@1 killed",
              "brief exited",
              "raft@2 healthy");
      assertThat(of(Observation.Verified.class, seen).map(v -> v.check() + " " + v.ok()))
          .containsExactly(
              "tools true",
              "words true",
              "afloat true",
              "wrong-tools false",
              "wrong-words false",
              "wrong-end false",
              "access true");
      assertThat(result.report().cells().get(0).verdict().checks())
          .filteredOn(check -> check.check().startsWith("wrong-"))
          .extracting(check -> check.check() + " " + check.status() + " " + check.reason())
          .allMatch(words -> words.matches("(?s)wrong-.* KNOWN_ISSUE it is planted .*"))
          .hasSize(3);
      assertThat(of(Observation.Remark.class, seen).filter(r -> r.topic().equals("fault")))
          .hasSize(5);
      assertThat(engine.labelled(Leftovers.LABEL, Optional.of(run.runId()))).isEmpty();
    }
  }

  private static <T extends Observation> Stream<T> of(Class<T> kind, List<Observation> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast);
  }

  private Plan plan() {
    Diagnostics diagnostics = new Diagnostics();
    List<Scenario> scenarios = Trial.load(List.of(project.resolve("scenarios")), diagnostics);
    assertThat(diagnostics.isEmpty()).as(new CaretFormatter().format(diagnostics)).isTrue();
    return Planner.plan(scenarios, Selection.ALL, 1);
  }

  private void copy(Path from, String to) throws IOException {
    Path target = project.resolve(to);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
