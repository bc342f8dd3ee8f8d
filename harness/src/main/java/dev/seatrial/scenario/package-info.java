/**
 * The records of a system and its scenarios: what the YAML says, decoded and checked, with no I/O.
 * Start from {@link dev.seatrial.scenario.Scenario}.
 */
@NullMarked
package dev.seatrial.scenario;

import org.jspecify.annotations.NullMarked;
