/**
 * Puts the layers together, for the command line and for JUnit: load, plan, run, judge, report.
 * Start from {@link dev.seatrial.trial.Trial}.
 */
@NullMarked
package dev.seatrial.trial;

import org.jspecify.annotations.NullMarked;
