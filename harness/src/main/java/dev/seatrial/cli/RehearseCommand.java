package dev.seatrial.cli;

import dev.seatrial.cli.progress.LiveProgress;
import dev.seatrial.cli.progress.ProgressMode;
import dev.seatrial.engine.Engine;
import dev.seatrial.engine.docker.DockerEngine;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.project.HandedData;
import dev.seatrial.project.Project;
import dev.seatrial.rehearsal.Answer;
import dev.seatrial.rehearsal.AnswerFiles;
import dev.seatrial.rehearsal.AnswerText;
import dev.seatrial.rehearsal.Examination;
import dev.seatrial.rehearsal.Examiner;
import dev.seatrial.rehearsal.Outcome;
import dev.seatrial.rehearsal.Prerequisite;
import dev.seatrial.report.PlainPage;
import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.trial.Rehearsals;
import dev.seatrial.trial.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = {
      "Rehearses an upgrade on a copy of your own data, and says in plain words what it will do.",
      "Your data are only read: copied into a container, and proven unchanged by their digest.",
      "They are the old release's data directory, or a dump of its database by the database's own"
          + " tool, whichever a rehearsal of the system takes.",
    },
    footer = {
      "",
      "Examples:",
      "  seatrial rehearse shop --data ./backup-of-var-lib-shop --to 2.3.0",
      "  seatrial rehearse shop --data ./shop.sql.gz --to 2.3.0",
      "",
      "Exit codes: 0 it works; 1 it breaks, or the data are not fit; 2 a mistake in usage; 3 a"
          + " harness error; 4 it could not be told.",
    })
final class RehearseCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Mixin private RehearsalChoice choice = new RehearsalChoice();
  @Mixin private ImageOptions imageOptions = new ImageOptions();

  @Option(
      names = "--without-journal",
      description = "Say that the database file is complete without its journal.")
  private boolean journalless;

  @Option(
      names = "--keep",
      description = "Leave the containers running, and the copies of the data where they are.")
  private boolean keep;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description = "Write the page there, too. It holds no value of your data.")
  private @Nullable Path report;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Scenario scenario = choice.scenario();
    List<Cell> cells = choice.cells(scenario);
    Rehearsal rehearsal = scenario.rehearsal().orElseThrow();
    try (Engine engine = DockerEngine.connect()) {
      out.println("looking at " + choice.data() + ", which is only read");
      out.flush();
      Map<String, String> host = engine.facts();
      Examination found = examine(scenario, host);
      Optional<Cell> cell = choice.cell(cells, found);
      Examination data = cell.isPresent() ? found : choice.unsupported(found, cells);
      print(data, out);
      String question = choice.question(scenario, data);
      if (!data.sound() || cell.isEmpty()) {
        return told(
            Answer.notTried(question, data, rehearsal, host, Trial.version(), Instant.now()),
            Project.around(Path.of("")).rehearsals().resolve(STAMP.format(Instant.now())),
            out);
      }
      return rehearse(question, cell.get(), data, engine, out);
    }
  }

  private Examination examine(Scenario scenario, Map<String, String> host) {
    Path scratch = null;
    try {
      scratch = Files.createTempDirectory("seatrial-");
      return new Examiner(
              scenario.rehearsal().orElseThrow(),
              scenario.system().title(),
              scenario.system().releases())
          .examine(choice.data(), host, journalless, scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("a folder for a copy of the database file cannot be made", e);
    } finally {
      remove(scratch);
    }
  }

  private static void remove(@Nullable Path scratch) {
    try {
      if (scratch != null) {
        PathUtils.deleteDirectory(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(scratch + " cannot be removed", e);
    }
  }

  private int rehearse(
      String question, Cell cell, Examination data, Engine engine, PrintWriter out) {
    Rehearsal rehearsal = cell.scenario().rehearsal().orElseThrow();
    HandedData handed = Examiner.handed(choice.data(), rehearsal);
    Plan plan = Rehearsals.plan(cell, handed, data);
    Trial.Options options =
        new Trial.Options(imageOptions.sources(), imageOptions.registry(), keep, false);
    Trial.Result result;
    try (LiveProgress progress =
        LiveProgress.begin(ProgressMode.AUTO, out, Terminal.colour(), plan)) {
      result = Trial.run(plan, engine, options, progress);
    }
    boolean unchanged = digest(handed).equals(data.digest());
    Answer answer = Answer.of(question, data, rehearsal, result.report(), unchanged);
    if (!keep) {
      Rehearsals.forget(result.directory(), cell);
    }
    return told(answer, result.directory(), out);
  }

  private static Optional<String> digest(HandedData handed) {
    try {
      return Optional.of(handed.digest());
    } catch (IOException e) {
      // It was readable before: somebody has changed it.
      return Optional.empty();
    }
  }

  private static void print(Examination data, PrintWriter out) {
    for (Prerequisite it : data.prerequisites()) {
      out.println(
          String.format(
              Locale.ROOT,
              "  %-8s %-12s %s",
              it.status().words().toLowerCase(Locale.ROOT),
              it.what(),
              it.text()));
    }
    out.flush();
  }

  private int told(Answer answer, Path folder, PrintWriter out) {
    List<Path> pages = new ArrayList<>(List.of(AnswerFiles.write(answer, folder)));
    if (report != null) {
      pages.add(AnswerFiles.write(answer, report));
    }
    out.println();
    out.println(answer.question());
    out.println(AnswerText.headline(answer) + " " + AnswerText.sentence(answer.why()));
    for (PlainPage.Section section : AnswerText.sections(answer)) {
      out.println();
      out.println(section.title());
      int number = 1;
      for (String line : section.lines()) {
        out.println((section.numbered() ? "  " + number++ + ". " : "  - ") + line);
      }
    }
    out.println();
    pages.forEach(page -> out.println("report  " + Summary.shown(page)));
    out.flush();
    return answer.outcome().good()
        ? ExitCode.OK
        : answer.outcome() == Outcome.UNKNOWN ? ExitCode.INCONCLUSIVE : ExitCode.FAILED;
  }
}
