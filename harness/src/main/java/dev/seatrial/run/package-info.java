/**
 * The interpreter of a plan: it runs what the plan says and writes down what it sees; it decides
 * nothing. Start from {@link dev.seatrial.run.Runner}.
 */
@NullMarked
package dev.seatrial.run;

import org.jspecify.annotations.NullMarked;
