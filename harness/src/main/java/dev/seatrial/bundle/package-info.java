/**
 * What a cell leaves for those who cannot run it here: its files without secrets, and a script of
 * plain docker commands. Start from {@link dev.seatrial.bundle.Bundle}.
 */
@NullMarked
package dev.seatrial.bundle;

import org.jspecify.annotations.NullMarked;
