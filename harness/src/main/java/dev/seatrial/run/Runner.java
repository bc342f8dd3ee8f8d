package dev.seatrial.run;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.EngineException.Reason;
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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs plans. One cell after the other, in the order of the plan. */
public final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
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
   * Runs cells and returns the folder with their observations. What an earlier run that was killed
   * left behind is removed first.
   *
   * <p>When the process is ended from outside, the thread is interrupted, and the process lives
   * until everything is taken away.
   *
   * @param continued folder of a run that these cells are run in; a new one when empty
   * @param owner told between cells
   * @throws dev.seatrial.engine.EngineException when an image cannot be had or the engine fails
   *     before the first cell
   * @throws HarnessFailure when a folder cannot be written, or the run was ended from outside
   */
  public RunDirectory run(Plan plan, Optional<RunDirectory> continued, RunOwner owner) {
    RunDirectory directory = continued.orElseGet(this::directory);
    String runId = directory.runId();
    removeDead();
    Interruption interruption = new Interruption();
    Thread hook = new Thread(() -> end(interruption), "seatrial-cleanup");
    RunLock lock = RunLock.take(options.cacheDirectory(), runId);
    try {
      interruption.interrupts(Thread.currentThread());
      Runtime.getRuntime().addShutdownHook(hook);
      listener.runStarted(directory);
      Map<Cell, Map<String, ResolvedImage>> resolved = new LinkedHashMap<>();
      Map<Cell, String> missing = new LinkedHashMap<>();
      CellImages cellImages = new CellImages(images, options.project(), plan.given());
      HostDevices devices = new HostDevices(engine, directory);
      for (Cell cell : plan.cells()) {
        plan.given()
            .missing(cell.scenario())
            .or(() -> devices.missing(cell, () -> cellImages.helper(listener::working).id()))
            .or(() -> unreachable(cell, cellImages, resolved))
            .ifPresent(why -> missing.put(cell, why));
      }
      write(directory, plan);
      owner.begin(directory);
      CellRunner runner =
          new CellRunner(
              engine, options, directory, listener, clock, interruption, plan.given().inputs());
      resolved.forEach(
          (cell, found) -> runner.unprepared(cell, found).ifPresent(why -> missing.put(cell, why)));
      resolved.keySet().removeAll(missing.keySet());
      missing.forEach(
          (cell, why) -> {
            runner.leaveOut(cell, why);
            owner.leftOut(cell);
          });
      for (Map.Entry<Cell, Map<String, ResolvedImage>> next : resolved.entrySet()) {
        run(runner, next.getKey(), next.getValue(), interruption);
        if (interruption.asked() || !owner.goOn(next.getKey())) {
          break;
        }
      }
    } finally {
      boolean interrupted = Thread.interrupted() || interruption.asked();
      if (options.keep() && !interrupted) {
        lock.keep();
      } else {
        lock.close();
      }
      // The process may end as soon as this is said.
      interruption.over();
      forget(hook);
    }
    if (interruption.asked()) {
      throw HarnessFailure.endedFromOutside();
    }
    return directory;
  }

  /**
   * Why an image of a cell cannot be had here: that is no fault of the product, nor of ours. When
   * all can, they are put with those of the other cells.
   */
  private Optional<String> unreachable(
      Cell cell, CellImages images, Map<Cell, Map<String, ResolvedImage>> resolved) {
    try {
      resolved.put(cell, images.resolve(cell, listener::working));
      return Optional.empty();
    } catch (EngineException e) {
      if (e.reason() != Reason.REGISTRY_NEEDED) {
        throw e;
      }
      String why = String.valueOf(e.getMessage());
      return Optional.of(Character.toLowerCase(why.charAt(0)) + why.substring(1, why.length() - 1));
    }
  }

  private void end(Interruption interruption) {
    listener.working("taking away what the run has started: it is being ended");
    interruption.end();
  }

  /** A cell that could not be run to its end, or begun, does not keep the others from running. */
  private void run(
      CellRunner runner, Cell cell, Map<String, ResolvedImage> found, Interruption interruption) {
    if (interruption.asked()) {
      return;
    }
    try {
      runner.run(cell, found);
    } catch (RuntimeException e) {
      LOG.warn("{} was cut off: {}", cell.id(), HarnessFailure.words(e));
      LOG.debug("where it was cut off", e);
    }
  }

  /** Two runs of one process may begin in the same second. */
  private RunDirectory directory() {
    String wanted =
        RUN_ID.format(clock.instant())
            + "-"
            + Long.toHexString(ProcessHandle.current().pid() & 0xffff);
    String runId = wanted;
    for (int n = 2; Files.exists(options.runsDirectory().resolve(runId)); n++) {
      runId = wanted + "-" + n;
    }
    return new RunDirectory(options.runsDirectory().resolve(runId), runId);
  }

  /** What cannot be removed now need not keep this run from its own work. */
  private void removeDead() {
    try {
      Leftovers.removeDead(engine, options.cacheDirectory())
          .forEach(l -> listener.working("removed what a killed run left: " + l.name()));
    } catch (EngineException e) {
      listener.working("Could not remove what a killed run left: " + e.getMessage());
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down: the hook is running, and that is what it is for.
      LOG.debug("shutting down", e);
    }
  }

  private static void write(RunDirectory directory, Plan plan) {
    try {
      Path file = directory.path().resolve("plan.txt");
      Files.createDirectories(directory.path());
      if (Files.notExists(file)) {
        Files.writeString(file, PlanPrinter.print(plan));
      }
    } catch (IOException e) {
      throw new HarnessFailure("cannot write into " + directory.path(), e);
    }
  }
}
