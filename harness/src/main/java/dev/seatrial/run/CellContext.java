package dev.seatrial.run;

import dev.seatrial.engine.Container;
import dev.seatrial.engine.Engine;
import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.GivenFile;
import dev.seatrial.plan.Masker;
import dev.seatrial.plan.StepResolver;
import dev.seatrial.scenario.References;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the parts of a running cell share.
 *
 * @param runId identifies the run; value of the label {@code dev.seatrial.run}
 * @param inputs files that the user handed over, by the input they are for
 * @param directory public folder of the cell: observations, logs
 * @param privateDirectory snapshots, backups; never published
 * @param observe writes an observation down
 */
record CellContext(
    String runId,
    Cell cell,
    Engine engine,
    Map<String, GivenFile> inputs,
    Path directory,
    Path privateDirectory,
    Captures captures,
    Masker masker,
    Clock clock,
    Consumer<Observation> observe,
    RunListener listener,
    CleanupStack cleanup) {

  static final String RUN_LABEL = "dev.seatrial.run";
  static final String CELL_LABEL = "dev.seatrial.cell";
  static final String LOCK_LABEL = "dev.seatrial.lock";

  Instant now() {
    return clock.instant();
  }

  Map<String, String> labels() {
    return labels(runId, cell);
  }

  /** What everything that a run makes for a cell is labelled with. */
  static Map<String, String> labels(String runId, Cell cell) {
    Map<String, String> labels = new TreeMap<>(Map.of(RUN_LABEL, runId, CELL_LABEL, cell.slug()));
    RunLock.mark(runId).ifPresent(where -> labels.put(LOCK_LABEL, where));
    return labels;
  }

  /** Name for a resource of this cell, unique in the engine. */
  String resourceName(String part) {
    return RunDirectory.resourcePrefix(runId, cell) + part;
  }

  /** Resolves references with what is captured by now; an undefined one throws. */
  StepResolver resolver() {
    return new StepResolver(References.fully(captures.values()));
  }

  /** Tells the listener what is waited for. */
  void waiting(String what) {
    listener.waiting(masker.mask(what));
  }

  /** Writes down that something happened to a container. {@code state} is how it ended. */
  void event(String service, Container container, String event, Optional<Container.State> state) {
    Optional<Integer> exitCode =
        state.filter(s -> s.exitCode().isPresent()).map(s -> s.exitCode().getAsInt());
    boolean oomKilled = state.filter(Container.State::oomKilled).isPresent();
    observe.accept(
        new Observation.ContainerEvent(
            now(), service, container.name(), event, exitCode, oomKilled));
  }

  void remark(String topic, String text) {
    observe.accept(new Observation.Remark(now(), topic, masker.mask(text)));
  }
}
