/**
 * A JUnit Platform test engine: a scenario file is a test class, a cell is a test. Start from
 * {@link dev.seatrial.junit.SeatrialTestEngine}.
 */
@NullMarked
package dev.seatrial.junit;

import org.jspecify.annotations.NullMarked;
