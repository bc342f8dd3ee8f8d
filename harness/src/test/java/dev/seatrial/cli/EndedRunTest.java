package dev.seatrial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.report.RunReport;
import dev.seatrial.verdict.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is told to end while its second cell of three goes on. */
class EndedRunTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "corpus")
          .toAbsolutePath();

  private final Path project;

  EndedRunTest(@TempDir Path project) {
    this.project = project;
  }

  @Test
  void theVerdictsOfFinishedCellsAreSaid() throws IOException, InterruptedException {
    List<String> lines = ended("PLAIN", "cell 2/3");

    String all = String.join("\n", lines);
    assertThat(all).contains("taking away what the run has started: it is being ended");
    String rest = all.substring(all.lastIndexOf("taking containers, networks and volumes away"));
    assertThat(rest)
        .contains("\npass                   harbour/ferried[1.0..2.0,embedded,cpu]\n")
        .contains("\nended   the run was ended from outside, and everything that it started")
        .contains("\nverdict 1 of 3 cells judged: pass\n")
        .contains("index.html\nresume  seatrial run --resume ")
        .doesNotContain("~2", "~3");
    RunReport report = RunReport.read(folder(lines.get(lines.size() - 1)));
    assertThat(report.cells())
        .extracting(cell -> cell.verdict().status())
        .containsExactly(Status.PASS, Status.HARNESS_ERROR, Status.NOT_RUN);
    assertThat(report.cells().get(2).verdict().reason()).contains("the run was ended from outside");
  }

  @Test
  void programsAreToldToo() throws IOException, InterruptedException {
    List<String> lines = ended("JSON", "\"number\":2");

    List<JsonNode> events = new ArrayList<>();
    for (String line : lines) {
      events.add(new ObjectMapper().readTree(line));
    }
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.path("event").asText()).isEqualTo("runFinished");
    assertThat(last.path("ended").asBoolean()).isTrue();
    assertThat(last.path("verdicts")).hasToString("{\"PASS\":1}");
    assertThat(events).filteredOn(e -> e.path("event").asText().equals("cellFinished")).hasSize(1);
  }

  /** What it prints when it is told to end as soon as it says this. */
  private List<String> ended(String mode, String when) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndedRun.class.getName(),
                project.toString(),
                mode,
                CORPUS.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("XDG_CACHE_HOME", project.resolve("cache").toString());
    Process process = builder.start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      boolean told = false;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (!told && line.contains(when)) {
          // Process.destroy would close its streams as well.
          told = process.toHandle().destroy();
        }
      }
      assertThat(told).as(String.join("\n", lines)).isTrue();
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    return lines;
  }

  private static Path folder(String resume) {
    return Path.of(resume.replaceFirst(".*--resume ", ""));
  }
}
