package dev.seatrial.plan;

import java.util.List;

/**
 * Everything that will run, decided before anything starts.
 *
 * @param seed what random choices are made from
 */
public record Plan(long seed, List<Cell> cells) {}
