package dev.seatrial.run;

import dev.seatrial.engine.Engine;
import dev.seatrial.image.ImageResolver;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.Plan;
import dev.seatrial.plan.PlanPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Runs plans. One cell after the other, in the order of the plan. */
public final class Runner {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Engine engine;
  private final ImageResolver images;
  private final RunOptions options;
  private final RunListener listener;
  private final Clock clock;

  public Runner(
      Engine engine, ImageResolver images, RunOptions options, RunListener listener, Clock clock) {
    this.engine = engine;
    this.images = images;
    this.options = options;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Runs all cells and returns the folder with their observations. What an earlier run that was
   * killed left behind is removed first.
   *
   * @throws dev.seatrial.engine.EngineException when an image cannot be had or the engine fails
   *     before the first cell
   */
  public RunDirectory run(Plan plan) {
    String runId =
        RUN_ID.format(clock.instant())
            + "-"
            + Long.toHexString(ProcessHandle.current().pid() & 0xffff);
    RunDirectory directory = new RunDirectory(options.runsDirectory().resolve(runId), runId);
    Leftovers.removeDead(engine, options.cacheDirectory())
        .forEach(l -> listener.working("removed what a killed run left: " + l.name()));
    AtomicReference<CleanupStack> active = new AtomicReference<>();
    Thread interrupted = new Thread(() -> cleanUp(active), "seatrial-cleanup");
    RunLock lock = RunLock.take(options.cacheDirectory(), runId);
    try {
      Runtime.getRuntime().addShutdownHook(interrupted);
      listener.runStarted(directory);
      Map<Cell, Map<String, ResolvedImage>> resolved = new LinkedHashMap<>();
      CellImages cellImages = new CellImages(images, options.projectRoot());
      for (Cell cell : plan.cells()) {
        resolved.put(cell, cellImages.resolve(cell, listener::working));
      }
      write(directory, plan);
      CellRunner runner = new CellRunner(engine, options, directory, listener, clock, active);
      resolved.forEach(runner::run);
    } finally {
      forget(interrupted);
      lock.close();
    }
    return directory;
  }

  private static void cleanUp(AtomicReference<CleanupStack> active) {
    CleanupStack stack = active.get();
    if (stack != null) {
      stack.close();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down: the hook is running, and that is what it is for.
      org.slf4j.LoggerFactory.getLogger(Runner.class).debug("shutting down", e);
    }
  }

  private static void write(RunDirectory directory, Plan plan) {
    try {
      Path file = directory.path().resolve("plan.txt");
      Files.createDirectories(directory.path());
      Files.writeString(file, PlanPrinter.print(plan));
    } catch (IOException e) {
      throw new HarnessFailure("cannot write into " + directory.path(), e);
    }
  }
}
