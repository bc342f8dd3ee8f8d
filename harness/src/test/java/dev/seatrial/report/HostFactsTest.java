package dev.seatrial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.observation.Observation.CellFinished;
import dev.seatrial.observation.Observation.CellStarted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFactsTest {
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
  private static final Map<String, String> HOST =
      Map.of("cpus", "2", "kernel", "6.1-of-mine", "root", "/data/engine-of-mine");

  @Test
  void whatTimesDependOnIsToldAndTheRestIsNot() {
    assertThat(HostFacts.told(HOST)).containsExactly(Map.entry("cpus", "2"));
    assertThat(
            HostFacts.told(
                List.of(new CellStarted(AT, "a", HOST), new CellFinished(AT, Optional.empty()))))
        .containsExactly(
            new CellStarted(AT, "a", Map.of("cpus", "2")), new CellFinished(AT, Optional.empty()));
  }

  @Test
  void noFileOfASiteTellsTheRest(@TempDir Path runs, @TempDir Path to) throws Exception {
    RunReport run = ReportFixtures.run();
    Map<String, String> host = new LinkedHashMap<>(run.host());
    host.putAll(HOST);
    List<CellReport> cells = new ArrayList<>(run.cells());
    RunReport mine =
        new RunReport(run.run(), run.started(), run.ended(), run.version(), host, cells);
    RunJson.write(
        mine, Files.createDirectories(runs.resolve(run.run())).resolve("run.json"), t -> t);
    assertThat(runs.resolve(run.run()).resolve("run.json")).content().contains("of-mine");

    Site.merge(List.of(runs), to.resolve("site"), new Site.Options(List.of(), 0, file -> t -> t));

    try (Stream<Path> files = Files.walk(to).filter(Files::isRegularFile)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("of-mine"));
    }
  }
}
