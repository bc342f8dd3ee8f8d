package dev.seatrial.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.engine.Engine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.Planner;
import dev.seatrial.plan.Selection;
import dev.seatrial.report.CellReport;
import dev.seatrial.report.RunReport;
import dev.seatrial.run.RunDirectory;
import dev.seatrial.run.RunListener;
import dev.seatrial.run.RunOptions;
import dev.seatrial.run.Runner;
import dev.seatrial.scenario.Scenario;
import dev.seatrial.scenario.load.ScenarioLoader;
import dev.seatrial.source.Diagnostics;
import dev.seatrial.verdict.CellVerdict;
import java.io.IOException;
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
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SELECTION = "selection.json";

  private Trial() {}

  /**
   * How to run.
   *
   * @param images which image sources are allowed
   * @param registry takes the place of the registry in official names
   * @param keep leave containers running at the end
   * @param reusePreparedStates false: make them anew
   */
  public record Options(
      ImageResolver.Mode images,
      Optional<String> registry,
      boolean keep,
      boolean reusePreparedStates) {}

  /** What was run again is found by this; the plan follows from it. */
  private record Chosen(long seed, List<String> scenarios, List<String> cells) {
    Chosen {
      if (scenarios == null || cells == null) {
        throw new IllegalArgumentException("something is missing");
      }
    }
  }

  /** A report and the folder it lies in. */
  public record Result(Path directory, RunReport report) {}

  /** Loads all scenarios of files and folders; empty when any has a mistake. */
  public static List<Scenario> load(List<Path> paths, Diagnostics diagnostics) {
    List<Scenario> scenarios = new ArrayList<>();
    for (Path file : ScenarioLoader.find(paths)) {
      ScenarioLoader.load(file, diagnostics).ifPresent(scenarios::add);
    }
    return diagnostics.isEmpty() ? scenarios : List.of();
  }

  /** Runs a plan, judges it, and writes its reports. All cells are of one project. */
  public static Result run(Plan plan, Engine engine, Options options, RunListener listener) {
    Path root = root(plan.cells().get(0).scenario());
    Path cache = cacheDirectory();
    RunOptions run =
        new RunOptions(
            root,
            root.resolve("reports/runs"),
            cache,
            options.keep(),
            options.reusePreparedStates());
    ImageResolver images =
        new ImageResolver(
            engine, ImageResolver.Settings.of(options.images(), options.registry(), cache));
    RunDirectory directory =
        new Runner(engine, images, run, listener, Clock.systemUTC())
            .run(plan, made -> remember(plan, root, made.path()));
    return report(plan, directory);
  }

  /**
   * Judges an old run again, by its scenarios as they are now, and writes its reports anew. Empty
   * when these have mistakes, or none of its cells any more.
   *
   * @throws UncheckedIOException when the folder holds no run
   */
  public static Optional<Result> report(Path runDirectory, Diagnostics diagnostics) {
    try {
      Chosen chosen = chosen(runDirectory.resolve(SELECTION));
      Path root = rootOfRun(runDirectory);
      List<Path> files = chosen.scenarios().stream().map(root::resolve).toList();
      List<Scenario> scenarios = load(files, diagnostics);
      if (scenarios.isEmpty()) {
        return Optional.empty();
      }
      Plan plan =
          Planner.plan(scenarios, new Selection(Optional.empty(), chosen.cells()), chosen.seed());
      if (plan.cells().isEmpty()) {
        return Optional.empty();
      }
      String runId = String.valueOf(runDirectory.toAbsolutePath().normalize().getFileName());
      return Optional.of(report(plan, new RunDirectory(runDirectory, runId)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Chosen chosen(Path file) throws IOException {
    try {
      return JSON.readValue(Files.readAllBytes(file), Chosen.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          file + " cannot be read", new IOException("it is not as a run wrote it", e));
    }
  }

  /** The user's cache: prepared states, locks; shared by all projects. */
  public static Path cacheDirectory() {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return base.resolve("seatrial");
  }

  private static Result report(Plan plan, RunDirectory directory) {
    List<CellReport> cells = new ArrayList<>();
    Map<String, String> host = Map.of();
    Instant started = Instant.MAX;
    Instant ended = Instant.EPOCH;
    for (Cell cell : plan.cells()) {
      Path log = directory.cell(cell).resolve("observations.jsonl");
      List<Observation> observations = Files.exists(log) ? ObservationLog.read(log) : List.of();
      CellVerdict verdict = Judging.judge(cell, observations, directory.snapshots(cell));
      cells.add(
          CellReport.of(
              cell, observations, verdict, logs(directory, cell, observations), repro(cell)));
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
    report.write(directory.path());
    return new Result(directory.path(), report);
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

  private static String repro(Cell cell) {
    return "./seatrial run "
        + relative(root(cell.scenario()), cell.scenario())
        + " --cell '"
        + cell.id()
        + "'";
  }

  private static String relative(Path root, Scenario scenario) {
    Path file = Path.of(scenario.location().file()).toAbsolutePath().normalize();
    return root.toAbsolutePath().normalize().relativize(file).toString().replace('\\', '/');
  }

  /** A system lies in {@code fixtures/<name>} of its project. */
  private static Path root(Scenario scenario) {
    Path fixtures = scenario.system().directory().toAbsolutePath().normalize().getParent();
    Path root = fixtures == null ? null : fixtures.getParent();
    if (root == null) {
      throw new IllegalStateException("no project around " + scenario.system().directory());
    }
    return root;
  }

  private static Path rootOfRun(Path runDirectory) {
    Path at = runDirectory.toAbsolutePath().normalize();
    while (at != null && !Files.isDirectory(at.resolve("fixtures"))) {
      at = at.getParent();
    }
    return at == null ? Path.of("") : at;
  }

  private static void remember(Plan plan, Path root, Path runDirectory) {
    List<String> scenarios =
        plan.cells().stream().map(c -> relative(root, c.scenario())).distinct().toList();
    List<String> cells = plan.cells().stream().map(Cell::id).toList();
    try {
      JSON.writerWithDefaultPrettyPrinter()
          .writeValue(
              runDirectory.resolve(SELECTION).toFile(), new Chosen(plan.seed(), scenarios, cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Version of Seatrial, from the jar; {@code development} outside of one. */
  public static String version() {
    return Stream.ofNullable(Trial.class.getPackage().getImplementationVersion())
        .findFirst()
        .orElse("development");
  }
}
