package dev.seatrial.scenario;

import java.util.List;

/**
 * A part of the matrix that is run together.
 *
 * @param pairwise whether only as many cells are taken as are needed to have every pair of values
 *     of two axes once
 */
public record Tier(Restriction what, boolean pairwise) {

  /** Few cells, after every change. Has cells only where a scenario declares it. */
  public static final String SMOKE = "smoke";

  /** Before a change is taken in; pairwise unless declared otherwise. Holds {@link #SMOKE}. */
  public static final String PR = "pr";

  /** Every night; all cells unless declared otherwise. Holds {@link #PR}. */
  public static final String NIGHTLY = "nightly";

  /** All cells; cannot be declared otherwise. */
  public static final String FULL = "full";

  /** The tiers every scenario has, each holding those before it. */
  public static final List<String> NESTED = List.of(SMOKE, PR, NIGHTLY, FULL);
}
