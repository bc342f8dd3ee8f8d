/** The commands; the only place that prints. Start from {@link dev.seatrial.cli.Main}. */
@NullMarked
package dev.seatrial.cli;

import org.jspecify.annotations.NullMarked;
