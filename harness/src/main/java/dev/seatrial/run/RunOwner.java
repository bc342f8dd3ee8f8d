package dev.seatrial.run;

import dev.seatrial.plan.Cell;

/** Whose run it is: told between its cells how far it is, and decides whether it goes on. */
public interface RunOwner {

  /** The folder is there; before the first cell. */
  default void begin(RunDirectory made) {}

  /** A cell was left out: something that it needs cannot be had here. */
  default void leftOut(Cell cell) {}

  /**
   * A cell was run, and nothing of it is left in the engine.
   *
   * @return whether the next one is begun; those after it have no observations otherwise
   */
  default boolean goOn(Cell cell) {
    return true;
  }
}
