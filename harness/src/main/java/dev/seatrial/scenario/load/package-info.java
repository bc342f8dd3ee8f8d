/**
 * From YAML files to the records of {@code dev.seatrial.scenario}, all mistakes at once. Start from
 * {@link dev.seatrial.scenario.load.ScenarioLoader}; to add a key, from {@link
 * dev.seatrial.scenario.load.Shape}.
 */
@NullMarked
package dev.seatrial.scenario.load;

import org.jspecify.annotations.NullMarked;
