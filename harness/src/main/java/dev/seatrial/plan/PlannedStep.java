package dev.seatrial.plan;

import dev.seatrial.scenario.Step;
import java.util.List;

/**
 * A numbered step.
 *
 * @param id e.g. {@code 2.3.1}; stable as long as the scenario is
 * @param title what it does, for people
 * @param step with references to the cell's values resolved; those to captures remain
 * @param children steps inside it (a seed, a way out, a literal for-each)
 */
public record PlannedStep(String id, String title, Step step, List<PlannedStep> children) {}
