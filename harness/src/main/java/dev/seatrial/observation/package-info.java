/**
 * What a run saw, one record an event, kept as JSON lines. Start from {@link
 * dev.seatrial.observation.Observation}.
 */
@NullMarked
package dev.seatrial.observation;

import org.jspecify.annotations.NullMarked;
