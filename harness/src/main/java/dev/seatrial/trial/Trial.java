package dev.seatrial.trial;

import dev.seatrial.engine.Engine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Given;
import dev.seatrial.plan.Part;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanCodec;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.PortablePaths;
import dev.seatrial.plan.Selection;
import dev.seatrial.project.BundledFixtures;
import dev.seatrial.project.Project;
import dev.seatrial.project.UserCache;
import dev.seatrial.report.CellReport;
import dev.seatrial.report.RunReport;
import dev.seatrial.run.HarnessFailure;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.run.RunOptions;
import dev.seatrial.run.Runner;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.load.Overrides;
import dev.seatrial.scenario.load.ScenarioLoader;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.Judge;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A trial from YAML to reports. */
public final class Trial {
  private Trial() {}

  /**
   * How to run.
   *
   * @param images which image sources are allowed
   * @param registry takes the place of the registry in official names
   * @param keep leave containers running at the end
   * @param reusePreparedStates false: make them anew
   * @param failFast begin no more cells after one that is not green
   * @param resume folder of a run of this plan to continue: cells that it has finished are kept
   * @param part what is run of each cell's path
   */
  public record Options(
      ImageResolver.Mode images,
      Optional<String> registry,
      boolean keep,
      boolean reusePreparedStates,
      boolean failFast,
      Optional<Path> resume,
      Part part) {

    /** All cells of a new run. */
    public Options(
        ImageResolver.Mode images,
        Optional<String> registry,
        boolean keep,
        boolean reusePreparedStates) {
      this(images, registry, keep, reusePreparedStates, false, Optional.empty());
    }

    /** All of the path of each cell. */
    public Options(
        ImageResolver.Mode images,
        Optional<String> registry,
        boolean keep,
        boolean reusePreparedStates,
        boolean failFast,
        Optional<Path> resume) {
      this(images, registry, keep, reusePreparedStates, failFast, resume, Part.WHOLE);
    }
  }

  /** A report and the folder it lies in. */
  public record Result(Path directory, RunReport report) {}

  /** Loads all scenarios of files and folders; empty when any has a mistake. */
  public static List<Scenario> load(List<Path> paths, Diagnostics diagnostics) {
    return load(paths, Given.NOTHING, diagnostics);
  }

  /** Likewise, with what the command line puts in. */
  public static List<Scenario> load(List<Path> paths, Given given, Diagnostics diagnostics) {
    Overrides overrides = new Overrides(given.axes(), given.unreleased());
    List<Scenario> scenarios = new ArrayList<>();
    for (Path file : ScenarioLoader.find(paths)) {
      ScenarioLoader.load(file, overrides, diagnostics).ifPresent(scenarios::add);
    }
    return diagnostics.isEmpty() ? scenarios : List.of();
  }

  /**
   * Plans the wanted cells of scenarios that were loaded with the same {@code given}.
   *
   * @throws IllegalArgumentException with a sentence, when a cell does not take the given build
   */
  public static Plan plan(List<Scenario> scenarios, Selection selection, long seed, Given given) {
    return new Plan(seed, Planner.plan(scenarios, selection, seed, given.target()).cells(), given);
  }

  /**
   * Runs a plan, judges it, and writes its reports. All cells are of one project.
   *
   * @throws RunEnded when the process was told to end; what was run to its end is reported
   */
  public static Result run(Plan plan, Engine engine, Options options, TrialListener listener) {
    return run(plan, engine, options, listener, cacheDirectory());
  }

  static Result run(Plan plan, Engine engine, Options options, TrialListener listener, Path cache) {
    Scenario first = plan.cells().get(0).scenario();
    Project project = project(first);
    boolean rehearsed =
        first.rehearsal().filter(it -> plan.given().inputs().containsKey(it.data())).isPresent();
    Path folder = rehearsed ? project.rehearsals() : project.runs();
    RunOptions run =
        new RunOptions(
            project, folder, cache, options.keep(), options.reusePreparedStates(), options.part());
    ImageResolver images =
        new ImageResolver(
            engine, ImageResolver.Settings.of(options.images(), options.registry(), cache));
    Optional<RunDirectory> continued = options.resume().map(Runs::directory);
    Plan left = continued.map(it -> Runs.unfinished(plan, it)).orElse(plan);
    if (left.cells().isEmpty()) {
      return report(plan, continued.orElseThrow(), Map.of());
    }
    Course course = new Course(plan, left, project, options.failFast(), listener);
    try {
      RunDirectory directory =
          new Runner(engine, images, run, listener, Clock.systemUTC()).run(left, continued, course);
      return report(plan, directory, course.verdicts());
    } catch (HarnessFailure failure) {
      if (!failure.ended()) {
        throw failure;
      }
      // The interrupt that ended the run would close the files of its reports.
      boolean unused = Thread.interrupted();
      throw ended(plan, course, String.valueOf(failure.getMessage()));
    }
  }

  private static RunEnded ended(Plan plan, Course course, String why) {
    course.stop(why);
    Optional<Result> soFar = course.directory().map(run -> report(plan, run, course.verdicts()));
    return new RunEnded(why, soFar, course.judged());
  }

  /**
   * Judges an old run again, by its scenarios as they are now, and writes its reports anew. Empty
   * when these have mistakes, or none of its cells any more.
   *
   * @throws UncheckedIOException when the folder holds no run
   */
  public static Optional<Result> report(Path runDirectory, Diagnostics diagnostics) {
    return Runs.replan(runDirectory, diagnostics)
        .map(Runs.Replanned::plan)
        .filter(plan -> !plan.cells().isEmpty())
        .map(plan -> report(plan, Runs.directory(runDirectory), Map.of()));
  }

  /** The user's cache: prepared states, locks; shared by all projects. */
  public static Path cacheDirectory() {
    return UserCache.directory();
  }

  /**
   * Judges the cells of a run, and writes its reports.
   *
   * @param known verdicts that were reached already, by the id of the cell
   */
  private static Result report(Plan plan, RunDirectory directory, Map<String, CellVerdict> known) {
    List<CellReport> cells = new ArrayList<>();
    Map<String, String> host = Map.of();
    Instant started = Instant.MAX;
    Instant ended = Instant.EPOCH;
    Path root = project(plan.cells().get(0).scenario()).root();
    PlanCodec codec = new PlanCodec(root, BundledFixtures::directory);
    Optional<String> stopped = Chosen.read(directory.path()).stopped();
    for (Cell cell : plan.cells()) {
      List<Observation> observations = observations(cell, directory);
      CellVerdict before = known.get(cell.id());
      CellVerdict verdict =
          before != null
              ? before
              : stopped.isPresent() && Files.notExists(directory.cell(cell))
                  ? Judge.notRun(cell, stopped.get())
                  : Judging.judge(cell, observations, directory.snapshots(cell));
      cells.add(
          CellReport.of(
              cell,
              codec.digest(cell),
              observations,
              verdict,
              logs(directory, cell, observations),
              Repro.line(cell, plan, observations)));
      for (Observation o : observations) {
        if (o instanceof Observation.CellStarted s) {
          host = s.host();
          started = s.at().isBefore(started) ? s.at() : started;
        }
        ended = o.at().isAfter(ended) ? o.at() : ended;
      }
    }
    Instant from = started.equals(Instant.MAX) ? ended : started;
    RunReport report = new RunReport(directory.runId(), from, ended, version(), host, cells);
    report.write(directory.path(), new PortablePaths(root, BundledFixtures::directory)::text);
    return new Result(directory.path(), report);
  }

  static List<Observation> observations(Cell cell, RunDirectory directory) {
    Path log = directory.cell(cell).resolve("observations.jsonl");
    return Files.exists(log) ? ObservationLog.read(log) : List.of();
  }

  /** A container's log file carries the last part of its name. */
  private static List<CellReport.Log> logs(
      RunDirectory directory, Cell cell, List<Observation> observations) {
    Path folder = directory.cell(cell).resolve("logs");
    Set<CellReport.Log> logs = new LinkedHashSet<>();
    for (Observation o : observations) {
      if (o instanceof Observation.ContainerEvent e && e.event().equals("created")) {
        String prefix = RunDirectory.resourcePrefix(directory.runId(), cell);
        String part =
            e.container().startsWith(prefix) ? e.container().substring(prefix.length()) : "";
        Path file = folder.resolve(part + ".log");
        if (Files.exists(file)) {
          String path = directory.path().relativize(file).toString().replace('\\', '/');
          logs.add(new CellReport.Log(e.service(), e.container(), path));
        }
      }
    }
    return List.copyOf(logs);
  }

  static String relative(Path root, Scenario scenario) {
    return root.relativize(file(scenario)).toString().replace('\\', '/');
  }

  /** The project of a scenario. */
  static Project project(Scenario scenario) {
    Path file = file(scenario);
    return Project.around(Optional.ofNullable(file.getParent()).orElse(file));
  }

  private static Path file(Scenario scenario) {
    return Path.of(scenario.location().file()).toAbsolutePath().normalize();
  }

  /** Version of Seatrial, from the jar; {@code development} outside of one. */
  public static String version() {
    return Stream.ofNullable(Trial.class.getPackage().getImplementationVersion())
        .findFirst()
        .orElse("development");
  }
}
