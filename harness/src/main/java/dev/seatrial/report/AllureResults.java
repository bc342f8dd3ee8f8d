package dev.seatrial.report;

import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.file.PathUtils;

/**
 * Allure results: a test for each cell, with its steps as they ran and its checks as the last ones.
 * Ids are made of the cell's, so that Allure knows a cell again in the next run.
 */
final class AllureResults {
  private final AllureLifecycle lifecycle;
  private final RunReport report;
  private final Path runDir;

  private AllureResults(RunReport report, Path runDir, Path directory) {
    this.lifecycle = new AllureLifecycle(new FileSystemResultsWriter(directory));
    this.report = report;
    this.runDir = runDir;
  }

  static void write(RunReport report, Path runDir, Path directory) throws IOException {
    clear(directory);
    Files.createDirectories(directory);
    AllureResults results = new AllureResults(report, runDir, directory);
    for (CellReport cell : report.cells()) {
      results.write(cell);
    }
    StringBuilder facts = new StringBuilder();
    facts.append("seatrial=").append(line(report.version())).append('\n');
    report
        .host()
        .forEach(
            (name, fact) ->
                facts
                    .append(name.replaceAll("[^A-Za-z0-9._-]", "."))
                    .append('=')
                    .append(line(fact))
                    .append('\n'));
    Files.writeString(directory.resolve("environment.properties"), facts);
  }

  private void write(CellReport cell) throws IOException {
    Status status = cell.verdict().status();
    TestResult result =
        new TestResult()
            .setUuid(uuid(report.run() + " " + cell.id()))
            .setTestCaseId(uuid(cell.scenario()))
            .setHistoryId(uuid(cell.id()))
            .setFullName(cell.id())
            .setName(cell.title() + " " + cell.axes().values())
            .setDescription(cell.promise())
            .setLabels(labels(cell))
            .setParameters(
                cell.axes().entrySet().stream()
                    .map(e -> new Parameter().setName(e.getKey()).setValue(e.getValue()))
                    .toList())
            .setStatus(of(status))
            .setStatusDetails(
                new StatusDetails()
                    .setMessage(status.words() + ": " + cell.verdict().reason())
                    .setTrace("repeat: " + cell.repro()));
    lifecycle.scheduleTestCase(result);
    lifecycle.startTestCase(result.getUuid());
    for (CheckVerdict check : cell.verdict().checks()) {
      check(result.getUuid(), check, cell.ended());
    }
    for (CellReport.Log log : cell.logs()) {
      attach("log of " + log.service() + " " + log.container(), runDir.resolve(log.path()));
    }
    lifecycle.stopTestCase(result.getUuid());
    List<StepResult> all = steps(cell);
    all.addAll(result.getSteps());
    // The lifecycle stamped the time of writing.
    result
        .setSteps(all)
        .setStart(cell.started().toEpochMilli())
        .setStop(cell.ended().toEpochMilli());
    lifecycle.writeTestCase(result.getUuid());
  }

  private void check(String parent, CheckVerdict check, Instant at) {
    String uuid = UUID.randomUUID().toString();
    StepResult step =
        new StepResult()
            .setName("check " + check.title() + ": " + check.status().words())
            .setStatus(of(check.status()))
            .setStatusDetails(new StatusDetails().setMessage(check.reason()));
    lifecycle.startStep(parent, uuid, step);
    if (!check.evidence().isEmpty()) {
      lifecycle.addAttachment(
          "differences",
          "text/plain",
          "txt",
          (check.reason() + "\n\n" + Words.text(check) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    lifecycle.stopStep(uuid);
    step.setStart(at.toEpochMilli()).setStop(at.toEpochMilli());
  }

  private void attach(String name, Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        lifecycle.addAttachment(name, "text/plain", "log", in);
      }
    }
  }

  private static List<StepResult> steps(CellReport cell) {
    List<StepResult> top = new ArrayList<>();
    Deque<StepSpan> open = new ArrayDeque<>();
    Deque<StepResult> results = new ArrayDeque<>();
    for (StepSpan span : StepSpan.of(cell)) {
      if (!span.ran()) {
        continue;
      }
      StepResult result = step(span, cell);
      while (!open.isEmpty() && !open.peek().holds(span)) {
        open.pop();
        results.pop();
      }
      if (results.isEmpty()) {
        top.add(result);
      } else {
        results.peek().getSteps().add(result);
      }
      open.push(span);
      results.push(result);
    }
    return top;
  }

  private static StepResult step(StepSpan span, CellReport cell) {
    StepResult result =
        new StepResult()
            .setName(span.step().id() + " " + span.step().title())
            .setStage(Stage.FINISHED)
            .setStart(span.start().orElse(cell.started()).toEpochMilli())
            .setStop(span.end(cell.ended()).toEpochMilli());
    switch (span.outcome()) {
      case "ok" -> result.setStatus(io.qameta.allure.model.Status.PASSED);
      case "failed" -> result.setStatus(io.qameta.allure.model.Status.FAILED);
      case "skipped" -> result.setStatus(io.qameta.allure.model.Status.SKIPPED);
      default -> result.setStatus(io.qameta.allure.model.Status.BROKEN);
    }
    span.finish()
        .filter(f -> f.message().isPresent())
        .ifPresent(
            f ->
                result.setStatusDetails(
                    new StatusDetails()
                        .setMessage(f.message().orElse(""))
                        .setTrace(String.join("\n", f.evidence()))));
    return result;
  }

  private static io.qameta.allure.model.Status of(Status status) {
    return switch (status) {
      case PASS, PASS_WITH_ALLOWANCES -> io.qameta.allure.model.Status.PASSED;
      case FAIL -> io.qameta.allure.model.Status.FAILED;
      case HARNESS_ERROR -> io.qameta.allure.model.Status.BROKEN;
      case INCONCLUSIVE, KNOWN_ISSUE, NOT_RUN -> io.qameta.allure.model.Status.SKIPPED;
    };
  }

  private static List<Label> labels(CellReport cell) {
    List<Label> labels = new ArrayList<>();
    labels.add(label("epic", cell.system()));
    labels.add(label("feature", cell.scenario()));
    labels.add(label("suite", cell.scenario()));
    labels.add(label("framework", "seatrial"));
    cell.caveats().forEach(caveat -> labels.add(label("tag", caveat)));
    return labels;
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(value);
  }

  private static String uuid(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String line(String text) {
    return text.replaceAll("\\R", " ").replace("\\", "\\\\");
  }

  /** Results of an earlier writing would count as retries. */
  private static void clear(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      PathUtils.deleteDirectory(directory);
    }
  }
}
