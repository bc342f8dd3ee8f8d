package dev.seatrial.run;

import dev.seatrial.engine.Engine;
import dev.seatrial.engine.EngineException;
import dev.seatrial.image.ResolvedImage;
import dev.seatrial.observation.Observation;
import dev.seatrial.observation.ObservationLog;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.GivenFile;
import dev.seatrial.plan.Masker;
import dev.seatrial.plan.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one cell: prepared state, migration, new release; then takes everything away again. */
final class CellRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CellRunner.class);

  private final Engine engine;
  private final RunOptions options;
  private final RunDirectory directory;
  private final RunListener listener;
  private final Clock clock;
  private final Interruption interruption;
  private final Map<String, GivenFile> inputs;

  CellRunner(
      Engine engine,
      RunOptions options,
      RunDirectory directory,
      RunListener listener,
      Clock clock,
      Interruption interruption,
      Map<String, GivenFile> inputs) {
    this.engine = engine;
    this.options = options;
    this.directory = directory;
    this.listener = listener;
    this.clock = clock;
    this.interruption = interruption;
    this.inputs = inputs;
  }

  /** Runs it to its end; what went wrong is in the observations. */
  void run(Cell cell, Map<String, ResolvedImage> images) {
    Path folder = directory.cell(cell);
    Path privateFolder = directory.privateCell(cell);
    create(folder.resolve("logs"));
    createPrivate(privateFolder);
    // Cleaned up while the log is still open: there may be something to remark.
    try (ObservationLog log = ObservationLog.open(folder.resolve("observations.jsonl"));
        CleanupStack cleanup = new CleanupStack()) {
      interruption.watch(cleanup);
      Masker masker = Masker.of(cell);
      CellContext context =
          new CellContext(
              directory.runId(),
              cell,
              engine,
              inputs,
              folder,
              privateFolder,
              new Captures(cell.values(), masker),
              masker,
              clock,
              log::append,
              listener,
              cleanup);
      listener.cellStarted(cell);
      // At the bottom of the stack: what the product itself started, and what no entry took away.
      cleanup.push("the cell's leftovers", () -> Leftovers.removeCell(engine, context.labels()));
      Optional<String> error =
          guarded(
              () -> {
                log.append(new Observation.CellStarted(context.now(), cell.id(), engine.facts()));
                images.forEach(
                    (s, image) -> log.append(CellImages.observation(context.now(), s, image)));
                HandedFiles.observed(cell, inputs, context.now()).forEach(log::append);
                sail(context, images);
              });
      finish(context, error);
      listener.cellFinished(cell);
    } finally {
      interruption.forget();
    }
  }

  /** Why a cell cannot begin where it is told to; empty when it can. */
  Optional<String> unprepared(Cell cell, Map<String, ResolvedImage> images) {
    if (options.part().from().isEmpty()) {
      return Optional.empty();
    }
    if (cell.scenario().rehearsal().isPresent()) {
      return Optional.of("of a rehearsal nothing is kept to begin with; leave --from out");
    }
    String key = StateKey.of(cell, phase(cell, "before"), images, inputs);
    return new PreparedStates(options.cacheDirectory()).holds(key)
        ? Optional.empty()
        : Optional.of(
            "there is no prepared state of it to begin with; type the same with --until before"
                + " instead of --from first, that makes it");
  }

  /** Writes down that nothing of it is run, and why. */
  void leaveOut(Cell cell, String why) {
    create(directory.cell(cell));
    try (ObservationLog log =
        ObservationLog.open(directory.cell(cell).resolve("observations.jsonl"))) {
      listener.cellStarted(cell);
      listener.working("not run: " + why);
      log.append(new Observation.CellStarted(clock.instant(), cell.id(), engine.facts()));
      log.append(new Observation.CellLeftOut(clock.instant(), why));
      log.append(new Observation.CellFinished(clock.instant(), Optional.empty()));
      listener.cellFinished(cell);
    }
  }

  /** Taking things away must not be disturbed by the interrupt that ends the run. */
  private void finish(CellContext context, Optional<String> error) {
    boolean interrupted = Thread.interrupted() || interruption.asked();
    try {
      context
          .observe()
          .accept(new Observation.CellFinished(context.now(), error.map(context.masker()::mask)));
      if (options.keep() && !interrupted) {
        context.cleanup().abandon();
      } else {
        listener.working("taking containers, networks and volumes away");
        context.cleanup().unwind();
      }
      LogScrubber.scrub(context.directory().resolve("logs"), context.masker(), context::remark);
      if (interrupted && context.cell().scenario().rehearsal().isPresent()) {
        forget(context.privateDirectory());
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Copies of data of the user; nobody comes to remove them any more. */
  private static void forget(Path copies) {
    try {
      PreparedStates.delete(copies);
    } catch (IOException e) {
      LOG.warn("cannot remove {}: {}", copies, e.getMessage());
    }
  }

  private static Optional<String> guarded(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (HarnessFailure e) {
      return Optional.of(e.getMessage() + (e.evidence().isEmpty() ? "" : ": " + e.evidence()));
    } catch (EngineException e) {
      return Optional.of(e.getMessage() + " " + e.remedy());
    } catch (RuntimeException e) {
      LOG.debug("a cell failed", e);
      return Optional.of(HarnessFailure.unexpected(e));
    }
  }

  private void sail(CellContext context, Map<String, ResolvedImage> images) {
    images.forEach(
        (service, image) -> context.captures().values().put("image." + service, image.reference()));
    CellContainers containers = new CellContainers(context, images);
    CellServices services = new CellServices(containers);
    Cell cell = context.cell();
    try (OutageProbe probe = new OutageProbe(context, services)) {
      StepInterpreter steps = new StepInterpreter(context, containers, services, probe);
      steps.stopAfter(options.part().last(cell));
      try {
        prepare(context, containers, steps, images);
      } catch (RuntimeException e) {
        steps.skip(phase(cell, "migrate").steps());
        steps.skip(phase(cell, "after").steps());
        throw e;
      }
      cell.scenario().answersBefore().ifPresent(call -> probe.probe("old", call));
      cell.scenario().answersAfter().ifPresent(call -> probe.probe("new", call));
      steps.all(phase(cell, "migrate").steps());
      steps.all(phase(cell, "after").steps());
      if (steps.stopped()) {
        String why = StepInterpreter.stopped(options.part().last(cell).orElse(""));
        context.observe().accept(new Observation.CellLeftOut(context.now(), why));
      }
    } finally {
      if (options.keep() && !interruption.asked()) {
        Holding.write(containers);
      }
    }
  }

  private void prepare(
      CellContext context,
      CellContainers containers,
      StepInterpreter steps,
      Map<String, ResolvedImage> images) {
    Phase before = phase(context.cell(), "before");
    if (context.cell().scenario().rehearsal().isPresent()) {
      // Data of the user are kept nowhere.
      steps.all(before.steps());
      prepared(steps);
      return;
    }
    PreparedStates states = new PreparedStates(options.cacheDirectory());
    String key = StateKey.of(context.cell(), before, images, inputs);
    VolumeArchives archives = new VolumeArchives(containers.resources());
    Optional<PreparedStates.Stored> found = find(context.cell(), states, key);
    if (found.isPresent()) {
      PreparedStates.Stored stored = found.get();
      context.cleanup().push("what the cache has lent", () -> states.giveBack(stored));
      listener.working("taking the prepared state " + key.substring(0, 12) + " from the cache");
      stored.volumes().forEach(v -> archives.restore(stored.volume(v), v));
      PreparedStates.copy(stored.privateFiles(), context.privateDirectory());
      context.captures().putAll(stored.state().captured());
      steps.baseline(stored.state().baseline());
      ObservationLog.read(stored.observations()).forEach(context.observe());
      prepared(context, key, true, stored.bytes());
      return;
    }
    steps.all(before.steps());
    prepared(steps);
    if (options.part().cutsPreparation(context.cell())) {
      return;
    }
    PreparedStates.State state =
        new PreparedStates.State(context.captures().captured(), steps.baseline());
    PreparedStates.Stored stored =
        states.store(
            key,
            state,
            folder -> {
              for (String volume : containers.resources().usedVolumes()) {
                archives.save(volume, folder.resolve(volume + ".tar.zst"));
              }
              copyBefore(context, folder.resolve("observations.jsonl"));
              PreparedStates.copy(context.privateDirectory(), folder.resolve("private"));
            });
    prepared(context, key, false, stored.bytes());
  }

  private static void prepared(StepInterpreter steps) {
    if (steps.failed()) {
      throw new HarnessFailure("the prepared state could not be made", List.of());
    }
  }

  /** A damaged state is told of and made anew, unless the run is to begin with it. */
  private Optional<PreparedStates.Stored> find(Cell cell, PreparedStates states, String key) {
    // What is looked into while it is made has to be made.
    if (!options.reusePreparedStates() || options.part().stopsBefore(cell)) {
      return Optional.empty();
    }
    try {
      return states.find(key);
    } catch (HarnessFailure e) {
      if (options.part().from().isPresent()) {
        throw e;
      }
      listener.working("making the prepared state anew: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** What was seen while the state was made belongs to it, save for its containers. */
  private static void copyBefore(CellContext context, Path target) {
    try (ObservationLog copy = ObservationLog.open(target)) {
      ObservationLog.read(context.directory().resolve("observations.jsonl")).stream()
          .filter(
              o ->
                  o instanceof Observation.StepStarted
                      || o instanceof Observation.StepFinished
                      || o instanceof Observation.Verified
                      || o instanceof Observation.SnapshotTaken
                      || o instanceof Observation.YardstickMeasured
                      || o instanceof Observation.Found
                      || o instanceof Observation.InstancesSeen)
          .forEach(copy::append);
    }
  }

  private static void prepared(CellContext context, String key, boolean reused, long bytes) {
    context.observe().accept(new Observation.PreparedState(context.now(), key, reused, bytes));
  }

  private static Phase phase(Cell cell, String name) {
    return cell.phases().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new HarnessFailure("cannot make " + folder, e);
    }
  }

  private static void createPrivate(Path folder) {
    create(folder);
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new HarnessFailure("cannot protect " + folder, e);
    }
  }
}
