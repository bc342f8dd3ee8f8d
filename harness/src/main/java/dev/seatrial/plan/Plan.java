package dev.seatrial.plan;

import java.util.List;

/**
 * Everything that will run, decided before anything starts.
 *
 * @param seed what random choices are made from
 * @param given what was put in place of what the scenarios say
 */
public record Plan(long seed, List<Cell> cells, Given given) {

  /** A plan of scenarios as they are written. */
  public Plan(long seed, List<Cell> cells) {
    this(seed, cells, Given.NOTHING);
  }

  /** The same for other cells. */
  public Plan with(List<Cell> others) {
    return new Plan(seed, List.copyOf(others), given);
  }
}
