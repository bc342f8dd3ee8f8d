package dev.seatrial.run;

import dev.seatrial.observation.Observation;
import dev.seatrial.plan.Cell;
import dev.seatrial.plan.PlannedStep;
import java.util.Map;

/**
 * Told what happens, as it happens; for live progress. Called from the run's thread, {@link
 * #waiting} from those that poll, too.
 */
public interface RunListener {

  /** Hears nothing. */
  RunListener SILENT = new RunListener() {};

  /** The run's folder is known; nothing is in it yet. */
  default void runStarted(RunDirectory directory) {}

  /** One line about work outside of steps: resolving images, restoring a prepared state. */
  default void working(String line) {}

  default void cellStarted(Cell cell) {}

  default void stepStarted(Cell cell, PlannedStep step) {}

  default void stepFinished(Cell cell, PlannedStep step, Observation.StepFinished result) {}

  /**
   * A service is up.
   *
   * @param ports container port to the port on loopback it is published at
   */
  default void serviceUp(Cell cell, String service, Map<Integer, Integer> ports) {}

  /** What the current step is waiting for, whenever that changes. */
  default void waiting(String what) {}

  default void cellFinished(Cell cell) {}
}
