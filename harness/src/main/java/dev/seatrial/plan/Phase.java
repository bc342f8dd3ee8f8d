package dev.seatrial.plan;

import java.util.List;

/**
 * A block of a cell's steps.
 *
 * @param name {@code before}, {@code migrate} or {@code after}
 */
public record Phase(String name, List<PlannedStep> steps) {}
